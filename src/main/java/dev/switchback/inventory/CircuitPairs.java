package dev.switchback.inventory;

import java.util.List;
import java.util.Optional;

/// Where circuit pairs are kept.
public interface CircuitPairs {

	/// All pairs, by name.
	List<CircuitPair> all();

	/// @param name in any letter case
	Optional<CircuitPair> named(String name);

	/// The pair of these two circuits, in either order and any letter case.
	Optional<CircuitPair> of(String circuitId, String otherCircuitId);

	/// Stores a declaration, unless its name or its two circuits are declared already.
	/// @return whether it was stored
	boolean declareIfAbsent(CircuitPair pair);

}
