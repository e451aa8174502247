package dev.switchback.api;

import dev.switchback.playbook.ManualCard.Section;
import dev.switchback.playbook.ManualCard.Kind;
import dev.switchback.playbook.ManualCard;
import java.util.Optional;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.switchback.playbook.Act;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Target;
import org.jspecify.annotations.Nullable;

/// Turns a switch off, holds, and turns it on again.
final class ToyFailover implements Playbook<ToyFailover.Request, ToyFailover.Plan> {

	private final ToyWorld world;

	ToyFailover(ToyWorld world) {
		this.world = world;
	}

	record Request(@Nullable Aim target, @Nullable Wishes parameters) {
	}

	record Aim(@Nullable String circuitPair) {
	}

	/// @param unhealthy makes the rule fail
	/// @param broken makes the plan throw
	record Wishes(@Nullable Duration holdFor, @Nullable Duration restoreWithin, @Nullable Boolean unhealthy,
			@Nullable Boolean broken, @Nullable Integer steps, @Nullable String note, @Nullable Scope scope) {
	}

	enum Scope {

		PRIMARY, BOTH

	}

	record Plan(String pair, Duration hold, Duration restoreWithin, boolean unhealthy) {
	}

	@Override
	public String kind() {
		return "TOY";
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
		var target = request.target();
		if (target == null || target.circuitPair() == null) {
			throw new InvalidRequest("/target/circuitPair", "Name a circuit pair.");
		}
		var wishes = request.parameters();
		if (wishes == null) {
			return new Plan(target.circuitPair(), Duration.ZERO, Duration.ZERO, false);
		}
		if (Boolean.TRUE.equals(wishes.broken())) {
			throw new IllegalStateException("SELECT * FROM secrets in dev.switchback.Broken");
		}
		return new Plan(target.circuitPair(), or(wishes.holdFor()), or(wishes.restoreWithin()),
				Boolean.TRUE.equals(wishes.unhealthy()));
	}

	private static Duration or(@Nullable Duration duration) {
		return (duration != null) ? duration : Duration.ZERO;
	}

	@Override
	public String subject(Plan plan) {
		return plan.pair();
	}

	@Override
	public List<Target> targets(Plan plan) {
		return List.of(
				new Target("drained", plan.pair() + "-ams", TestPairs.CIRCUITS + plan.pair() + "-ams", "Amsterdam"),
				new Target("carries", plan.pair() + "-dub", TestPairs.CIRCUITS + plan.pair() + "-dub", null));
	}

	@Override
	public List<String> claims(Plan plan) {
		return List.of(claim(plan.pair() + "-ams"), claim(plan.pair() + "-dub"));
	}

	/// Under which a circuit is claimed.
	static String claim(String circuit) {
		return (TestPairs.CIRCUITS + circuit).toLowerCase(Locale.ROOT);
	}

	@Override
	public List<Step> steps(Plan plan) {
		return List.of(Step.check("rules", "the other switch can carry everything", this.world.rule(!plan.unhealthy())),
				Step.ensure("off", "the switch is off", this.world.turned(plan.pair(), false, plan.restoreWithin())),
				Step.ask("hold", "hold", hold(plan)),
				Step.ensure("on", "the switch is on again", this.world.turned(plan.pair(), true, Duration.ZERO))
					.keeps("back"));
	}

	private static Act.Hold hold(Plan plan) {
		return plan.hold().isZero()
				? new Act.Hold.UntilDecision("Turn %s on again?".formatted(plan.pair()), List.of(Decision.PROCEED))
				: new Act.Hold.For(plan.hold());
	}

	@Override
	public Plan revise(Plan plan, Learned learned) {
		return plan;
	}

	@Override
	public Optional<ManualCard> card(Plan plan) {
		return Optional.of(new ManualCard("Turn %s on by hand".formatted(plan.pair()),
				List.of(new Section("What was so", Kind.FACTS, List.of("It was on.")),
						new Section("Turn it on", Kind.COMMANDS, List.of("toy on '%s'".formatted(plan.pair()))),
						new Section("Mind", Kind.CAUTION, List.of("It may be hot.")))));
	}

	@Override
	public Duration expectedDuration(Plan plan) {
		return plan.hold().plusSeconds(90);
	}

	@Override
	public Trouble trouble() {
		return Trouble.TURN_BACK;
	}

}
