package dev.switchback.azure.arm;

/// A monotonic clock: for ages and time limits, which must not jump when somebody sets the time. It has to be the same
/// one that [dev.switchback.playbook.Sending#startedNanos()] was read from.
@FunctionalInterface
public interface Ticker {

	/// Nanoseconds since some arbitrary moment.
	long nanos();

}
