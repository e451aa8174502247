package dev.switchback.simulator.http;

import java.time.Duration;

/// Waits, on the thread that calls.
interface Pause {

	/// Returns after a while, or at once if the thread is interrupted.
	void pause(Duration duration);

}
