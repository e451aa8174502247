package dev.switchback.catalog.peeringfailover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.switchback.azure.expressroute.Baseline;
import dev.switchback.azure.expressroute.Drain;
import dev.switchback.azure.expressroute.ExpressRoute;
import dev.switchback.azure.expressroute.Family;
import dev.switchback.azure.expressroute.Peering;
import dev.switchback.azure.probe.Probes;
import dev.switchback.catalog.request.Spoken;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Answerer;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Guard;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.Sighting;
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

	private final Drain drain;

	private final ProbeSteps probes;

	private final String name;

	private final String other;

	Exercise(ExpressRoute azure, Probes probes, Plan plan, Side side) {
		this.plan = plan;
		this.side = side;
		this.drained = azure.peering(plan.circuit(side));
		this.survivor = azure.peering(plan.circuit(side.other()));
		this.baseline = plan.baseline(side);
		this.families = plan.drained();
		this.drain = plan.drain(side);
		this.probes = new ProbeSteps(probes, plan, side, this.survivor);
		this.name = plan.circuit(side).spoken();
		this.other = plan.circuit(side.other()).spoken();
	}

	List<Step> steps() {
		var steps = new ArrayList<>(List.of(rules(), baseline()));
		steps.addAll(this.probes.recorded());
		steps.addAll(List.of(disable(), drained(), covered(), traffic()));
		if (this.probes.any()) {
			steps.add(watched(this.probes.answering()));
		}
		steps.addAll(List.of(hold(), enable(), restored()));
		steps.addAll(this.probes.returned());
		return steps;
	}

	private Step rules() {
		return check(key("check"), "%s can carry everything while %s is drained".formatted(this.other, this.name),
				this.survivor.canStandInFor(this.drained, this.drain))
			.within(CHECK);
	}

	/// A circuit that another operation drained is no measure: what that one recorded counts.
	private Step baseline() {
		var known = this.baseline;
		if (known != null && this.plan.takenOver().contains(this.side)) {
			return check(key("baseline"), "the state of %s is recorded".formatted(this.name), (_) -> Sighting
				.met("%s was recorded at %s, before it was drained".formatted(this.name, known.at()), Evidence.NONE));
		}
		return check(key("baseline"), "the state of %s is recorded".formatted(this.name),
				this.drained.baseline(this.survivor, this.drain))
			.within(CHECK);
	}

	private Step disable() {
		return ensure(key("disable"), "%s is switched off".formatted(what()), this.drained.disabled(this.drain,
				this.survivor, this.baseline, key("restore"), this.plan.restoreWithin()))
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

	/// While traffic moves over, what is asked may be silent as long as that may take. Accepted is what arrives; that nothing
	/// can arrive is asked about again at once; and whoever accepted what cannot be seen is not asked about that again.
	private Step covered() {
		if (this.plan.asIs(key("covered"))) {
			return watched(await(key("covered"), "what arrives over %s is accepted".formatted(this.other),
					this.survivor.isCarrying(this.baseline, this.drain))
				.within(CHECK)
				.unlessFailed()
				.on(Decision.DONE_OUTSIDE, Route.to(key("enable"))));
		}
		return watched(await(key("covered"),
				"everything of %s arrives over %s%s".formatted(this.name, this.other,
						this.plan.soak().isPositive() ? ", for " + Spoken.of(this.plan.soak()) : ""),
				this.survivor.covers(this.baseline, this.drain))
			.within(CONVERGENCE.plus(this.plan.soak()))
			.steadyFor(this.plan.soak())
			.on(Decision.ACCEPT_AS_IS, Route.again())
			.on(Decision.DONE_OUTSIDE, Route.to(key("enable"))), CONVERGENCE);
	}

	private Step traffic() {
		var flows = this.survivor.carriesTrafficInsteadOf(this.drained, staying());
		var plain = await(key("traffic"), "bytes flow over %s and not over %s".formatted(this.other, this.name),
				this.probes.any() ? flows : this.survivor.symmetryUntold(flows));
		// Who accepted what was silent by then is asked about it where it can be accepted for good, which is next.
		var step = this.plan.asIs(key("covered")) ? watched(plain) : watched(plain, this.probes.tolerance());
		return this.plan.requireTraffic() ? step.within(CONVERGENCE) : step.within(Duration.ZERO).advisory();
	}

	private Step hold() {
		var duration = this.plan.hold().duration();
		var title = "hold %s while %s carries for %s".formatted(
				(duration != null) ? "for " + Spoken.of(duration) : "until somebody decides", this.other, this.name);
		var hold = ask(key("hold"), title, (duration != null) ? new Act.Hold.For(duration) : question())
			.on(Decision.DONE_OUTSIDE, Route.to(key("enable")));
		return watched(this.probes.acceptable(hold), this.probes.tolerance());
	}

	private Act.Hold question() {
		if (this.baseline != null && this.baseline.off(this.families)) {
			return new Act.Hold.UntilDecision(
					"%s was switched off before this began, and is left as it was found: whoever switched it off has to bring it back. %s %s. End the hold now?"
						.formatted(this.name, this.other, carries()),
					List.of(Decision.PROCEED));
		}
		return new Act.Hold.UntilDecision(
				"%s is drained and %s %s. Bring %s back now?".formatted(this.name, this.other, carries(), this.name),
				List.of(Decision.PROCEED, Decision.DONE_OUTSIDE));
	}

	/// What somebody answered for was not proven, and what was accepted as it is was not either.
	private String carries() {
		if (this.plan.asIs(key("covered"))) {
			return "carries what was accepted as it is";
		}
		var answered = this.drain.overruled().words();
		if (!answered.isEmpty()) {
			return "carries, but for what was answered for: " + answered;
		}
		return this.probes.accepted() ? "carries, but what does not answer over it was accepted" : "carries everything";
	}

	private Step enable() {
		if (this.plan.backByHand(this.side)) {
			return untilByHand(await(key("enable"), "%s was switched back by hand".formatted(peering()),
					this.drained.asFoundIn(this.baseline))
				.within(CHECK)
				.keeps(key("restore")));
		}
		return ensure(key("enable"), "%s is switched as it was found".formatted(peering()),
				this.drained.asFoundIn(this.baseline))
			.within(SWITCHING)
			.keeps(key("restore"))
			.on(Decision.DONE_OUTSIDE, Route.again());
	}

	/// Nobody waits for a hand once the survivor is lost. Who is to be asked then said by hand what is to be done, and is asked
	/// again when the time for it is over.
	private Step untilByHand(Step step) {
		return switch (this.plan.onLoss()) {
			case TURN_BACK ->
				step.whileTrue(this.survivor.isCarrying(this.baseline, this.drain), Guard.OnLoss.TURN_BACK);
			case ASK, ASK_OR_ACCEPT -> step;
		};
	}

	private Step restored() {
		if (this.plan.asIs(key("restored"))) {
			return await(key("restored"), "what is seen of %s is its new baseline".formatted(this.name),
					this.drained.acceptedAsIs(this.survivor, this.drain))
				.within(SWITCHING)
				.on(Decision.ACCEPT_AS_IS, Route.again());
		}
		return await(key("restored"), "everything of %s is back".formatted(this.name),
				this.drained.matches(this.families, this.baseline))
			.within(SWITCHING)
			.on(Decision.ACCEPT_AS_IS, Route.again());
	}

	/// What Azure shows is looked at first: nothing else may make that come late.
	///
	/// @param tolerance how long what answered before may be silent
	private Step watched(Step step, Duration tolerance) {
		return this.probes.watched(watched(step), tolerance, onInterference());
	}

	private Step watched(Step step) {
		var watched = step.whileTrue(this.survivor.isCarrying(this.baseline, this.drain), this.plan.onLoss())
			.whileTrue(this.drained.isStillDrained(this.families), onInterference());
		return staying().isEmpty() ? watched
				: watched.whileTrue(this.drained.keepsTheRest(this.families, this.baseline), onInterference());
	}

	/// What is no loss of the survivor, but no reason to go on either.
	private Guard.OnLoss onInterference() {
		return (this.plan.purpose() == Purpose.EMERGENCY) ? Guard.OnLoss.ASK : Guard.OnLoss.TURN_BACK;
	}

	/// The families that must not go down with those that are drained.
	private Set<Family> staying() {
		return (this.baseline != null) ? this.baseline.staying(this.families) : Set.of();
	}

	/// What is switched off.
	private String what() {
		return this.families.equals(Set.of(Family.IPV4)) ? peering()
				: "%s on %s".formatted(Family.spoken(this.families), peering());
	}

	private String peering() {
		return this.plan.circuit(this.side).spokenPeering();
	}

	private Condition stands() {
		return this.survivor.isStanding(this.baseline);
	}

	private String key(String name) {
		return this.side.key() + "." + name;
	}

}
