package dev.switchback.readiness.snapshot;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Consistency groups of machines. A group's name is known in its vault only.
final class Groups {

	private final Map<String, List<Machine>> machines;

	/// In the order of the snapshot.
	Groups(Stream<Machine> machines) {
		this.machines = machines.filter((machine) -> !machine.grouped() || machine.group().isPresent())
			.collect(Collectors.groupingBy((machine) -> machine.group()
				.filter((_) -> machine.grouped())
				.map((group) -> key(machine, group))
				.orElse(machine.vaultKey())));
	}

	private static String key(Machine machine, String group) {
		return machine.vaultKey() + " " + group;
	}

	/// None if the machine is in none.
	List<Machine> of(Machine machine) {
		return machine.group()
			.map((group) -> this.machines.getOrDefault(key(machine, group), List.of()))
			.orElse(List.of());
	}

	/// Of the same vault.
	List<Machine> unclear(Machine machine) {
		return this.machines.getOrDefault(machine.vaultKey(), List.of());
	}

}
