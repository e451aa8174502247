package dev.switchback.engine;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/// Runs looks, which may block, so that a decision can cut one short.
interface Looks {

	/// What the look returned; empty if it was cut short because the operation was woken
	/// meanwhile.
	/// @throws Bug if the look threw, hung, or returned nothing
	<T> Optional<T> run(UUID operation, Callable<T> look);

}
