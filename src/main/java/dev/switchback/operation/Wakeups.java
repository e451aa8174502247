package dev.switchback.operation;

import java.util.UUID;

/// Told when an operation became due because of something that came from outside its own execution, or a preview because
/// it was asked for.
public interface Wakeups {

	/// May be called more than once, early, or for one that somebody else executes.
	/// @param id of the operation or preview
	void woken(UUID id);

}
