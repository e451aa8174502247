package dev.switchback.readiness.snapshot;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Consistency groups of machines. A group's name is known in its vault only.
public final class Groups {

	private final Map<String, List<Machine>> machines;

	private final List<Place> ends;

	private final Map<String, List<Place>> endsByVault;

	/// In the order of the snapshot.
	Groups(List<Machine> machines) {
		this.ends = ends(machines);
		this.endsByVault = machines.stream()
			.collect(Collectors.groupingBy(Machine::vaultKey,
					Collectors.collectingAndThen(Collectors.toList(), Groups::ends)));
		this.machines = machines.stream()
			.filter((machine) -> !machine.grouped() || machine.group().isPresent())
			.collect(Collectors.groupingBy((machine) -> machine.group()
				.filter((_) -> machine.grouped())
				.map((group) -> key(machine, group))
				.orElse(machine.vaultKey())));
	}

	private static String key(Machine machine, String group) {
		return machine.vaultKey() + " " + group;
	}

	/// What is shown of the machines that were read first and last: none was read before or after.
	private static List<Place> ends(List<Machine> machines) {
		var shown = machines.stream()
			.map((machine) -> machine.place().at("body"))
			.sorted(Comparator.comparing(Place::readAt))
			.toList();
		return shown.isEmpty() ? shown : List.of(shown.getFirst(), shown.getLast());
	}

	/// What is shown of those of all machines that were read first and last.
	public List<Place> ends() {
		return this.ends;
	}

	/// The same of the machines of one vault.
	public List<Place> ends(Machine machine) {
		return this.endsByVault.getOrDefault(machine.vaultKey(), List.of());
	}

	/// The machines of a consistency group, in the order of the snapshot; none if the machine is in none.
	public List<Machine> of(Machine machine) {
		return machine.group()
			.map((group) -> this.machines.getOrDefault(key(machine, group), List.of()))
			.orElse(List.of());
	}

	/// The machines of the same vault of which it is not known in which group they are.
	public List<Machine> unclear(Machine machine) {
		return this.machines.getOrDefault(machine.vaultKey(), List.of());
	}

}
