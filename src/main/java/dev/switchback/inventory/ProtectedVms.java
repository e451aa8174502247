package dev.switchback.inventory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.siterecovery.ProtectedGroup;
import dev.switchback.azure.siterecovery.ProtectedVm;
import dev.switchback.azure.siterecovery.RecoveryPoint;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.NotNow;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Urgency;

/// The machines that are protected: which there are, and which one somebody means. Nothing of them is kept: they are read
/// when somebody asks.
public final class ProtectedVms {

	/// How long a caller is kept waiting for Azure.
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Pattern LIFECYCLE = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

	private static final int LONGEST_ID = 500;

	private final SiteRecovery azure;

	public ProtectedVms(SiteRecovery azure) {
		this.azure = azure;
	}

	/// All machines of all vaults that are known here, by name.
	/// @throws NotNow if a vault cannot be read: a part of the list would be taken for the whole
	public List<ProtectedMachine> all() {
		return read(Urgency.PREVIEW).stream()
			.map(ProtectedMachine::of)
			.sorted(Comparator.comparing(ProtectedMachine::name).thenComparing(ProtectedMachine::itemId))
			.toList();
	}

	private List<ProtectedVm> read(Urgency urgency) {
		var machines = new ArrayList<ProtectedVm>();
		for (var vault : this.azure.vaults()) {
			switch (this.azure.machines(vault, urgency, PATIENCE)) {
				case Failed<List<ProtectedVm>>(var problem, var _) ->
					throw notNow(problem, "the vault " + vault.name());
				case Value<List<ProtectedVm>>(var found, var _) -> machines.addAll(found);
			}
		}
		return machines;
	}

	/// A machine, read now; empty if there is none, or while it is being seeded and has no id that stays.
	///
	/// @param item the item's ARM id or its lifecycle id
	/// @throws NotNow if it cannot be read
	public Optional<ProtectedMachine> one(String item) {
		return find(item, Urgency.PREVIEW).map(ProtectedMachine::of).filter((machine) -> machine.lifecycleId() != null);
	}

	/// The recovery points of a machine, newest first.
	/// @param item the item's ARM id or its lifecycle id; empty if there is no such machine
	/// @throws NotNow if they cannot be read
	public Optional<List<MachinePoint>> points(String item) {
		return find(item, Urgency.PREVIEW)
			.map((machine) -> switch (this.azure.points(ArmId.parse(machine.ref().id()), Urgency.PREVIEW, PATIENCE)) {
				case Failed<List<RecoveryPoint>>(var problem, var at) ->
					throw notNow(problem, "the recovery points of " + machine.ref().vm());
				case Value<List<RecoveryPoint>>(var points, var at) -> points.stream()
					.map((point) -> new MachinePoint(point.id(), point.time(), point.type(),
							Duration.ofSeconds(Math.max(0, point.age(at).toSeconds()))))
					.toList();
			});
	}

	/// The machine that a request means, read now, because what it is claimed by is known to its vault only.
	///
	/// @param pointer where the request names it
	/// @throws InvalidRequest if there is none
	/// @throws NotNow if that cannot be found out
	public ProtectedVm resolve(String pointer, String item, Purpose purpose) {
		var urgency = (purpose == Purpose.EMERGENCY) ? Urgency.EMERGENCY : Urgency.RUNNING;
		var machine = find(item, urgency).orElseThrow(() -> new InvalidRequest(pointer,
				"This is no protected machine that is known here. GET /v1/protected-items lists them; a machine of another vault is named by its item's ARM id."));
		if (machine.ref().lifecycleId().isEmpty()) {
			throw new InvalidRequest(pointer, "%s is being seeded (%s). Ask again when it is protected."
				.formatted(machine.ref().vm(), machine.stateWords()));
		}
		return machine;
	}

	/// The group that a request means by its recovery plan, read now.
	///
	/// @param pointer where the request names it
	/// @throws InvalidRequest if there is no such plan, or not all of its machines are known and protected
	/// @throws NotNow if that cannot be found out
	public ProtectedGroup group(String pointer, String plan, Purpose purpose) {
		var urgency = (purpose == Purpose.EMERGENCY) ? Urgency.EMERGENCY : Urgency.RUNNING;
		var id = id(plan).filter((it) -> it.is("Microsoft.RecoveryServices", "vaults", "replicationRecoveryPlans"))
			.orElseThrow(() -> new InvalidRequest(pointer, "This is not the ARM id of a recovery plan."));
		var group = switch (this.azure.group(id, urgency, PATIENCE)) {
			case Value<ProtectedGroup>(var found, var _) -> found;
			case Failed<ProtectedGroup>(ArmProblem.NotFound _, var _) ->
				throw new InvalidRequest(pointer, "There is no such recovery plan.");
			case Failed<ProtectedGroup>(var problem, var _) -> throw notNow(problem, "the recovery plan " + id.name());
		};
		if (group.members().isEmpty() || group.members().size() < group.size()) {
			throw new InvalidRequest(pointer, "%s names %d machines, and %d of them are protected Azure machines."
				.formatted(group.ref().name(), group.size(), group.members().size()));
		}
		var seeded = group.members().stream().filter((member) -> member.ref().lifecycleId().isEmpty()).findFirst();
		if (seeded.isPresent()) {
			throw new InvalidRequest(pointer, "%s is being seeded (%s). Ask again when it is protected."
				.formatted(seeded.get().ref().vm(), seeded.get().stateWords()));
		}
		return group;
	}

	private Optional<ProtectedVm> find(String item, Urgency urgency) {
		if (LIFECYCLE.matcher(item).matches()) {
			return read(urgency).stream()
				.filter((machine) -> machine.ref().lifecycleId().equalsIgnoreCase(item))
				.findFirst();
		}
		var id = itemId(item);
		if (id.isEmpty()) {
			return Optional.empty();
		}
		return switch (this.azure.machine(id.get(), urgency, PATIENCE)) {
			case Value<ProtectedVm>(var machine, var _) -> Optional.of(machine);
			case Failed<ProtectedVm>(ArmProblem.NotFound _, var _) -> Optional.empty();
			case Failed<ProtectedVm>(var problem, var _) -> throw notNow(problem, "the protected item");
		};
	}

	private static Optional<ArmId> itemId(String text) {
		return id(text).filter((id) -> id.is("Microsoft.RecoveryServices", "vaults", "replicationFabrics",
				"replicationProtectionContainers", "replicationProtectedItems"));
	}

	private static Optional<ArmId> id(String text) {
		try {
			return Optional.of(ArmId.parse((text.length() <= LONGEST_ID) ? text : ""));
		}
		catch (ArmId.NotAnArmId _) {
			return Optional.empty();
		}
	}

	private static NotNow notNow(ArmProblem problem, String what) {
		return new NotNow(problem.sentence(what) + ".", problem.lookAgainIn());
	}

}
