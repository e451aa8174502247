package dev.switchback.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Everything about a pair that changes, as of a moment.
///
/// @param asOf the moment
/// @param circuits by name in lower case
/// @param drifts what others are going to do to it
/// @param interferences what others have done to it
public record PairState(Instant asOf, Map<String, CircuitState> circuits, List<Drift> drifts,
		List<Interference> interferences) {

	/// A circuit of this pair.
	public CircuitState circuit(String name) {
		return Objects.requireNonNull(this.circuits.get(name.toLowerCase(Locale.ROOT)), name);
	}

	/// The same pair with a circuit replaced.
	public PairState with(CircuitState circuit) {
		var all = new LinkedHashMap<>(this.circuits);
		all.put(circuit.name().toLowerCase(Locale.ROOT), circuit);
		return new PairState(this.asOf, all, this.drifts, this.interferences);
	}

	PairState at(Instant moment) {
		return new PairState(moment, this.circuits, this.drifts, this.interferences);
	}

	/// The same pair with something that somebody else is going to do.
	PairState with(Drift drift) {
		var all = new ArrayList<>(this.drifts);
		all.add(drift);
		return new PairState(this.asOf, this.circuits, List.copyOf(all), this.interferences);
	}

	PairState without(Drift drift) {
		return new PairState(this.asOf, this.circuits,
				this.drifts.stream().filter((other) -> !other.equals(drift)).toList(), this.interferences);
	}

	/// The same pair without what a fault has ordered and what has not begun.
	PairState withoutDriftsOf(String fault) {
		return new PairState(this.asOf, this.circuits,
				this.drifts.stream().filter((drift) -> !drift.fault().equals(fault)).toList(), this.interferences);
	}

	PairState with(Interference interference) {
		var all = new ArrayList<>(this.interferences);
		all.add(interference);
		return new PairState(this.asOf, this.circuits, this.drifts, List.copyOf(all));
	}

}
