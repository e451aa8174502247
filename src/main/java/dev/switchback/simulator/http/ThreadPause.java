package dev.switchback.simulator.http;

import java.time.Duration;

/// Waits for real.
final class ThreadPause implements Pause {

	@Override
	public void pause(Duration duration) {
		try {
			Thread.sleep(duration);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
