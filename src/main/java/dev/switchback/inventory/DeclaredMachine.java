package dev.switchback.inventory;

import java.time.Instant;
import java.util.List;

/// What is declared about a protected machine.
///
/// @param lifecycleId Azure's id of its protection, which stays when it moves; lower case
/// @param name what people call it
/// @param probes what answers when its application runs
/// @param declaredBy who declared it
/// @param revision counts the declarations
public record DeclaredMachine(String lifecycleId, String name, List<MachineProbe> probes, String declaredBy,
		Instant declaredAt, long revision) {

	public DeclaredMachine {
		probes = List.copyOf(probes);
	}

	/// The probes that are asked when the machine runs at a place.
	///
	/// @param place such as `northeurope`, or `northeurope zone 2`
	public List<MachineProbe> at(String place) {
		return this.probes.stream().filter((probe) -> probe.isAskedAt(place)).toList();
	}

}
