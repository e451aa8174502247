package dev.switchback.catalog.peeringfailover;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.switchback.azure.expressroute.Baseline;
import dev.switchback.azure.expressroute.ExpressRoute;
import dev.switchback.azure.expressroute.Family;
import dev.switchback.azure.expressroute.Peering;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Step;
import org.jspecify.annotations.Nullable;

import static dev.switchback.playbook.Step.ask;
import static dev.switchback.playbook.Step.await;
import static dev.switchback.playbook.Step.check;
import static dev.switchback.playbook.Step.ensure;

/// One circuit of a pair, drained and brought back.
final class Exercise {

	/// How long rules and baselines may stay unsettled.
	static final Duration CHECK = Duration.ofMinutes(1);

	/// How long Azure may take for what it usually does in seconds. No source gives a figure for production.
	static final Duration CONVERGENCE = Duration.ofMinutes(5);

	/// How long a switch may take. Azure's own clients wait for up to half an hour.
	private static final Duration SWITCHING = Duration.ofMinutes(10);

	private final Plan plan;

	private final Side side;

	private final Peering drained;

	private final Peering survivor;

	private final @Nullable Baseline baseline;

	private final Set<Family> families;

	private final String name;

	private final String other;

	Exercise(ExpressRoute azure, Plan plan, Side side) {
		this.plan = plan;
		this.side = side;
		this.drained = azure.privatePeering(plan.circuit(side));
		this.survivor = azure.privatePeering(plan.circuit(side.other()));
		this.baseline = plan.baseline(side);
		this.families = plan.drained();
		this.name = plan.circuit(side).spoken();
		this.other = plan.circuit(side.other()).spoken();
	}

	List<Step> steps() {
		return List.of(rules(), baseline(), disable(), drained(), covered(), traffic(), hold(), enable(), restored());
	}

	private Step rules() {
		return check(key("check"), "%s can carry everything while %s is drained".formatted(this.other, this.name),
				this.survivor.canStandInFor(this.drained, this.families, this.plan.purpose()))
			.within(CHECK);
	}

	private Step baseline() {
		return check(key("baseline"), "the state of %s is recorded".formatted(this.name),
				this.drained.baseline(this.survivor))
			.within(CHECK);
	}

	private Step disable() {
		return ensure(key("disable"), "the private peering of %s is switched off".formatted(this.name), this.drained
			.disabled(this.families, this.survivor, this.baseline, key("restore"), this.plan.restoreWithin()))
			.within(SWITCHING)
			.whileTrue(stands());
	}

	/// Until this has passed, the loss of the survivor turns back in every case: nobody is asked.
	private Step drained() {
		return await(key("drained"), "%s is silent, and %s still stands".formatted(this.name, this.other),
				this.drained.isSilent(this.families, this.baseline))
			.within(CONVERGENCE)
			.whileTrue(stands());
	}

	private Step covered() {
		return watched(await(key("covered"),
				"everything of %s arrives over %s%s".formatted(this.name, this.other,
						this.plan.soak().isPositive() ? ", for " + Spoken.of(this.plan.soak()) : ""),
				this.survivor.covers(this.baseline))
			.within(CONVERGENCE.plus(this.plan.soak()))
			.steadyFor(this.plan.soak()));
	}

	private Step traffic() {
		var step = watched(await(key("traffic"), "bytes flow over %s and not over %s".formatted(this.other, this.name),
				this.survivor.carriesTrafficInsteadOf(this.drained)));
		return this.plan.requireTraffic() ? step.within(CONVERGENCE) : step.within(Duration.ZERO).advisory();
	}

	private Step hold() {
		var duration = this.plan.hold().duration();
		var title = "hold %s while %s carries for %s".formatted(
				(duration != null) ? "for " + Spoken.of(duration) : "until somebody decides", this.other, this.name);
		return watched(ask(key("hold"), title, (duration != null) ? new Act.Hold.For(duration) : question()));
	}

	private Act.Hold question() {
		return new Act.Hold.UntilDecision("%s is drained and %s carries everything. Bring %s back now?"
			.formatted(this.name, this.other, this.name), List.of(Decision.PROCEED));
	}

	private Step enable() {
		return ensure(key("enable"), "the private peering of %s is switched as it was found".formatted(this.name),
				this.drained.asFoundIn(this.baseline))
			.within(SWITCHING)
			.keeps(key("restore"));
	}

	private Step restored() {
		return await(key("restored"), "everything of %s is back".formatted(this.name),
				this.drained.matches(this.baseline))
			.within(SWITCHING);
	}

	private Step watched(Step step) {
		return step.whileTrue(this.survivor.isCarrying(this.baseline), this.plan.onSurvivorLoss().guard())
			.whileTrue(this.drained.isStillDrained(this.families));
	}

	private Condition stands() {
		return this.survivor.isStanding(this.baseline);
	}

	private String key(String name) {
		return this.side.key() + "." + name;
	}

}
