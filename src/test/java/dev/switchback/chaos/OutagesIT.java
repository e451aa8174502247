package dev.switchback.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import dev.switchback.process.Reply;
import dev.switchback.process.ServiceProcess;
import dev.switchback.process.Stage;
import dev.switchback.process.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/// What people and load balancers see of a replica whose database is away, and what becomes of what was accepted before.
@Execution(ExecutionMode.CONCURRENT)
class OutagesIT {

	private static final String CANARY = """
			{"kind": "CANARY", "purpose": "DRILL", "reason": "is anybody there", "target": {}, "parameters": {"steps": 3}}""";

	private static final String DRILL = """
			{"kind": "PEERING_FAILOVER", "purpose": "DRILL", "reason": "outages", "target": {"circuitPair": "contoso"},
			 "parameters": {"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT0S", "restoreWithin": "PT1H"}}""";

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static ServiceProcess behind(Stage stage, Proxy proxy) {
		return stage.replicaWithDatabaseAt(proxy.port());
	}

	private static void awaitStatus(ServiceProcess service, String path, int status) {
		Waiting.until(path + " answers " + status, PATIENCE,
				() -> (service.get(path).status() == status) ? Boolean.TRUE : null);
	}

	/// As people do: again, under the same key, until there is an answer.
	private static Reply insist(ServiceProcess service, String path, String body) {
		var key = UUID.randomUUID().toString();
		return Waiting.until(path + " is accepted", PATIENCE, () -> accepted(service, path, body, key));
	}

	private static @Nullable Reply accepted(ServiceProcess service, String path, String body, String key) {
		var reply = service.exchange("POST", path, body, Map.of("Idempotency-Key", key));
		if (reply.status() == 503) {
			assertThat(reply.text("type")).isEqualTo("urn:switchback:problem:unavailable");
			assertThat(reply.headers().firstValue("Retry-After")).isPresent();
			return null;
		}
		assertThat(reply.status()).isEqualTo(202);
		return reply;
	}

	@Test
	void anOutageOfTheDatabaseIsSaidAndWaitedOut(@TempDir Path home) throws Exception {
		try (var stage = new Stage(home); var proxy = new Proxy(stage.databasePort(), () -> 0)) {
			var service = behind(stage, proxy);
			var id = service.post("/v1/operations", DRILL).text("id");
			service.until(id, (reply) -> !reply.body().at("/question/id").asString("").isEmpty());
			awaitStatus(service, "/actuator/health/readiness", 200);

			proxy.refuse(true);
			awaitStatus(service, "/actuator/health/readiness", 503);
			assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);
			assertThat(accepted(service, "/v1/operations", CANARY, "while-it-is-away")).isNull();
			assertThat(service.get("/v1/operations/" + id).status()).isEqualTo(503);

			proxy.refuse(false);
			awaitStatus(service, "/actuator/health/readiness", 200);
			insist(service, "/v1/operations/" + id + "/decisions", "{\"decision\": \"RESTORE\"}");
			service.until(id, (reply) -> reply.text("status").equals("RESTORED"));
			assertThat(stage.mutations()).hasSize(2);
		}
	}

	@Test
	void connectionsToTheDatabaseThatFellSilentAreGivenUp(@TempDir Path home) throws Exception {
		try (var stage = new Stage(home); var proxy = new Proxy(stage.databasePort(), () -> 0)) {
			var service = behind(stage, proxy);
			service.until(service.post("/v1/operations", CANARY).text("id"),
					(reply) -> reply.text("status").equals("SUCCEEDED"));

			proxy.forget();

			var id = insist(service, "/v1/operations", CANARY).text("id");
			service.until(id, (reply) -> reply.text("status").equals("SUCCEEDED"));
			awaitStatus(service, "/actuator/health/readiness", 200);
		}
	}

}
