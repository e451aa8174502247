package dev.switchback.simulator;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CommandLineTests {

	private static Options options(Map<String, String> environment, String... arguments) {
		return CommandLine.options(arguments, environment);
	}

	@Test
	void theDefaultsAreThoseOfARehearsal() {
		assertThat(options(Map.of())).isEqualTo(Options.in(Path.of(".switchback/simulator")).onPort(8443));
	}

	@Test
	void theEnvironmentIsReadAndTheCommandLineWins() {
		var options = options(
				Map.of("SIMULATOR_PORT", "1", "SIMULATOR_CA_FILE", "/ca.pem", "SIMULATOR_NAMES", "a,b",
						"SIMULATOR_BIND", "0.0.0.0", "SIMULATOR_SPEED", "2.5", "SIMULATOR_ADMIN_TOKEN", "t"),
				"--port=2", "--client-secret=s=1");

		assertThat(options.port()).isEqualTo(2);
		assertThat(options.caFile()).isEqualTo(Path.of("/ca.pem"));
		assertThat(options.names()).containsExactly("a", "b");
		assertThat(options.bind()).isEqualTo("0.0.0.0");
		assertThat(options.settings().speed()).isEqualTo(2.5);
		assertThat(options.adminToken()).isEqualTo("t");
		assertThat(options.clientSecret()).isEqualTo("s=1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--prot=1", "port=1", "--port", "help", "--port=x", "--port=70000", "--port=80.5",
			"--speed=0", "--speed=NaN" })
	void whatMakesNoSenseIsSaid(String argument) {
		assertThatThrownBy(() -> options(Map.of(), argument)).isInstanceOf(IllegalArgumentException.class)
			.message()
			.endsWith(".");
	}

}
