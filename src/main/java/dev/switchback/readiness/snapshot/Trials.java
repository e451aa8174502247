package dev.switchback.readiness.snapshot;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The trials of circuits, the latest first. What does not say when it was is left out.
public final class Trials {

	private final List<Drill> all;

	private final Map<String, List<Drill>> byCircuit;

	Trials(List<Drill> drills) {
		this.all = latest(drills.stream()).toList();
		this.byCircuit = this.all.stream().collect(Collectors.groupingBy(Drill::circuit));
	}

	/// Those of a circuit or of one of its links.
	public List<Drill> of(Circuit circuit) {
		return this.byCircuit.getOrDefault(circuit.key(), List.of());
	}

	/// Those in which a circuit carried alone.
	public List<Drill> over(Circuit circuit) {
		return this.all.stream().filter((drill) -> drill.over().equals(circuit.key())).toList();
	}

	private static Stream<Drill> latest(Stream<Drill> drills) {
		return drills.filter((drill) -> drill.at().isPresent())
			.sorted((one, other) -> other.at().orElseThrow().compareTo(one.at().orElseThrow()));
	}

}
