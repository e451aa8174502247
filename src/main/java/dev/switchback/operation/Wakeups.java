package dev.switchback.operation;

import java.util.UUID;

/// Told when an operation became due because of something that came from outside its own execution.
public interface Wakeups {

	/// May be called more than once, early, or for an operation that somebody else
	/// executes.
	void woken(UUID operation);

}
