package dev.switchback.catalog.vmfailover;

import java.util.List;
import java.util.Map;

import dev.switchback.azure.siterecovery.GroupRef;
import dev.switchback.azure.siterecovery.ProtectedVm;
import dev.switchback.catalog.request.Faults;
import dev.switchback.catalog.request.Machines;
import dev.switchback.inventory.DeclaredMachines;
import dev.switchback.inventory.MachineAims;
import dev.switchback.inventory.MachineProbe;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.inventory.Workload;
import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;

/// Finds what a request means, with what is declared about it.
final class Targets {

	private static final String POINTER = "/target/recoveryPlanId";

	private final ProtectedVms machines;

	private final DeclaredMachines declared;

	private final MachineAims aims;

	Targets(ProtectedVms machines, DeclaredMachines declared, MachineAims aims) {
		this.machines = machines;
		this.declared = declared;
		this.aims = aims;
	}

	/// One machine, or a group and the recovery plan that it goes by.
	///
	/// @param aims what people want of them
	record Found(List<Member> members, @Nullable GroupRef group, Workload.Aims aims) {
	}

	/// `null` if anything is wrong with the request, which the faults say.
	@Nullable
	Found of(Request.@Nullable Machine target, Purpose purpose, Faults faults) {
		var plan = (target != null) ? target.recoveryPlanId() : null;
		var item = (target != null) ? target.protectedItemId() : null;
		if (plan == null) {
			var machine = new Machines(this.machines).machine(item, purpose, faults);
			return (machine != null) ? new Found(List.of(member(machine)), null, this.aims.of(List.of(machine))) : null;
		}
		if (item != null) {
			faults.add(POINTER, "Name either one machine or a recovery plan.");
		}
		if (faults.any()) {
			return null;
		}
		var group = this.machines.group(POINTER, plan, purpose);
		return new Found(group.members().stream().map(this::member).toList(), group.ref(),
				this.aims.of(group.members()));
	}

	/// What is declared counts as it is now: who declares something else later means the operations after that.
	private Member member(ProtectedVm machine) {
		var probes = this.declared.of(machine.ref().lifecycleId())
			.map((about) -> Map.of(Leg.OUT, about.at(machine.recovery().toString()), Leg.BACK,
					about.at(machine.primary().toString())))
			.orElseGet(Map::of);
		return new Member(machine.ref(), Map.of(),
				Map.of(Leg.OUT, probes.getOrDefault(Leg.OUT, List.of()).stream().map(MachineProbe::probe).toList(),
						Leg.BACK, probes.getOrDefault(Leg.BACK, List.of()).stream().map(MachineProbe::probe).toList()));
	}

}
