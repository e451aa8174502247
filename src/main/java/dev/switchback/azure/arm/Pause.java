package dev.switchback.azure.arm;

import java.time.Duration;

/// Waits between two polls of an async operation.
@FunctionalInterface
public interface Pause {

	/// Lets the calling (virtual) thread wait.
	/// @throws InterruptedException if somebody wants it to stop
	void pause(Duration duration) throws InterruptedException;

}
