package dev.switchback.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdsTests {

	/// 0x0195_5678_9abc milliseconds after the epoch.
	private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(0x0195_5678_9abcL));

	@Test
	void beginWithTheMillisecondTheyWereMadeIn() {
		assertThat(new Ids(CLOCK, () -> 0).next()).isEqualTo(UUID.fromString("01955678-9abc-7000-8000-000000000000"));
	}

	@Test
	void areRandomWhereTheyDoNotSayTimeVersionAndVariant() {
		assertThat(new Ids(CLOCK, () -> -1).next()).isEqualTo(UUID.fromString("01955678-9abc-7fff-bfff-ffffffffffff"));
	}

}
