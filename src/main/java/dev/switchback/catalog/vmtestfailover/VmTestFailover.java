package dev.switchback.catalog.vmtestfailover;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.siterecovery.DrillBegun;
import dev.switchback.azure.siterecovery.DrillMade;
import dev.switchback.azure.siterecovery.PointChosen;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.catalog.request.Spoken;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Escalated;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Target;

import static dev.switchback.playbook.Step.ask;
import static dev.switchback.playbook.Step.await;
import static dev.switchback.playbook.Step.check;
import static dev.switchback.playbook.Step.ensure;

/// Makes a copy of a protected machine in a network that reaches nothing, looks whether it runs, and cleans up after it. The
/// promise to clean up is made before the copy is, and is kept at its deadline whatever happens to the operation.
public final class VmTestFailover implements Playbook<Request, Plan> {

	/// The kind of operation this serves.
	public static final String KIND = "VM_TEST_FAILOVER";

	/// What the promise to clean up is called, also by who takes over the machine.
	private static final String PROMISE = "drill";

	/// What Azure usually needs to make a copy and to remove it: an estimate for people.
	private static final Duration USUAL = Duration.ofMinutes(7);

	private static final Duration CHECK = Duration.ofMinutes(5);

	private static final Duration MAKING = Duration.ofHours(1);

	private static final Duration STARTING = Duration.ofMinutes(15);

	private final SiteRecovery azure;

	private final Planning planning;

	public VmTestFailover(SiteRecovery azure, ProtectedVms machines) {
		this.azure = azure;
		this.planning = new Planning(machines);
	}

	@Override
	public List<Step> steps(Plan plan) {
		var item = this.azure.item(plan.item());
		var vm = plan.item().vm();
		var hold = plan.hold();
		return List.of(
				check("check", "a test failover of %s harms nobody".formatted(vm),
						item.mayDrill(plan.network(), plan.purpose()))
					.within(CHECK),
				check("point", "%s has the recovery point that is wanted".formatted(vm),
						item.hasPoint(PROMISE, plan.wish(), plan.purpose(), false))
					.within(CHECK),
				ensure("drill", "a copy of %s is made".formatted(vm),
						item.drilled(plan.network(), plan.point(), PROMISE, plan.cleanUpWithin()))
					.within(MAKING),
				await("runs", "the copy of %s runs".formatted(vm), item.drillRuns(plan.begun())).within(STARTING),
				ask("hold",
						"keep the copy of %s %s".formatted(vm,
								(hold != null) ? "for " + Spoken.of(hold) : "until somebody decides"),
						(hold != null) ? new Act.Hold.For(hold)
								: new Act.Hold.UntilDecision("The copy of %s runs. Clean it up now?".formatted(vm),
										List.of(Decision.PROCEED))),
				ensure("cleanup", "the copy of %s is cleaned up".formatted(vm), item.drillEnded(plan.begun()))
					.within(MAKING)
					.keeps(PROMISE),
				await("empty", "nothing of the copy of %s is left".formatted(vm), item.nothingLeft(plan.made()))
					.within(STARTING));
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
		return List.of(new Target("copied", plan.item().vm(), plan.item().id(), null),
				new Target("takes the copy", ArmId.tail(plan.network()), plan.network(), null));
	}

	@Override
	public List<String> claims(Plan plan) {
		return List.of(plan.item().claim());
	}

	@Override
	public Plan revise(Plan plan, Learned learned) {
		return switch (learned) {
			case PointChosen point -> plan.with(point);
			case DrillBegun begun -> plan.with(begun);
			case DrillMade made -> plan.with(made);
			case Escalated _ -> plan.escalated();
			default -> throw new IllegalArgumentException("nothing this playbook can learn: " + learned.getClass());
		};
	}

	/// Holds until a decision are not counted: nobody knows how long they last.
	@Override
	public Optional<ManualCard> card(Plan plan) {
		return Optional.of(new Card(plan).card());
	}

	@Override
	public Duration expectedDuration(Plan plan) {
		return USUAL.plus(Objects.requireNonNullElse(plan.hold(), Duration.ZERO));
	}

	@Override
	public Trouble trouble() {
		return Trouble.TURN_BACK;
	}

}
