package dev.switchback.api;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Target;
import org.jspecify.annotations.Nullable;

/// Steps that touch nothing.
final class ToyCanary implements Playbook<ToyCanary.Request, ToyCanary.Plan> {

	record Request(@Nullable Empty target, @Nullable Wishes parameters) {
	}

	record Empty() {
	}

	record Wishes(@Nullable Integer steps) {
	}

	record Plan(int steps) {
	}

	@Override
	public String kind() {
		return "CANARY";
	}

	@Override
	public int version() {
		return 1;
	}

	@Override
	public Class<Request> request() {
		return Request.class;
	}

	@Override
	public Class<Plan> plan() {
		return Plan.class;
	}

	@Override
	public Plan plan(Mandate mandate, Request request) {
		var wishes = request.parameters();
		var steps = (wishes != null && wishes.steps() != null) ? wishes.steps() : 1;
		if (steps < 1 || steps > 100) {
			throw new InvalidRequest("/parameters/steps", "Use 1 to 100 steps.");
		}
		return new Plan(steps);
	}

	@Override
	public String subject(Plan plan) {
		return "canary";
	}

	@Override
	public List<Target> targets(Plan plan) {
		return List.of();
	}

	@Override
	public List<String> claims(Plan plan) {
		return List.of();
	}

	@Override
	public List<Step> steps(Plan plan) {
		return IntStream.rangeClosed(1, plan.steps())
			.mapToObj((step) -> Step.await("step-" + step, "step " + step,
					(_) -> Sighting.met("it is so", Evidence.NONE)))
			.toList();
	}

	@Override
	public Plan revise(Plan plan, Learned learned) {
		return plan;
	}

	@Override
	public Duration expectedDuration(Plan plan) {
		return Duration.ofSeconds(1);
	}

	@Override
	public Trouble trouble() {
		return Trouble.TURN_BACK;
	}

}
