package dev.switchback.catalog.vmtestfailover;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.siterecovery.CopyBegun;
import dev.switchback.azure.siterecovery.DrillBegun;
import dev.switchback.azure.siterecovery.DrillMade;
import dev.switchback.azure.siterecovery.GroupRef;
import dev.switchback.azure.siterecovery.PointChosen;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.playbook.Escalated;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.LearnedTogether;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Target;

/// Makes a copy of a protected machine, or of all machines of a group by their recovery plan, in a network that reaches
/// nothing, looks whether it runs, and cleans up after it. The promise to clean up is made before the copy is, and is kept at
/// its deadline whatever happens to the operation.
public final class VmTestFailover implements Playbook<Request, Plan> {

	/// The kind of operation this serves.
	public static final String KIND = "VM_TEST_FAILOVER";

	/// What Azure usually needs to make a copy and to remove it: an estimate for people.
	private static final Duration USUAL = Duration.ofMinutes(7);

	private final SiteRecovery azure;

	private final Planning planning;

	public VmTestFailover(SiteRecovery azure, ProtectedVms machines) {
		this.azure = azure;
		this.planning = new Planning(machines);
	}

	@Override
	public List<Step> steps(Plan plan) {
		return new Drill(this.azure, plan).steps();
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
		return plan.subject();
	}

	@Override
	public List<Target> targets(Plan plan) {
		var network = new Target("takes the copy", ArmId.tail(plan.network()), plan.network(), null);
		return Stream.concat(
				plan.copies().stream().map((copy) -> new Target("copied", copy.item().vm(), copy.item().id(), null)),
				Stream.of(network))
			.toList();
	}

	@Override
	public List<String> claims(Plan plan) {
		var machines = plan.copies().stream().map((copy) -> copy.item().claim());
		return Stream.concat(machines, Stream.ofNullable(plan.group()).map(GroupRef::claim)).toList();
	}

	@Override
	public Plan revise(Plan plan, Learned learned) {
		return switch (learned) {
			case LearnedTogether(var all) -> {
				var revised = plan;
				for (var one : all) {
					revised = revise(revised, one);
				}
				yield revised;
			}
			case PointChosen point -> plan.with(point);
			case DrillBegun begun -> plan.with(begun);
			case CopyBegun begun -> plan.with(begun);
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
