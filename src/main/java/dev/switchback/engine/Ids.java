package dev.switchback.engine;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes UUIDs of version 7: they sort by the millisecond they were made in (RFC 9562, 5.7).
final class Ids {

	private final InstantSource clock;

	private final RandomGenerator random;

	Ids(InstantSource clock, RandomGenerator random) {
		this.clock = clock;
		this.random = random;
	}

	UUID next() {
		var high = (this.clock.millis() << 16) | 0x7000 | (this.random.nextLong() & 0x0fff);
		var low = (this.random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
		return new UUID(high, low);
	}

}
