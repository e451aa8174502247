package dev.switchback.operation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.playbook.ManualCard;

/// The manual cards that were written: with each operation, with each intent of something that has to be undone, and with
/// each takeover. Reads only; they are kept in the transactions of [Operations].
public interface ManualCards {

	/// The newest card of an operation; empty if it has none.
	Optional<Written> newest(UUID operation);

	/// The numbers of the newest cards of all operations that are under way or owe something.
	Map<UUID, Long> current();

	/// A card that was written.
	///
	/// @param number grows with each card of an operation
	record Written(long number, Instant at, ManualCard card) {
	}

}
