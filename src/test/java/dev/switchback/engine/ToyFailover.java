package dev.switchback.engine;

import java.time.Duration;
import java.util.List;

import dev.switchback.playbook.Act;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Guard;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Target;
import org.jspecify.annotations.Nullable;

/// Turns a switch off and on again, as a peering failover does with a circuit.
record ToyFailover(Toy world) implements Playbook<ToyFailover.Request, ToyFailover.Plan> {

	static final String KIND = "TOY";

	/// A drill of ten seconds with a deadline after ten minutes.
	static final String CALM = """
			{"target": {"name": "lamp"}, "parameters": {"hold": "PT10S", "soak": "PT5S", "restoreWithin": "PT10M"}}""";

	/// Holds until somebody decides.
	static final String ASKING = """
			{"target": {"name": "lamp"}, "parameters": {"soak": "PT5S", "restoreWithin": "PT10M"}}""";

	record Request(Thing target, Parameters parameters) {
	}

	record Thing(String name) {
	}

	record Parameters(@Nullable Duration hold, Duration soak, @Nullable Duration restoreWithin,
			@Nullable Boolean asksWhenLost) {
	}

	record Plan(String name, Parameters parameters, @Nullable Duration dueIn) {
	}

	@Override
	public String kind() {
		return KIND;
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
		return new Plan(request.target().name(), request.parameters(),
				(mandate.purpose() == Purpose.DRILL) ? request.parameters().restoreWithin() : null);
	}

	@Override
	public String subject(Plan plan) {
		return plan.name();
	}

	@Override
	public List<Target> targets(Plan plan) {
		return List.of(new Target("turned off and on", plan.name(), "/toys/" + plan.name(), null));
	}

	@Override
	public List<String> claims(Plan plan) {
		return List.of("/toys/" + plan.name());
	}

	@Override
	public List<Step> steps(Plan plan) {
		var name = plan.name();
		var promise = Toy.promise(name, plan.dueIn());
		var onLoss = Boolean.TRUE.equals(plan.parameters().asksWhenLost()) ? Guard.OnLoss.ASK : Guard.OnLoss.TURN_BACK;
		return List.of(Step.check("check", "the lamp is on", this.world.is(name, true)),
				Step.ensure("off", "the lamp is turned off", this.world.turned(name, false, List.of(promise))),
				Step.await("dark", "it is dark", this.world.is(name, false))
					.steadyFor(plan.parameters().soak())
					.whileTrue(this.world.guard(), onLoss),
				Step.ask("hold", "hold in the dark", hold(plan)).whileTrue(this.world.guard(), onLoss),
				Step.ensure("on", "the lamp is turned on again", this.world.turned(name, true, List.<Promise>of()))
					.keeps("restore-" + name),
				Step.await("light", "it is light", this.world.is(name, true)));
	}

	private static Act.Hold hold(Plan plan) {
		var hold = plan.parameters().hold();
		return (hold != null) ? new Act.Hold.For(hold)
				: new Act.Hold.UntilDecision("It is dark. Go on?", List.of(Decision.PROCEED));
	}

	@Override
	public Plan revise(Plan plan, Learned learned) {
		return plan;
	}

	@Override
	public Duration expectedDuration(Plan plan) {
		return Duration.ofSeconds(30);
	}

	@Override
	public Trouble trouble() {
		return Trouble.TURN_BACK;
	}

}
