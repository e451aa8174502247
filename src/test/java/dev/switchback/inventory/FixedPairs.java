package dev.switchback.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Pairs that are there once and for all.
public class FixedPairs implements CircuitPairs {

	private final List<CircuitPair> pairs;

	public FixedPairs(List<CircuitPair> pairs) {
		this.pairs = List.copyOf(pairs);
	}

	@Override
	public List<CircuitPair> all() {
		return this.pairs;
	}

	@Override
	public Optional<CircuitPair> named(String name) {
		return this.pairs.stream().filter((pair) -> pair.name().equalsIgnoreCase(name)).findFirst();
	}

	@Override
	public Optional<CircuitPair> of(String circuitId, String otherCircuitId) {
		return this.pairs.stream()
			.filter((pair) -> lower(pair.primary().id(), pair.secondary().id())
				.equals(lower(circuitId, otherCircuitId)))
			.findFirst();
	}

	private static Set<String> lower(String one, String other) {
		return Set.copyOf(List.of(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT)));
	}

	@Override
	public List<CircuitPair> declarations(String name) {
		return named(name).stream().toList();
	}

	@Override
	public Storing replace(CircuitPair before, CircuitPair after) {
		throw new AssertionError("nothing is declared here: " + after);
	}

	@Override
	public Storing declareIfAbsent(CircuitPair pair) {
		throw new AssertionError("nothing is declared here: " + pair);
	}

}
