package dev.switchback.catalog.peeringfailover;

import dev.switchback.playbook.ManualCard;
import java.util.Optional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import dev.switchback.azure.expressroute.Baseline;
import dev.switchback.azure.expressroute.ExpressRoute;
import dev.switchback.azure.expressroute.Overrulings;
import dev.switchback.azure.probe.Echoes;
import dev.switchback.azure.probe.Probes;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.playbook.AcceptedAsIs;
import dev.switchback.playbook.DoneOutside;
import dev.switchback.playbook.Escalated;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Overridden;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.TakenOver;
import dev.switchback.playbook.Target;

import static dev.switchback.playbook.Step.await;

/// Drains one circuit of a maximum-resiliency pair and brings it back. With scope `BOTH` the other circuit follows, only
/// after the first is proven whole again.
public final class PeeringFailover implements Playbook<Request, Plan> {

	/// The kind of operation this serves.
	public static final String KIND = "PEERING_FAILOVER";

	/// What Azure usually needs for one circuit, both ways: an estimate for people.
	private static final Duration USUAL = Duration.ofMinutes(2);

	private final ExpressRoute azure;

	private final Probes probes;

	private final Planning planning;

	public PeeringFailover(ExpressRoute azure, Probes probes, CircuitPairs pairs) {
		this.azure = azure;
		this.probes = probes;
		this.planning = new Planning(new Pairs(pairs));
	}

	@Override
	public List<Step> steps(Plan plan) {
		var steps = new ArrayList<>(new Answering(this.azure, plan).steps());
		for (var side : plan.order()) {
			if (side != plan.order().getFirst()) {
				steps.add(firstIsWhole(plan, side));
			}
			steps.addAll(new Exercise(this.azure, this.probes, plan, side).steps());
		}
		if (plan.order().size() > 1) {
			steps.add(bothEnabled(plan));
		}
		return steps;
	}

	/// The second circuit is touched only on fresh proof that the first one is whole. Not a check, because before the first
	/// one was drained there is nothing to compare it with.
	private Step firstIsWhole(Plan plan, Side second) {
		var first = second.other();
		return await(second.key() + ".first",
				"%s is whole before %s is drained".formatted(plan.circuit(first).spoken(),
						plan.circuit(second).spoken()),
				this.azure.peering(plan.circuit(first)).matches(plan.drained(), plan.baseline(first)))
			.within(Exercise.CHECK);
	}

	private Step bothEnabled(Plan plan) {
		var circuits = plan.order().stream().map(plan::circuit).toList();
		return await("both.enabled", "both circuits are enabled", this.azure.allEnabled(circuits, plan.drained()))
			.within(Exercise.CONVERGENCE);
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
		return this.planning.plan(mandate, request);
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
			case Overrulings overrulings -> plan.with(overrulings);
			case Overrulings.OfBoth(var first, var second) -> plan.with(first).with(second);
			case Echoes echoes -> plan.with(echoes);
			case Escalated _ -> plan.escalated();
			case AcceptedAsIs(var step) -> plan.accepted(step);
			case DoneOutside(var step) -> plan.doneOutside(step);
			case Overridden(var overrides) -> plan.answered(Overrides.later(plan, overrides));
			case TakenOver(Plan other) -> plan.takenOver(other);
			default -> throw new IllegalArgumentException("nothing this playbook can learn: " + learned.getClass());
		};
	}

	/// What the other operation recorded may be the only baseline there is.
	@Override
	public String takesOverBefore(Plan plan) {
		return plan.order().getFirst().key() + ".baseline";
	}

	/// What a pair calls its first circuit may be the second one of another pair.
	@Override
	public Optional<String> goesOn(Plan plan, Plan other, String at, String key) {
		return Arrays.stream(Side.values())
			.filter((side) -> key.startsWith(side.key() + "."))
			.findFirst()
			.map((side) -> plan.side(other.circuit(side))
				.map((here) -> here.key() + key.substring(side.key().length())))
			.orElse(Optional.of(key));
	}

	@Override
	public Optional<ManualCard> card(Plan plan) {
		return Optional.of(new Card(plan).card());
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
