package dev.switchback.simulator;

import java.time.Duration;

import dev.switchback.simulator.wire.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What would answer behind a pair or on a machine, as far as that can be told without packets.
class BehindTests {

	private final Rig rig = new Rig();

	private JsonNode behind(String pair) {
		return Rig.json(this.rig.simulator.handle(Request.of("GET", "https://localhost/_simulator/behind/" + pair)));
	}

	private void order(String fault) {
		assertThat(this.rig.admin("POST", "/faults", fault).status()).isEqualTo(201);
	}

	@Test
	void itAnswersOverWhateverCircuitsBringAnythingToGateways() {
		assertThat(behind("contoso").toString())
			.isEqualTo("{\"pair\":\"contoso\",\"over\":[\"contoso-ams\",\"contoso-dub\"],\"answers\":true}");
	}

	@ParameterizedTest
	@CsvSource({ "contoso-ams, '[\"contoso-dub\"]', true", "'', [], false" })
	void itAnswersAsLongAsOnePathIsUp(String circuit, String over, boolean answers) {
		order("{\"kind\": \"convergence\", \"linkDown\": \"both\"%s}"
			.formatted(circuit.isEmpty() ? "" : ", \"circuit\": \"" + circuit + "\""));
		behind("contoso");
		this.rig.time.advance(Duration.ofMinutes(1));
		assertThat(behind("contoso").path("over").toString()).isEqualTo(over);
		assertThat(behind("contoso").path("answers").asBoolean()).isEqualTo(answers);
	}

	@Test
	void itFallsSilentThoughEveryPathIsUpWhereNothingAnswers() {
		order("{\"kind\": \"mute\"}");
		assertThat(behind("contoso").path("over")).hasSize(2);
		assertThat(behind("contoso").path("answers").asBoolean()).isFalse();
	}

	@Test
	void aMachineThatIsMuteMutesNoPair() {
		order("{\"kind\": \"mute\", \"item\": \"app-01\"}");
		assertThat(behind("contoso").path("answers").asBoolean()).isTrue();
	}

	@Test
	void aMachineAnswersWhileItRunsAndIsNotMute() {
		assertThat(behind("app-01").toString()).isEqualTo("{\"machine\":\"app-01\",\"answers\":true}");
		order("{\"kind\": \"mute\", \"item\": \"app-01\"}");
		assertThat(behind("app-01").path("answers").asBoolean()).isFalse();
		assertThat(behind("app-02").path("answers").asBoolean()).isTrue();
	}

	@Test
	void aPairThatIsNotSimulatedIsMissing() {
		assertThat(this.rig.simulator.handle(Request.of("GET", "https://localhost/_simulator/behind/nowhere")).status())
			.isEqualTo(404);
	}

}
