package dev.switchback.catalog.vmfailover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.azure.siterecovery.FailedOver;
import dev.switchback.azure.siterecovery.LegFacts;
import dev.switchback.azure.siterecovery.PointChosen;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.azure.siterecovery.SourceFenced;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.ChoseFencing;
import dev.switchback.playbook.ChoseRecoveryPoint;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Escalated;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.TakenOver;
import dev.switchback.playbook.Target;

import static dev.switchback.playbook.Step.ask;

/// Fails a protected machine over, makes that final when somebody decides so, protects it in the opposite direction, and
/// brings it home the same way. From the first call on nothing turns back: Azure knows no way to undo a failover.
public final class VmFailover implements Playbook<Request, Plan> {

	/// The kind of operation this serves.
	public static final String KIND = "VM_FAILOVER";

	/// What Azure usually needs for one way, seeding included: an estimate for people.
	private static final Duration USUAL = Duration.ofMinutes(70);

	private static final String HOME = "home";

	private final SiteRecovery azure;

	private final Planning planning;

	public VmFailover(SiteRecovery azure, ProtectedVms machines) {
		this.azure = azure;
		this.planning = new Planning(machines);
	}

	@Override
	public List<Step> steps(Plan plan) {
		var steps = new ArrayList<>(new Way(this.azure, plan, Leg.OUT).steps());
		steps.add(home(plan));
		steps.addAll(new Way(this.azure, plan, Leg.BACK).steps());
		return steps;
	}

	private static Step home(Plan plan) {
		var facts = plan.known(Leg.OUT).facts();
		var from = (facts != null) ? facts.from().toString() : "where it came from";
		return ask(HOME, "hold until somebody decides where %s stays".formatted(plan.item().vm()),
				new Act.Hold.UntilDecision(
						"%s runs in its other place and is protected. Fail it back to %s, or finish here?"
							.formatted(plan.item().vm(), from),
						List.of(Decision.FAIL_BACK, Decision.FINISH)))
			.on(Decision.FAIL_BACK, Route.next())
			.on(Decision.FINISH, Route.end());
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
		return plan.item().vm();
	}

	@Override
	public List<Target> targets(Plan plan) {
		return List.of(new Target("failed over", plan.item().vm(), plan.item().id(), null));
	}

	@Override
	public List<String> claims(Plan plan) {
		return List.of(plan.item().claim());
	}

	@Override
	public Plan revise(Plan plan, Learned learned) {
		return switch (learned) {
			case LegFacts facts -> plan.with(Leg.of(facts.leg()), (known) -> known.with(facts));
			case PointChosen point -> plan.with(Leg.of(point.leg()), (known) -> known.with(point));
			case FailedOver failedOver -> plan.with(Leg.of(failedOver.leg()), (known) -> known.with(failedOver));
			case SourceFenced(var leg) -> plan.with(Leg.of(leg), Plan.Known::sourceOff);
			case ChoseRecoveryPoint(var step, var wish) ->
				step.equals(HOME) ? plan.with(Leg.BACK, (known) -> known.with(wish, false))
						: plan.with(Leg.of(step), (known) -> known.with(wish, true));
			case ChoseFencing(var step) -> plan.with(Leg.of(step), Plan.Known::fencing);
			case Escalated _ -> plan.escalated();
			case TakenOver _ -> plan;
			default -> throw new IllegalArgumentException("nothing this playbook can learn: " + learned.getClass());
		};
	}

	/// Holds until a decision are not counted: nobody knows how long they last.
	@Override
	public Duration expectedDuration(Plan plan) {
		return USUAL.multipliedBy(Leg.values().length);
	}

	@Override
	public Trouble trouble() {
		return Trouble.ASK;
	}

}
