package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Target;
import org.jspecify.annotations.Nullable;

/// Some steps that touch nothing and claim nothing.
///
/// @param condition of each step
record Errand(String kind, Condition condition) implements Playbook<Errand.Request, Errand.Plan> {

	static final String REQUEST = "{\"target\": {}, \"parameters\": {}}";

	private static final int STEPS = 4;

	record Request(@Nullable Nothing target, @Nullable Nothing parameters) {
	}

	record Nothing() {
	}

	record Plan(int steps) {
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
		return new Plan(STEPS);
	}

	@Override
	public String subject(Plan plan) {
		return kind();
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
			.mapToObj((number) -> Step.check("step-" + number, "step " + number, this.condition))
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
