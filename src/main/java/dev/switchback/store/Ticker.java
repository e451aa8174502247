package dev.switchback.store;

/// A monotonic clock: it tells how much time passed, whatever is done to the wall clock.
@FunctionalInterface
interface Ticker {

	/// Nanoseconds since some moment that means nothing.
	long nanos();

}
