package dev.switchback.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class GreetingTests {

	@TempDir
	private Path directory;

	@Test
	void saysWhereThingsAreAndWhatToTry() {
		Greeting greeting = new Greeting(settings(Path.of(".switchback"), true), 8080);
		assertThat(greeting.text()).contains("http://127.0.0.1:8080/v1", "https://127.0.0.1:8443",
				".switchback/tokens.json", ".switchback/ca.pem",
				"curl -H \"Authorization: Bearer $TOKEN\" http://127.0.0.1:8080/v1/circuit-pairs");
	}

	@Test
	void saysSoWhenTheSimulatorRunsElsewhere() {
		assertThat(new Greeting(settings(Path.of("x"), false), 8080).text()).contains("elsewhere")
			.doesNotContain("8443");
	}

	@Test
	void readsATokenWithWhatEveryShellHas() throws Exception {
		Path place = Files.createDirectory(this.directory.resolve("a place"));
		ObjectNode tokens = new Tokens(new SecureRandom()).ensure(place.resolve("tokens.json"));
		assertThat(shell(new Greeting(settings(place, true), 1).tokenCommand()))
			.isEqualTo(tokens.get("operator").stringValue());
	}

	private static String shell(String command) throws IOException, InterruptedException {
		Process shell = new ProcessBuilder("sh", "-c", "printf %s \"$(" + command + ")\"").redirectErrorStream(true)
			.start();
		String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(shell.waitFor()).isZero();
		return output;
	}

	private static RehearsalSettings settings(Path stateDir, boolean simulator) {
		return new RehearsalSettings(stateDir, new RehearsalSettings.Simulator(simulator, 8443));
	}

}
