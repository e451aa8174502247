package dev.switchback.catalog.peeringfailover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.switchback.azure.expressroute.Baseline;
import dev.switchback.azure.expressroute.ExpressRoute;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Target;

import static dev.switchback.playbook.Step.ask;
import static dev.switchback.playbook.Step.await;
import static dev.switchback.playbook.Step.check;
import static dev.switchback.playbook.Step.ensure;

/// Drains one circuit of a maximum-resiliency pair and brings it back. With scope `BOTH` the other circuit follows, only
/// after the first is proven whole again.
public final class PeeringFailover implements Playbook<Request, Plan> {

	/// The kind of operation this serves.
	public static final String KIND = "PEERING_FAILOVER";

	/// How long rules and baselines may stay unreadable or unsettled.
	private static final Duration CHECK = Duration.ofMinutes(1);

	/// How long Azure may take for what it usually does in seconds. No source gives a figure for production.
	private static final Duration CONVERGENCE = Duration.ofMinutes(5);

	/// How long a switch may take. Azure's own clients wait for up to half an hour.
	private static final Duration SWITCHING = Duration.ofMinutes(10);

	/// What Azure usually needs for one circuit, both ways: an estimate for people.
	private static final Duration USUAL = Duration.ofMinutes(2);

	private final ExpressRoute azure;

	private final Planning planning;

	public PeeringFailover(ExpressRoute azure, CircuitPairs pairs) {
		this.azure = azure;
		this.planning = new Planning(new Pairs(pairs));
	}

	@Override
	public List<Step> steps(Plan plan) {
		var steps = new ArrayList<Step>();
		for (var side : plan.order()) {
			if (!steps.isEmpty()) {
				steps.add(firstIsWhole(plan, side));
			}
			steps.addAll(exercise(plan, side));
		}
		if (plan.order().size() > 1) {
			steps.add(bothEnabled(plan));
		}
		return steps;
	}

	private List<Step> exercise(Plan plan, Side side) {
		var key = side.key() + ".";
		var drained = this.azure.privatePeering(plan.circuit(side));
		var survivor = this.azure.privatePeering(plan.circuit(side.other()));
		var name = plan.circuit(side).spoken();
		var other = plan.circuit(side.other()).spoken();
		var families = plan.drained();
		var baseline = plan.baseline(side);
		var stands = survivor.isStanding(baseline);
		var carries = survivor.isCarrying(baseline);
		var stillDrained = drained.isStillDrained(families);
		var onLoss = plan.onSurvivorLoss().guard();
		return List.of(
				check(key + "check", "%s can carry everything while %s is drained".formatted(other, name),
						survivor.canStandInFor(drained, families, plan.purpose()))
					.within(CHECK),
				check(key + "baseline", "the state of %s is recorded".formatted(name), drained.baseline(survivor))
					.within(CHECK),
				ensure(key + "disable", "the private peering of %s is switched off".formatted(name),
						drained.disabled(families, survivor, baseline, promise(side), plan.restoreWithin()))
					.within(SWITCHING)
					.whileTrue(stands),
				await(key + "drained", "%s is silent, and %s still stands".formatted(name, other),
						drained.isSilent(families, baseline))
					.within(CONVERGENCE)
					.whileTrue(stands),
				await(key + "covered", "everything of %s arrives over %s, for %s".formatted(name, other, plan.soak()),
						survivor.covers(baseline))
					.within(CONVERGENCE)
					.steadyFor(plan.soak())
					.whileTrue(carries, onLoss)
					.whileTrue(stillDrained),
				traffic(plan,
						await(key + "traffic", "bytes flow over %s and not over %s".formatted(other, name),
								survivor.carriesTrafficInsteadOf(drained))
							.whileTrue(carries, onLoss)
							.whileTrue(stillDrained)),
				ask(key + "hold", hold(plan, name, other), question(plan, name, other)).whileTrue(carries, onLoss)
					.whileTrue(stillDrained),
				ensure(key + "enable", "the private peering of %s is switched as it was found".formatted(name),
						drained.asFoundIn(baseline))
					.within(SWITCHING)
					.keeps(promise(side)),
				await(key + "restored", "everything of %s is back".formatted(name), drained.matches(baseline))
					.within(SWITCHING));
	}

	/// The second circuit is touched only on fresh proof that the first one is whole.
	private Step firstIsWhole(Plan plan, Side second) {
		var first = second.other();
		return check(second.key() + ".first",
				"%s is whole before %s is drained".formatted(plan.circuit(first).spoken(),
						plan.circuit(second).spoken()),
				this.azure.privatePeering(plan.circuit(first)).matches(plan.baseline(first)))
			.within(CHECK);
	}

	private Step bothEnabled(Plan plan) {
		var circuits = plan.order().stream().map(plan::circuit).toList();
		return await("both.enabled", "both circuits are enabled", this.azure.allEnabled(circuits, plan.drained()))
			.within(CONVERGENCE);
	}

	private static String promise(Side side) {
		return side.key() + ".restore";
	}

	private static Step traffic(Plan plan, Step step) {
		return plan.requireTraffic() ? step.within(CONVERGENCE) : step.within(Duration.ZERO).advisory();
	}

	private static String hold(Plan plan, String name, String other) {
		var duration = plan.hold().duration();
		return (duration != null) ? "hold for %s while %s carries for %s".formatted(duration, other, name)
				: "hold until somebody decides, while %s carries for %s".formatted(other, name);
	}

	private static Act.Hold question(Plan plan, String name, String other) {
		var duration = plan.hold().duration();
		return (duration != null) ? new Act.Hold.For(duration)
				: new Act.Hold.UntilDecision(
						"%s is drained and %s carries everything. Bring %s back now?".formatted(name, other, name),
						List.of(Decision.PROCEED));
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
	public Plan plan(Purpose purpose, Request request) {
		return this.planning.plan(purpose, request);
	}

	@Override
	public String subject(Plan plan) {
		return plan.pair();
	}

	@Override
	public List<Target> targets(Plan plan) {
		return List.of(target(plan, Side.PRIMARY), target(plan, Side.SECONDARY));
	}

	private static Target target(Plan plan, Side side) {
		var circuit = plan.circuit(side);
		var role = (plan.order().size() > 1)
				? (side == plan.order().getFirst()) ? "drained first, then carries" : "carries first, then drained"
				: (side == plan.order().getFirst()) ? "drained" : "carries";
		return new Target(role, circuit.name(), circuit.id().toString(), circuit.site());
	}

	/// Both circuits, in normal form: nobody else may drain the one that carries.
	@Override
	public List<String> claims(Plan plan) {
		return List.of(plan.circuit(Side.PRIMARY).id().normal(), plan.circuit(Side.SECONDARY).id().normal());
	}

	@Override
	public Plan revise(Plan plan, Learned learned) {
		return switch (learned) {
			case Baseline baseline -> plan.with(baseline);
			default -> throw new IllegalArgumentException("nothing this playbook can learn: " + learned.getClass());
		};
	}

	/// Holds until a decision are not counted: nobody knows how long they last.
	@Override
	public Duration expectedDuration(Plan plan) {
		var hold = Objects.requireNonNullElse(plan.hold().duration(), Duration.ZERO);
		return USUAL.plus(plan.soak()).plus(hold).multipliedBy(plan.order().size());
	}

	@Override
	public Trouble trouble() {
		return Trouble.TURN_BACK;
	}

}
