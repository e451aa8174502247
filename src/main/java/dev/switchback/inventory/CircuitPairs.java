package dev.switchback.inventory;

import java.util.List;
import java.util.Optional;

/// Where circuit pairs are kept, and every declaration that was ever made of them.
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

	/// Stores a declaration that follows another.
	/// @param pair its revision is one more than that of the declaration it follows
	/// @return whether it was stored; if not, somebody else declared something since, or its circuits are another pair
	boolean replace(CircuitPair pair);

	/// Every declaration of a pair, the newest first.
	List<CircuitPair> declarations(String name);

}
