package dev.switchback.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that only moves when told to.
final class VirtualTime implements InstantSource {

	private Instant now = Instant.parse("2026-01-05T09:00:00Z");

	@Override
	public Instant instant() {
		return this.now;
	}

	void advance(Duration duration) {
		this.now = this.now.plus(duration);
	}

	void advance(String duration) {
		advance(Duration.parse(duration));
	}

}
