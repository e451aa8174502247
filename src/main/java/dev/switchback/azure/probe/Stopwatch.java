package dev.switchback.azure.probe;

import java.time.Duration;

import dev.switchback.azure.arm.Ticker;

/// How long something takes, and how much longer it may.
final class Stopwatch {

	private final Ticker ticker;

	private final long began;

	private final Duration patience;

	Stopwatch(Ticker ticker, Duration patience) {
		this.ticker = ticker;
		this.began = ticker.nanos();
		this.patience = patience;
	}

	long millis() {
		return Duration.ofNanos(this.ticker.nanos() - this.began).toMillis();
	}

	boolean over() {
		return millis() >= this.patience.toMillis();
	}

	/// At least 1: to a socket, 0 means for ever.
	int leftMillis() {
		return Math.clamp(this.patience.toMillis() - millis(), 1, Integer.MAX_VALUE);
	}

}
