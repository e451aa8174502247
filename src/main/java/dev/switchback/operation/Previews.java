package dev.switchback.operation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Where previews are kept for a while.
public interface Previews {

	/// Stores a preview without result and schedules the looks, in one transaction.
	/// @param key makes it happen once; `null` if the caller gave none
	Requested request(Preview preview, @Nullable IdempotencyKey key);

	/// What came of an earlier request under this key: `Replayed` or `KeyReused`; empty if there was none, or it is
	/// forgotten.
	Optional<Requested> earlier(IdempotencyKey key);

	Optional<Preview> find(UUID id);

	/// Stores what the looks saw, once.
	void conclude(UUID id, Preview.Result result);

	/// Forgets those made before.
	void forget(Instant before);

	/// What came of [Previews#request].
	sealed interface Requested {

		record Stored(Preview preview) implements Requested {
		}

		record Replayed(Preview preview) implements Requested {
		}

		/// The key was used for another request.
		record KeyReused() implements Requested {
		}

	}

}
