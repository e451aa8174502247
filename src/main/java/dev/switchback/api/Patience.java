package dev.switchback.api;

import java.time.Duration;

/// Lets time pass for a request that waits or streams.
interface Patience {

	/// Waits that long, or less if waiting makes no sense any more.
	/// @return whether to go on
	boolean pause(Duration duration);

	/// The monotonic clock, in nanoseconds.
	long nanos();

}
