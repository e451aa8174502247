package dev.switchback.azure.arm;

import java.time.Duration;

import dev.switchback.playbook.Look;
import dev.switchback.playbook.Urgency;

/// Until when a look may block, by the monotonic clock, and how urgent it is.
public final class Deadline {

	private final Ticker ticker;

	private final long end;

	private final Urgency urgency;

	private Deadline(Ticker ticker, long end, Urgency urgency) {
		this.ticker = ticker;
		this.end = end;
		this.urgency = urgency;
	}

	public static Deadline in(Duration duration, Urgency urgency, Ticker ticker) {
		return new Deadline(ticker, ticker.nanos() + duration.toNanos(), urgency);
	}

	static Deadline of(Look look, Ticker ticker) {
		return in(look.patience(), look.urgency(), ticker);
	}

	/// A sooner one, if this leaves more time than that.
	public Deadline atMost(Duration duration) {
		return in(left(duration), this.urgency, this.ticker);
	}

	/// How urgent it is.
	public Urgency urgency() {
		return this.urgency;
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
