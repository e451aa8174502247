package dev.switchback.operation;

import java.time.Instant;

/// Which keys were used. Whoever stores what a key is for takes it in the same transaction.
public interface IdempotencyKeys {

	/// Forgets those used before, and with them only that they were used: a request that comes with one again is a new one.
	void forget(Instant before);

}
