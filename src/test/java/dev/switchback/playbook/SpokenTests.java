package dev.switchback.playbook;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpokenTests {

	@ParameterizedTest
	@CsvSource({ "PT0S, 0 s", "PT0.999S, 0 s", "PT5S, 5 s", "PT1H30M, 1 h 30 min", "PT24H, 1 d", "PT26H, 1 d 2 h",
			"P2DT3H4M5S, 2 d 3 h 4 min 5 s" })
	void durationsAreSaidToTheSecondInTheirLargestUnits(Duration duration, String spoken) {
		assertThat(Spoken.of(duration)).isEqualTo(spoken);
	}

}
