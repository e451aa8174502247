package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

import dev.switchback.operation.Timekeeper;

/// Time that passes only when told to. It is the wall clock, the database's clock and the monotonic clock in one.
public final class VirtualTime implements Timekeeper, LongSupplier {

	/// When every run begins.
	public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

	private Instant now = START;

	private boolean trusted = true;

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public long getAsLong() {
		return Duration.between(START, this.now).toNanos();
	}

	@Override
	public Duration skew() {
		return Duration.ZERO;
	}

	@Override
	public boolean trusted() {
		return this.trusted;
	}

	/// Lets time pass.
	public void pass(Duration duration) {
		this.now = this.now.plus(duration);
	}

	/// Lets time pass until a moment, unless it has passed already.
	public void passUntil(Instant moment) {
		if (moment.isAfter(this.now)) {
			this.now = moment;
		}
	}

	/// From now on the node's clock is, or is not, near enough to the database's.
	public void trust(boolean trusted) {
		this.trusted = trusted;
	}

}
