package dev.switchback.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// By every door that a secret can come in one does, and by none does any come out: of the API in whatever form, of the log,
/// of the cards, and of the database, in clear, in hexadecimal digits, or in base64.
@Execution(ExecutionMode.CONCURRENT)
class SecretsIT {

	private static final String PAIR = "/v1/circuit-pairs/md5";

	private static final String DRILL = """
			{"kind": "PEERING_FAILOVER", "purpose": "DRILL", "reason": "what comes out", "target": {"circuitPair": "md5"},
			 "parameters": {"scope": "PRIMARY", "soak": "PT0S", "hold": {"mode": "UNTIL_DECISION"}%s}}""";

	/// Everything that Azure may show and that is nobody's business, where it shows it and where it does not today.
	private static final String INVENTORY = """
			{"format": "switchback-inventory/1", "takenAt": "2026-03-02T09:00:00Z",
			 "circuits": [{"id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Network/expressRouteCircuits/a",
			  "readAt": "2026-03-02T09:00:00Z",
			  "body": {"name": "a", "tags": {"password": "X"}, "properties": {"serviceKey": "X", "provisioningState": "Succeeded",
			   "authorizations": [{"properties": {"authorizationKey": "X"}}], "peerings": [{"properties": {"sharedKey": "X"}}]}}}],
			 "gateways": []}""";

	private final Map<String, String> secrets = new LinkedHashMap<>();

	private final List<String> looked = new ArrayList<>();

	private String secret(String of) {
		return this.secrets.computeIfAbsent(of, (_) -> "c4n4ry-" + UUID.randomUUID());
	}

	@Test
	void noSecretThatCameInComesOut(@TempDir Path home) throws Exception {
		var cards = home.resolve("cards");
		try (var stage = new Stage(home, (options) -> options.withClient("switchback", secret("client secret")))) {
			stage.set("{\"speed\": 20}");
			var service = stage.replica("--switchback.cards.directory=" + cards,
					"--switchback.azure.client-id=switchback",
					"--switchback.azure.client-secret=" + secret("client secret"));
			known(home, stage, service);
			offered(service);
			var inventory = service.post("/v1/inventories",
					INVENTORY.replace("\"X\"", "\"" + secret("inventory") + "\""));
			assertThat(inventory.status()).isEqualTo(201);
			var assessed = assessed(service);

			var id = service.post("/v1/operations", DRILL.formatted("")).text("id");
			service.until(id, (reply) -> reply.text("status").equals("AWAITING_DECISION"));
			assertThat(stage.jdbc().sql("SELECT count(*) FROM sealed_secrets").query(Long.class).single())
				.as("there is a sealed key to be found")
				.isPositive();
			nothingComesOut(service, stage, id, assessed, inventory.text("id"));
			service.post("/v1/operations/" + id + "/decisions", "{\"decision\": \"RESTORE\"}");
			var ended = service.until(id, (reply) -> !reply.body().path("finishedAt").isNull());
			assertThat(ended.text("status")).as(ended.body().toString()).isEqualTo("RESTORED");
			nothingComesOut(service, stage, id, assessed, inventory.text("id"));
			assertThat(Files.list(cards)).isNotEmpty();
			files(home);
			assertThat(this.looked).hasSizeGreaterThan(60);
		}
	}

	/// What is there already: the service's own tokens and keys, the MD5 key, and what the simulated Azure hides or shows.
	private void known(Path home, Stage stage, ServiceProcess service) throws IOException {
		this.secrets.put("MD5 key", "rehearsal-md5-key");
		this.secrets.put("sealing key", Files.readString(home.resolve("sealing.key")).strip());
		JsonMapper.shared()
			.readTree(Files.readString(home.resolve("tokens.json")))
			.properties()
			.forEach((token) -> this.secrets.put("token of " + token.getKey(), token.getValue().asString()));
		for (var pair : service.get("/v1/circuit-pairs").body().path("items")) {
			for (var side : List.of("primary", "secondary")) {
				var circuit = stage.azure("switchback", secret("client secret"),
						pair.path(side).path("id").asString() + "?api-version=2024-05-01");
				shown(circuit.path("name").asString(), circuit.path("properties"));
			}
		}
		assertThat(this.secrets).containsKey("service key of md5-ams");
		assertThat(this.secrets).noneSatisfy((_, value) -> assertThat(value).hasSizeLessThan(12));
	}

	private void shown(String circuit, JsonNode properties) {
		this.secrets.put("service key of " + circuit, properties.path("serviceKey").asString());
	}

	/// What is refused is not repeated, neither by what is answered nor in the log.
	private void offered(ServiceProcess service) {
		var anybody = service.exchange("GET", "/v1/operations", null,
				Map.of("Authorization", "Bearer " + secret("token of nobody")));
		refused("a token of nobody", 401, anybody);
		refused("a key instead of a place", 400, declared(service,
				(pair) -> ((ObjectNode) pair.path("primary")).put("md5Key", secret("key instead of a place"))));
		refused("a password in a probe", 400,
				declared(service, (pair) -> pair.putArray("probes")
					.addObject()
					.put("name", "web")
					.put("kind", "HTTP_GET")
					.put("address", "https://anna:%s@intranet.example/".formatted(secret("password in a probe")))));
		refused("a token in a probe", 400,
				declared(service,
						(pair) -> pair.putArray("probes")
							.addObject()
							.put("name", "web")
							.put("kind", "HTTP_GET")
							.put("address", "https://intranet.example/?token=" + secret("token in a probe"))));
		refused("a key among the parameters", 400, service.post("/v1/operations",
				DRILL.formatted(", \"sharedKey\": \"%s\"".formatted(secret("key among the parameters")))));
		refused("an unreadable body", 400,
				service.post("/v1/operations", "{\"sharedKey\": \"%s\", ".formatted(secret("unreadable body"))));
		var machine = service.get("/v1/protected-items").body().path("items").path(0).path("lifecycleId").asString();
		refused("a password in a machine's probe", 400, service.exchange("PUT", "/v1/protected-items/" + machine, """
				{"probes": [{"name": "web", "kind": "HTTP_GET", "in": "westeurope",
				 "address": "https://anna:%s@app.example/"}]}""".formatted(secret("password in a machine's probe")),
				Map.of("If-None-Match", "*")));
	}

	private void refused(String what, int status, Reply reply) {
		assertThat(reply.status()).as(what + ": " + reply.body()).isEqualTo(status);
		clean(what, reply.body().toString());
	}

	private static Reply declared(ServiceProcess service, Consumer<ObjectNode> change) {
		var known = service.get(PAIR);
		var body = ((ObjectNode) known.body()).deepCopy();
		body.remove(List.of("name", "declaredBy", "declaredAt", "revision", "warnings", "links"));
		for (var side : List.of("primary", "secondary")) {
			((ObjectNode) body.path(side)).remove("name");
		}
		change.accept(body);
		return service.exchange("PUT", PAIR, body.toString(),
				Map.of("If-Match", known.headers().firstValue("ETag").orElseThrow()));
	}

	private static String assessed(ServiceProcess service) throws InterruptedException {
		var asked = service.post("/v1/assessments", "{}").text("id");
		Waiting.until("the assessment", Duration.ofMinutes(2), () -> {
			var reply = service.get("/v1/assessments/" + asked);
			return reply.body().path("report").isObject() ? reply : null;
		});
		return asked;
	}

	private void nothingComesOut(ServiceProcess service, Stage stage, String id, String... assessments) {
		var operation = "/v1/operations/" + id;
		var paths = new ArrayList<>(List.of(operation, operation + "/events", operation + "/mutations",
				operation + "/report", operation + "/manual-card", "/v1/operations", "/v1/events", "/v1/obligations",
				"/v1/claims", "/v1/circuit-pairs", PAIR, "/v1/protected-items", "/v1/workloads", "/v1/inventory",
				"/v1/assessments", PAIR + "/design"));
		var preview = service.post("/v1/operation-plans", DRILL.formatted("")).text("id");
		paths.add("/v1/operation-plans/" + preview);
		for (var assessment : assessments) {
			var path = "/v1/assessments/" + assessment;
			paths.addAll(List.of(path, "/v1/inventory?assessmentId=" + assessment));
			clean(path + " as Markdown", service.read(path, "text/markdown"));
			clean(path + " as a drawing", service.read(path, "image/svg+xml"));
		}
		paths.forEach((path) -> clean(path, service.read(path, "application/json")));
		clean("report as Markdown", service.read(operation + "/report", "text/markdown"));
		clean("card as text", service.read(operation + "/manual-card", "text/plain"));
		clean("log", service.log());
		for (var table : stage.jdbc()
			.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
			.query(String.class)
			.list()) {
			clean("table " + table, String.join("\n",
					stage.jdbc().sql("SELECT t::text FROM \"%s\" t".formatted(table)).query(String.class).list()));
		}
	}

	/// Whatever else was written, the write-ahead log among it; but for where secrets are kept.
	private void files(Path home) throws IOException {
		try (var files = Files.walk(home)) {
			files.filter(Files::isRegularFile)
				.filter((file) -> !file.startsWith(home.resolve("simulator")))
				.filter((file) -> !List.of("tokens.json", "sealing.key").contains(file.getFileName().toString()))
				.forEach((file) -> clean(home.relativize(file).toString(), bytes(file)));
		}
	}

	private static String bytes(Path file) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void clean(String what, String text) {
		this.looked.add(what);
		this.secrets.forEach((name, secret) -> spellings(secret)
			.forEach((spelling) -> assertThat(text.contains(spelling)).as("%s has the %s", what, name).isFalse()));
	}

	/// As bytes look in text.
	private static Stream<String> spellings(String secret) {
		var bytes = secret.getBytes(StandardCharsets.UTF_8);
		return Stream.of(secret, HexFormat.of().formatHex(bytes),
				Base64.getEncoder().withoutPadding().encodeToString(bytes));
	}

}
