package dev.switchback.api;

import java.time.Duration;
import java.time.Instant;

import dev.switchback.operation.Timekeeper;

/// A clock that stands still until it is told.
final class TestTime implements Timekeeper {

	private volatile Instant now = Instant.parse("2026-11-02T09:30:00Z");

	@Override
	public Instant instant() {
		return this.now;
	}

	void passTo(Instant moment) {
		if (moment.isAfter(this.now)) {
			this.now = moment;
		}
	}

	void pass(Duration duration) {
		this.now = this.now.plus(duration);
	}

	@Override
	public Duration skew() {
		return Duration.ZERO;
	}

	@Override
	public boolean trusted() {
		return true;
	}

}
