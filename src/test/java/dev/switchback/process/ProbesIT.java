package dev.switchback.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Probes of a pair, from the declaration to the next assessment.
@Execution(ExecutionMode.CONCURRENT)
class ProbesIT {

	private static final String PROBES = """
			[{"name": "intranet", "kind": "HTTP_GET", "address": "https://intranet.contoso.example/health"},
			 {"name": "far", "kind": "TCP", "address": "10.9.0.4:443"}]""";

	private static final String DRILL = """
			{"kind": "PEERING_FAILOVER", "purpose": "DRILL", "reason": "what answers", "target": {"circuitPair": "contoso"},
			 "parameters": {"scope": "PRIMARY", "soak": "PT0S", "hold": {"mode": "FOR", "duration": "%s"}}}""";

	@Test
	void whatIsDeclaredIsShownInThePreviewAskedAndKeptAsEvidence(@TempDir Path home) throws Exception {
		try (var stage = new Stage(home)) {
			stage.set("{\"speed\": 10}");
			var service = stage.replica("--switchback.azure.probe.every=1s", "--switchback.azure.probe.silence=4s",
					"--switchback.azure.probe.networks=10.1.0.0/16");
			declare(service);
			previewed(service);

			var id = service.post("/v1/operations", DRILL.formatted("PT1S")).text("id");
			var ended = service.until(id, (reply) -> !reply.body().path("finishedAt").isNull());
			assertThat(ended.text("status")).isEqualTo("SUCCEEDED");
			var answers = step(ended.body(), "primary.answers");
			assertThat(answers.path("verdict").asString()).as("one cannot be asked").isEqualTo("INCONCLUSIVE");
			assertThat(answers.path("sentence").asString()).isEqualTo(
					"intranet answers as before; far could not be asked before contoso-ams (Amsterdam) was drained, so it proves nothing");
			assertThat(answers.at("/evidence/readings/0/subject").asString()).isEqualTo("contoso-dub");
			assertThat(answers.at("/evidence/readings/0/value").asString()).matches("PASS: connected in \\d+ ms");
			assertThat(answers.at("/evidence/readings/1/value").asString()).startsWith("INCONCLUSIVE: not asked: ");

			var silent = service.post("/v1/operations", DRILL.formatted("PT10M")).text("id");
			service.until(silent, (reply) -> reply.body().toString().contains("holding until"));
			stage.fault("{\"kind\": \"mute\"}");
			var back = service.until(silent, (reply) -> !reply.body().path("finishedAt").isNull());
			assertThat(back.text("status")).isEqualTo("RESTORED");
			assertThat(back.text("sentence"))
				.contains("intranet answered before contoso-ams (Amsterdam) was drained and has fallen silent");
			assertThat(stage.mutations()).hasSize(4);
		}
	}

	/// Beside everything that is declared already.
	private static void declare(ServiceProcess service) {
		var known = service.get("/v1/circuit-pairs/contoso");
		var body = ((ObjectNode) known.body()).deepCopy();
		body.remove(List.of("name", "declaredBy", "declaredAt", "revision", "warnings", "links"));
		for (var side : List.of("primary", "secondary")) {
			((ObjectNode) body.path(side)).remove("name");
		}
		body.set("probes", JsonMapper.shared().readTree(PROBES));
		var declared = service.exchange("PUT", "/v1/circuit-pairs/contoso", body.toString(),
				Map.of("If-Match", known.headers().firstValue("ETag").orElseThrow()));
		assertThat(declared.status()).as(declared.body().toString()).isEqualTo(200);
		assertThat(declared.body().path("warnings").valueStream().map(JsonNode::asString)).containsExactly(
				"The probe far is never asked and proves nothing: 10.9.0.4 is in no network that probes may go to (switchback.azure.probe.networks).");
	}

	private static void previewed(ServiceProcess service) throws Exception {
		var asked = service.post("/v1/operation-plans", DRILL.formatted("PT1S"));
		var made = Waiting.until("the preview", Duration.ofMinutes(1), () -> {
			var reply = service.get("/v1/operation-plans/" + asked.text("id"));
			return reply.body().path("result").isObject() ? reply.body() : null;
		});
		assertThat(made.path("steps").valueStream().map((step) -> step.path("title").asString()))
			.contains("intranet and far answer over contoso-dub (Dublin)");
		assertThat(made.at("/result/readings").valueStream()).anySatisfy((reading) -> {
			assertThat(reading.path("name").asString()).isEqualTo("probe intranet");
			assertThat(reading.path("value").asString()).startsWith("PASS: connected in ");
		});
	}

	private static JsonNode step(JsonNode operation, String key) {
		return operation.path("steps")
			.valueStream()
			.filter((step) -> step.path("key").asString().equals(key))
			.findFirst()
			.orElseThrow();
	}

}
