package dev.switchback.local;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class GreetingTests {

	private static final URI SIMULATOR = URI.create("https://localhost:8443");

	@TempDir
	private Path directory;

	@Test
	void saysWhereThingsAreAndWhatToTry() {
		Greeting greeting = new Greeting(Path.of(".switchback"), 8080, SIMULATOR);
		assertThat(greeting.text()).contains("http://127.0.0.1:8080/v1", SIMULATOR.toString(),
				".switchback/tokens.json", ".switchback/ca.pem",
				"curl -H \"Authorization: Bearer $TOKEN\" http://127.0.0.1:8080/v1/circuit-pairs");
	}

	@Test
	void readsATokenWithWhatEveryShellHas() throws Exception {
		Path place = Files.createDirectory(this.directory.resolve("a place"));
		ObjectNode tokens = new Tokens(new SecureRandom()).ensure(place.resolve("tokens.json"));
		assertThat(shell(new Greeting(place, 1, SIMULATOR).tokenCommand()))
			.isEqualTo(tokens.get("operator").stringValue());
	}

	private static String shell(String command) throws IOException, InterruptedException {
		Process shell = new ProcessBuilder("sh", "-c", "printf %s \"$(" + command + ")\"").redirectErrorStream(true)
			.start();
		String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(shell.waitFor()).isZero();
		return output;
	}

}
