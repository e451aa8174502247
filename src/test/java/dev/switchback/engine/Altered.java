package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Target;

/// The toy's playbook with other steps, under the same name and version.
record Altered(ToyFailover original,
		UnaryOperator<List<Step>> change) implements Playbook<ToyFailover.Request, ToyFailover.Plan> {

	@Override
	public String kind() {
		return this.original.kind();
	}

	@Override
	public int version() {
		return this.original.version();
	}

	@Override
	public Class<ToyFailover.Request> request() {
		return this.original.request();
	}

	@Override
	public Class<ToyFailover.Plan> plan() {
		return this.original.plan();
	}

	@Override
	public ToyFailover.Plan plan(Mandate mandate, ToyFailover.Request request) {
		return this.original.plan(mandate, request);
	}

	@Override
	public String subject(ToyFailover.Plan plan) {
		return this.original.subject(plan);
	}

	@Override
	public List<Target> targets(ToyFailover.Plan plan) {
		return this.original.targets(plan);
	}

	@Override
	public List<String> claims(ToyFailover.Plan plan) {
		return this.original.claims(plan);
	}

	@Override
	public List<Step> steps(ToyFailover.Plan plan) {
		return this.change.apply(this.original.steps(plan));
	}

	@Override
	public ToyFailover.Plan revise(ToyFailover.Plan plan, Learned learned) {
		return this.original.revise(plan, learned);
	}

	@Override
	public Duration expectedDuration(ToyFailover.Plan plan) {
		return this.original.expectedDuration(plan);
	}

	@Override
	public Trouble trouble() {
		return this.original.trouble();
	}

}
