package dev.switchback.engine;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTests {

	private static final Duration LEAST = Duration.ofSeconds(2);

	private static Duration pace(Duration waited) {
		return Pace.of(waited, LEAST, Duration.ofMinutes(10));
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, PT2S", "PT4M59S, PT2S", "PT5M, PT30S", "PT10M, PT1M", "PT20M, PT2M", "PT49M, PT2M",
			"PT50M, PT5M", "PT1H40M, PT10M", "PT2H30M, PT10M", "P300D, PT10M" })
	void theLongerItLastsTheMoreRarelyItIsLookedAt(Duration waited, Duration pace) {
		assertThat(pace(waited)).isEqualTo(pace);
	}

	@Test
	void neverMoreOftenThanAnythingElse() {
		assertThat(Pace.of(Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofMinutes(10)))
			.isEqualTo(Duration.ofMinutes(1));
		assertThat(Pace.of(Duration.ofDays(1), Duration.ofMinutes(20), Duration.ofMinutes(10)))
			.isEqualTo(Duration.ofMinutes(20));
	}

}
