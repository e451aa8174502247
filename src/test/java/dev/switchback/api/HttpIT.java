package dev.switchback.api;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import dev.switchback.engine.EngineDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// What only shows over a real socket: Tomcat's own refusals, streams, and what browsers are told.
@ApiTest
class HttpIT {

	private final EngineDriver engine;

	private final TestTime time;

	private final int port;

	private final RestClient http;

	@Autowired
	HttpIT(EngineDriver engine, TestTime time, @LocalServerPort int port) {
		this.engine = engine;
		this.time = time;
		this.port = port;
		this.http = ContractRestClient.of("http://127.0.0.1:" + port, () -> TestTokens.OPERATOR);
	}

	@Test
	void anOperationLivesOverRealHttp() {
		var created = create();
		assertThat(created.getStatusCode().value()).isEqualTo(202);
		var id = UUID.fromString(created.getBody().path("id").asString());
		this.engine.run(id, this.time::passTo);
		var ended = get("/v1/operations/" + id);
		assertThat(ended.getBody().path("status").asString()).isEqualTo("SUCCEEDED");
		var stream = this.http.get()
			.uri("/v1/operations/{id}/events", id)
			.accept(MediaType.TEXT_EVENT_STREAM)
			.retrieve()
			.toEntity(String.class);
		assertThat(stream.getHeaders().getContentType()).hasToString("text/event-stream;charset=UTF-8");
		assertThat(stream.getBody()).startsWith("id: 1\ndata: {\"seq\":1,")
			.endsWith("event: end\ndata: {\"status\":\"SUCCEEDED\"}\n\n");
	}

	@Test
	void endlessHeadersAreRefusedAsAProblem() {
		var answer = raw(
				"GET /v1/operations HTTP/1.1\r\nHost: localhost\r\nX-Endless: " + "x".repeat(20_000) + "\r\n\r\n");
		assertProblem(answer, 400, "invalid-request");
		assertThat(answer).contains("8 KiB");
	}

	@ParameterizedTest
	@ValueSource(strings = { "NONSENSE\r\n\r\n", "GET /v1/operations HTTP/9.9\r\nHost: x\r\n\r\n",
			"GET /v1/operations HTTP/1.1\r\n\r\n", "GET /v1/{operations} HTTP/1.1\r\nHost: localhost\r\n\r\n",
			"G@T /v1/operations HTTP/1.1\r\nHost: localhost\r\n\r\n",
			"GET /v1/operations HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n" })
	void whatIsNoHttpIsRefusedAsAProblem(String request) {
		var answer = raw(request);
		assertThat(answer).doesNotContainIgnoringCase("<html").doesNotContainIgnoringCase("tomcat");
		assertThat(answer.split("\r\n", 2)[0]).containsPattern("HTTP/1.1 400");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v1/operations;jsessionid=1", "/v1//operations", "/v1/operations/%2e%2e/secrets",
			"/v1/operations/a%00b", "/v1/operations/a%2Fb", "/v1/operations/a%0Ab", "/v1/operations/a%5Cb",
			"/v1/operations?limit=%zz", "/v1/operations?limit=%", "/v1/../openapi.yaml/../x", "/v1/operations/%ff" })
	void strangeAddressesAreRefusedAsAProblem(String address) {
		var answer = raw("GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
			.formatted(address, TestTokens.OPERATOR));
		assertThat(answer.split("\r\n", 2)[0]).containsPattern("HTTP/1.1 (400|404)");
		assertThat(answer).contains("application/problem+json").doesNotContain("Exception", "dev.switchback");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Idempotency-Key: a\u0085b", "Idempotency-Key: a\tb", "Prefer: wait=\u0085",
			"Accept: \u009f", "Content-Type: application/json\u0085" })
	void strangeHeadersAreRefusedAsAProblem(String header) {
		var answer = raw("POST /v1/operations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\n"
			.formatted(TestTokens.OPERATOR, header) + "Content-Length: 2\r\n\r\n{}");
		assertThat(answer.split("\r\n", 2)[0]).containsPattern("HTTP/1.1 (400|406|415)");
		assertThat(answer).contains("application/problem+json").doesNotContain("Exception", "dev.switchback");
	}

	@Test
	void anEndlessBodyIsNotReadToItsEnd() {
		var head = "POST /v1/operations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nIdempotency-Key: k\r\nContent-Type: application/json\r\n"
			.formatted(TestTokens.OPERATOR);
		assertProblem(raw(head + "Content-Length: 4000000000\r\n\r\n{"), 413, "body-too-large");
		var chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
		assertProblem(raw(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk), 413, "body-too-large");
	}

	@Test
	void tracingIsRefusedAsAProblem() {
		var answer = raw(
				"TRACE /v1/operations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
					.formatted(TestTokens.OPERATOR));
		assertProblem(answer, 405, "method-not-allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v1/operations", "/docs.html", "/openapi.yaml", "/actuator/health", "/nothing" })
	void browsersAreToldToBeCareful(String path) {
		var headers = get(path).getHeaders();
		assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
		assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
		assertThat(headers.getFirst("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self';")
			.doesNotContain("unsafe");
		assertThat(headers.headerNames()).doesNotContain("Set-Cookie", "Access-Control-Allow-Origin", "Server");
	}

	@Test
	void otherOriginsAreNotLetIn() {
		var answer = raw("OPTIONS /v1/operations HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n"
				+ "Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 401").doesNotContain("Access-Control-Allow");
	}

	@Test
	void theContractIsServedAsItLiesInTheRepository() {
		var contract = this.http.get().uri("/openapi.yaml").retrieve().toEntity(byte[].class);
		assertThat(contract.getHeaders().getContentType()).hasToString("application/yaml");
		assertThat(new String(contract.getBody(), StandardCharsets.UTF_8)).isEqualTo(Contract.text());
	}

	@Test
	void theDocsLoadNothingButWhatIsThere() {
		var page = this.http.get().uri("/docs.html").retrieve().body(String.class);
		assertThat(page).doesNotContain("<style", "style=", "onload").containsOnlyOnce("<script src=\"docs.js\">");
		var references = java.util.regex.Pattern.compile("(?:src|href)=\"([^\":]+)\"").matcher(page).results().toList();
		assertThat(references).hasSize(3);
		references.forEach(
				(reference) -> assertThat(get("/" + reference.group(1)).getStatusCode().value()).as(reference.group(1))
					.isEqualTo(200));
	}

	private ResponseEntity<JsonNode> create() {
		return this.http.post()
			.uri("/v1/operations")
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.body(Map.of("kind", "CANARY", "parameters", Map.of("steps", 2)))
			.retrieve()
			.toEntity(JsonNode.class);
	}

	private ResponseEntity<JsonNode> get(String path) {
		var text = this.http.get().uri(path).retrieve().toEntity(byte[].class);
		var json = String.valueOf(text.getHeaders().getContentType()).contains("json");
		return new ResponseEntity<>(json ? new JsonMapper().readTree(text.getBody()) : null, text.getHeaders(),
				text.getStatusCode());
	}

	private static void assertProblem(String answer, int status, String type) {
		assertThat(answer).startsWith("HTTP/1.1 " + status)
			.contains("application/problem+json", "urn:switchback:problem:" + type);
	}

	/// Sends bytes as they are, and reads one answer.
	private String raw(String request) {
		try (var socket = new Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			var head = new StringBuilder();
			while (head.indexOf("\r\n\r\n") < 0) {
				head.append((char) socket.getInputStream().read());
			}
			var length = java.util.regex.Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
			var body = length.find() ? socket.getInputStream().readNBytes(Integer.parseInt(length.group(1)))
					: new byte[0];
			return head + new String(body, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
