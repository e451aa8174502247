package dev.switchback.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where circuit pairs are kept, and every declaration that was ever made of them.
public interface CircuitPairs {

	/// All pairs, by name.
	List<CircuitPair> all();

	/// @param name in any letter case
	Optional<CircuitPair> named(String name);

	/// The pair of these two circuits, in either order and any letter case.
	Optional<CircuitPair> of(String circuitId, String otherCircuitId);

	/// Stores the first declaration of a pair; `Stale` if its name is declared already.
	Storing declareIfAbsent(CircuitPair pair);

	/// Stores a declaration that follows another; `Stale` if somebody else declared something since. `Held` if an operation
	/// holds one of the circuits and the declaration is [Altering]: whether it is held is found out in the transaction that
	/// stores, and whoever takes a circuit at that moment waits for it, or is waited for.
	Storing replace(CircuitPair before, CircuitPair after);

	/// Every declaration of a pair, the newest first.
	List<CircuitPair> declarations(String name);

	/// What came of a declaration. Of all that want the same, one is stored.
	sealed interface Storing {

		record Stored() implements Storing {
		}

		record Stale() implements Storing {
		}

		/// A circuit is in another pair. It is in one only, so that what is declared about it is said in one place.
		///
		/// @param places at least one
		record Taken(List<Place> places) implements Storing {

			public Taken {
				places = List.copyOf(places);
			}

		}

		/// An operation holds a circuit, and stands on what would be altered.
		///
		/// @param by at least one
		record Held(List<Holder> by) implements Storing {

			public Held {
				by = List.copyOf(by);
			}

		}

	}

	/// An operation that holds a circuit.
	///
	/// @param circuit its ARM id in lower case
	/// @param code the operation's short code
	record Holder(String circuit, UUID operation, String code, Instant since) {
	}

	/// Where a circuit is declared.
	///
	/// @param circuit its ARM id in lower case
	/// @param pair the pair's name
	record Place(String circuit, String pair) {
	}

}
