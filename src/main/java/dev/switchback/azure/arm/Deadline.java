package dev.switchback.azure.arm;

import java.time.Duration;

import dev.switchback.playbook.Look;

/// Until when a look may block, by the monotonic clock.
public final class Deadline {

	private final Ticker ticker;

	private final long end;

	private Deadline(Ticker ticker, long end) {
		this.ticker = ticker;
		this.end = end;
	}

	public static Deadline in(Duration duration, Ticker ticker) {
		return new Deadline(ticker, ticker.nanos() + duration.toNanos());
	}

	static Deadline of(Look look, Ticker ticker) {
		return in(look.patience(), ticker);
	}

	/// What is left of it; never negative.
	public Duration left() {
		return Duration.ofNanos(Math.max(0, this.end - this.ticker.nanos()));
	}

	boolean over() {
		return this.ticker.nanos() - this.end >= 0;
	}

	Duration left(Duration atMost) {
		var left = left();
		return (left.compareTo(atMost) < 0) ? left : atMost;
	}

}
