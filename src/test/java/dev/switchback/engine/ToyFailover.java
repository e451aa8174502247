package dev.switchback.engine;

import dev.switchback.playbook.Route;
import dev.switchback.playbook.DoneOutside;
import dev.switchback.playbook.AcceptedAsIs;
import dev.switchback.playbook.Escalated;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Sighting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.switchback.playbook.Act;
import dev.switchback.playbook.Answerer;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Guard;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.ManualCard;
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

	/// Asks whether a second person agrees, before it does anything.
	static final String AGREED = """
			{"target": {"name": "lamp"}, "parameters": {"hold": "PT10S", "soak": "PT5S", "asksFirst": true}}""";

	record Request(Thing target, Parameters parameters) {
	}

	record Thing(String name) {
	}

	record Parameters(@Nullable Duration hold, Duration soak, @Nullable Duration restoreWithin,
			@Nullable Boolean asksWhenLost, @Nullable Boolean asksFirst) {
	}

	/// @param emergency whether it holds until somebody decides, and asks when its guard is lost
	/// @param asIs whether somebody takes the light as it is
	/// @param byHand whether somebody says that they turned it on
	record Plan(String name, Parameters parameters, @Nullable Duration dueIn, boolean emergency, boolean asIs,
			boolean byHand) {
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
				(mandate.purpose() == Purpose.DRILL) ? request.parameters().restoreWithin() : null,
				mandate.purpose() == Purpose.EMERGENCY, false, false);
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
		return plan.name().equals("desk") ? List.of("/toys/desk", "/toys/lamp") : List.of("/toys/" + plan.name());
	}

	/// The lamp stands on the `desk`, and is none of its own switches.
	@Override
	public Optional<String> goesOn(Plan plan, Plan other, String at, String key) {
		return plan.name().equals(other.name()) ? Optional.of(key) : Optional.empty();
	}

	@Override
	public List<Step> steps(Plan plan) {
		var name = plan.name();
		var promise = Toy.promise(name, plan.dueIn());
		var asks = plan.emergency() || Boolean.TRUE.equals(plan.parameters().asksWhenLost());
		var onLoss = asks ? Guard.OnLoss.ASK : Guard.OnLoss.TURN_BACK;
		var agreed = Boolean.TRUE.equals(plan.parameters().asksFirst()) ? List.of(agreed()) : List.<Step>of();
		var steps = List.of(Step.check("check", "the lamp is on", this.world.check(name)),
				Step.ensure("off", "the lamp is turned off", this.world.turned(name, false, List.of(promise))),
				Step.await("dark", "it is dark", this.world.is(name, false))
					.steadyFor(plan.parameters().soak())
					.whileTrue(this.world.guard(), onLoss),
				heard(plan, Step.ask("hold", "hold in the dark", hold(plan)).whileTrue(this.world.guard(), onLoss))
					.on(Decision.DONE_OUTSIDE, Route.to("on"))
					.on(Decision.ACCEPT_AS_IS, Route.again()),
				on(plan).keeps("restore-" + name).on(Decision.DONE_OUTSIDE, Route.again()),
				Step.await("light", "it is light", plan.asIs() ? this.world.is(name, true) : this.world.light(name))
					.on(Decision.ACCEPT_AS_IS, Route.again()));
		return Stream.concat(agreed.stream(), steps.stream()).toList();
	}

	private Step heard(Plan plan, Step hold) {
		return plan.asIs() ? hold
				: hold.whileTrue(
						(_) -> this.world.silent ? new Sighting.Unmet("something has fallen silent", Evidence.NONE)
								: Sighting.met("everything answers", Evidence.NONE),
						plan.emergency() ? Guard.OnLoss.ASK_OR_ACCEPT : Guard.OnLoss.TURN_BACK);
	}

	private static Step agreed() {
		return Step.ask("agreed", "a second person agrees", new Act.Hold.UntilDecision("Does a second person agree?",
				List.of(Decision.PROCEED), Answerer.SECOND_PERSON));
	}

	private Step on(Plan plan) {
		return plan.byHand()
				? Step.await("on", "the lamp was turned on by hand", this.world.is(plan.name(), true))
					.within(Duration.ofMinutes(1))
				: Step.ensure("on", "the lamp is turned on again",
						this.world.turned(plan.name(), true, List.<Promise>of()));
	}

	private static Act.Hold hold(Plan plan) {
		var hold = plan.parameters().hold();
		return (hold != null && !plan.emergency()) ? new Act.Hold.For(hold)
				: new Act.Hold.UntilDecision("It is dark. Go on?", List.of(Decision.PROCEED, Decision.DONE_OUTSIDE));
	}

	@Override
	public Plan revise(Plan plan, Learned learned) {
		return switch (learned) {
			case Escalated _ -> new Plan(plan.name(), plan.parameters(), null, true, plan.asIs(), plan.byHand());
			case AcceptedAsIs _ ->
				new Plan(plan.name(), plan.parameters(), plan.dueIn(), plan.emergency(), true, plan.byHand());
			case DoneOutside _ ->
				new Plan(plan.name(), plan.parameters(), plan.dueIn(), plan.emergency(), plan.asIs(), true);
			default -> plan;
		};
	}

	/// There is none; of a `cursed` lamp there is a bug instead.
	@Override
	public Optional<ManualCard> card(Plan plan) {
		if (plan.name().equals("cursed")) {
			throw new IllegalStateException("a bug in a card");
		}
		return Optional.empty();
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
