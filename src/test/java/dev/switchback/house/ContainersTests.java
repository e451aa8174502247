package dev.switchback.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// What can be said of the containers without a registry at hand.
class ContainersTests {

	private final JsonNode compose = compose();

	@Test
	void areADatabaseASimulatorAndTwoReplicas() {
		assertThat(this.compose.path("services").propertyNames()).containsExactlyInAnyOrder("postgres", "simulator",
				"switchback-1", "switchback-2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgres", "simulator", "switchback-1", "switchback-2" })
	void tellTheirHealthAndListenOnLoopbackOnly(String name) {
		JsonNode service = this.compose.path("services").path(name);
		assertThat(service.path("healthcheck").path("test").isEmpty()).isFalse();
		assertThat(service.path("ports")).isNotEmpty()
			.allMatch((port) -> port.stringValue().matches("127\\.0\\.0\\.1:\\d+:\\d+"));
		assertThat(service.path("image").stringValue()).matches(".+:.+").doesNotEndWith(":latest");
	}

	@ParameterizedTest
	@ValueSource(strings = { "switchback-1", "switchback-2" })
	void waitForWhatTheyNeed(String name) {
		JsonNode needs = this.compose.path("services").path(name).path("depends_on");
		assertThat(needs.propertyNames()).containsExactlyInAnyOrder("postgres", "simulator");
		assertThat(needs.values()).allMatch((need) -> need.path("condition").stringValue().equals("service_healthy"));
	}

	@Test
	void shareNoHostPortAndEveryVolumeIsDeclared() {
		assertThat(services().flatMap((service) -> service.path("ports").valueStream())
			.map(JsonNode::stringValue)
			.map((port) -> port.split(":")[1])).doesNotHaveDuplicates();
		assertThat(services().flatMap((service) -> service.path("volumes").valueStream())
			.map(JsonNode::stringValue)
			.map((volume) -> volume.split(":")[0])).isSubsetOf(this.compose.path("volumes").propertyNames());
	}

	@Test
	void runTheServiceAsNobodyInParticular() throws IOException {
		String image = Files.readString(Path.of("Dockerfile"));
		assertThat(image.substring(image.lastIndexOf("\nFROM "))).contains("\nUSER 10001:10001\n")
			.contains("CMD [\"dev.switchback.Switchback\"]");
		assertThat(this.compose.at("/services/simulator/command/0").stringValue())
			.isEqualTo("dev.switchback.simulator.SimulatorServer");
	}

	private Stream<JsonNode> services() {
		return this.compose.path("services").valueStream();
	}

	private static JsonNode compose() {
		try {
			Object yaml = new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
			return new JsonMapper().valueToTree(yaml);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
