package dev.switchback.catalog.vmfailover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.switchback.azure.probe.Probes;
import dev.switchback.azure.siterecovery.FailedOver;
import dev.switchback.azure.siterecovery.LegFacts;
import dev.switchback.azure.siterecovery.PointChosen;
import dev.switchback.azure.siterecovery.Probed;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.azure.siterecovery.SourceFenced;
import dev.switchback.catalog.request.DrillPromise;
import dev.switchback.inventory.DeclaredMachines;
import dev.switchback.inventory.MachineAims;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.playbook.AcceptedAsIs;
import dev.switchback.playbook.ChoseFencing;
import dev.switchback.playbook.ChoseRecoveryPoint;
import dev.switchback.playbook.Escalated;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.LearnedTogether;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.TakenOver;
import dev.switchback.playbook.Target;

/// Fails a protected machine over, or a group of them by its recovery plan, makes that final when somebody decides so, protects
/// it in the opposite direction, and brings it home the same way. From the first call on nothing turns back: Azure knows no way to undo a failover.
public final class VmFailover implements Playbook<Request, Plan> {

	/// The kind of operation this serves.
	public static final String KIND = "VM_FAILOVER";

	/// What Azure usually needs for one way, seeding included: an estimate for people.
	private static final Duration USUAL = Duration.ofMinutes(70);

	/// What Azure usually needs to clean up after a test failover of one machine: an estimate for people.
	private static final Duration CLEANING = Duration.ofMinutes(5);

	private final Services azure;

	private final Planning planning;

	public VmFailover(SiteRecovery azure, Probes probes, ProtectedVms machines, DeclaredMachines declared,
			MachineAims aims) {
		this.azure = new Services(azure, probes);
		this.planning = new Planning(machines, declared, aims);
	}

	@Override
	public List<Step> steps(Plan plan) {
		var steps = new ArrayList<>(new Way(this.azure, plan, Leg.OUT).steps());
		steps.add(new Deciding(this.azure, plan, Leg.OUT).home());
		steps.addAll(new Way(this.azure, plan, Leg.BACK).steps());
		return steps;
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
		return plan.members()
			.stream()
			.map((member) -> new Target("failed over", member.item().vm(), member.item().id(), null))
			.toList();
	}

	/// A group is claimed as such, too.
	@Override
	public List<String> claims(Plan plan) {
		var claims = new ArrayList<>(plan.members().stream().map((member) -> member.item().claim()).toList());
		if (plan.group() != null) {
			claims.add(plan.group().claim());
		}
		return claims;
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
			case LegFacts facts -> plan.with(Part.of(facts.leg()), (known) -> known.with(facts));
			case PointChosen point -> plan.with(Part.of(point.leg()), (known) -> known.with(point));
			case FailedOver failedOver -> plan.with(Part.of(failedOver.leg()), (known) -> known.with(failedOver));
			case SourceFenced(var leg) -> plan.with(Part.of(leg), Known::sourceOff);
			case Probed(var leg, var at) -> plan.with(Part.of(leg), (known) -> known.answered(at));
			case ChoseRecoveryPoint(var step, var wish) when Deciding.isHome(step) ->
				plan.with(new Part(Leg.BACK, 0), (known) -> known.with(wish, false));
			case ChoseRecoveryPoint(var step, var wish) -> plan.with(new Part(Leg.of(step), 0),
					(known) -> (changes(step) ? known.atWhateverPoint() : known).with(wish, true));
			case AcceptedAsIs(var step) ->
				changes(step) ? plan.with(new Part(Leg.of(step), 0), Known::atWhateverPoint) : plan;
			case ChoseFencing(var step) ->
				plan.with(new Part(Leg.of(step), 0), (known) -> known.fenced() ? known : known.fencing());
			case Escalated _ -> plan.escalated();
			case TakenOver _ -> plan;
			default -> throw new IllegalArgumentException("nothing this playbook can learn: " + learned.getClass());
		};
	}

	/// Who decides at it could not have the point that was chosen.
	private static boolean changes(String step) {
		return step.endsWith("change");
	}

	@Override
	public Optional<String> goesOn(Plan plan, Plan other, String at, String key) {
		return new Continuing(plan, other, at).of(key);
	}

	/// The copy of a machine is cleaned up by the step that is about this machine, whether it was copied alone or in a group.
	@Override
	public String keeps(Plan plan, String subject, String key) {
		return plan.parts(Leg.OUT)
			.stream()
			.filter((part) -> plan.member(part).item().id().equalsIgnoreCase(subject))
			.findFirst()
			.map((part) -> DrillPromise.key(part.number()))
			.orElse(key);
	}

	@Override
	public Optional<ManualCard> card(Plan plan) {
		return Optional.of(new Card(plan).card());
	}

	/// Holds until a decision are not counted: nobody knows how long they last. What an emergency has to clean up first is, once
	/// it was seen.
	@Override
	public Duration expectedDuration(Plan plan) {
		var held = Stream.of(plan.timers().commit(), plan.timers().commit(), plan.timers().failBack())
			.flatMap(Stream::ofNullable)
			.reduce(Duration.ZERO, Duration::plus);
		return USUAL.multipliedBy(Leg.values().length).plus(held).plus(CLEANING.multipliedBy(plan.drilled()));
	}

	@Override
	public Trouble trouble() {
		return Trouble.ASK;
	}

}
