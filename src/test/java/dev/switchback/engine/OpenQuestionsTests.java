package dev.switchback.engine;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.world.OpenQuestions;

import static org.assertj.core.api.Assertions.assertThat;

/// Nobody knows these things about Azure, and a drill is right whatever they are.
class OpenQuestionsTests {

	@ParameterizedTest
	@MethodSource("dev.switchback.simulator.world.OpenQuestions#answeredOtherwise")
	void aDrillSucceedsUnderEveryAnswer(OpenQuestions otherwise) {
		var flight = Flight.of(Mandate.of(Purpose.DRILL),
				"{\"scope\": \"BOTH\", \"hold\": {\"mode\": \"FOR\", \"duration\": \"PT30S\"}, \"restoreWithin\": \"PT20M\"}")
			.assuming(otherwise.settings());

		var ended = flight.untilEnded();

		assertThat(ended.status().name()).isEqualTo("SUCCEEDED");
		assertThat(flight.received()).hasSize(4).allMatch((line) -> line.endsWith("ACCEPTED"));
	}

}
