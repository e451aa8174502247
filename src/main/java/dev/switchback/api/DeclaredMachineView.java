package dev.switchback.api;

import java.time.Instant;
import java.util.List;

import dev.switchback.inventory.DeclaredMachine;
import dev.switchback.inventory.MachineProbe;

/// What is declared about a protected machine.
///
/// @param warnings what of it counts for nothing, and why
record DeclaredMachineView(String lifecycleId, String name, List<MachineProbe> probes, String declaredBy,
		Instant declaredAt, long revision, List<String> warnings) {

	static DeclaredMachineView of(DeclaredMachine machine, List<String> warnings) {
		return new DeclaredMachineView(machine.lifecycleId(), machine.name(), machine.probes(), machine.declaredBy(),
				machine.declaredAt(), machine.revision(), warnings);
	}

}
