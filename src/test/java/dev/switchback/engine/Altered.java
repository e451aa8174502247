package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Target;

/// A playbook with other steps, under the same name and version.
record Altered<R extends Record, P extends Record>(Playbook<R, P> original,
		UnaryOperator<List<Step>> change) implements Playbook<R, P> {

	@Override
	public String kind() {
		return this.original.kind();
	}

	@Override
	public int version() {
		return this.original.version();
	}

	@Override
	public Class<R> request() {
		return this.original.request();
	}

	@Override
	public Class<P> plan() {
		return this.original.plan();
	}

	@Override
	public P plan(Mandate mandate, R request) {
		return this.original.plan(mandate, request);
	}

	@Override
	public String subject(P plan) {
		return this.original.subject(plan);
	}

	@Override
	public List<Target> targets(P plan) {
		return this.original.targets(plan);
	}

	@Override
	public List<String> claims(P plan) {
		return this.original.claims(plan);
	}

	@Override
	public List<Step> steps(P plan) {
		return this.change.apply(this.original.steps(plan));
	}

	@Override
	public P revise(P plan, Learned learned) {
		return this.original.revise(plan, learned);
	}

	@Override
	public Duration expectedDuration(P plan) {
		return this.original.expectedDuration(plan);
	}

	@Override
	public Trouble trouble() {
		return this.original.trouble();
	}

}
