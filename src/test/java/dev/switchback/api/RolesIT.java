package dev.switchback.api;

import java.util.List;
import java.util.stream.Stream;

import dev.switchback.engine.EngineDriver;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@ApiTest
class RolesIT {

	private static final List<String> READERS = List.of(TestTokens.VIEWER, TestTokens.OPERATOR, TestTokens.APPROVER,
			TestTokens.ADMIN, TestTokens.BOT);

	private static final List<String> WRITERS = List.of(TestTokens.OPERATOR, TestTokens.ADMIN, TestTokens.BOT);

	private static final List<String> DECIDERS = List.of(TestTokens.OPERATOR, TestTokens.ADMIN, TestTokens.BOT,
			TestTokens.APPROVER);

	private final Bench bench;

	private final Client nobody;

	@Autowired
	RolesIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations) {
		this.bench = new Bench(mvc, engine, time, operations);
		this.nobody = new Client(mvc, null);
	}

	static Stream<Arguments> routes() {
		return Stream.of(arguments("GET", "/v1/operations", READERS), arguments("POST", "/v1/operations", WRITERS),
				arguments("GET", "/v1/operations/{id}", READERS),
				arguments("GET", "/v1/operations/{id}/events", READERS),
				arguments("POST", "/v1/operations/{id}/decisions", DECIDERS),
				arguments("GET", "/v1/operations/{id}/mutations", READERS),
				arguments("GET", "/v1/operations/{id}/manual-card", READERS),
				arguments("GET", "/v1/operations/{id}/report", READERS),
				arguments("GET", "/v1/operations/{id}/observations", READERS),
				arguments("POST", "/v1/operations/{id}/observations", WRITERS),
				arguments("POST", "/v1/operation-plans", WRITERS),
				arguments("GET", "/v1/operation-plans/{id}", READERS), arguments("GET", "/v1/obligations", READERS),
				arguments("GET", "/v1/claims", READERS), arguments("GET", "/v1/events", READERS),
				arguments("GET", "/v1/circuit-pairs", READERS), arguments("GET", "/v1/protected-items", READERS),
				arguments("GET", "/v1/recovery-points", READERS),
				arguments("GET", "/v1/protected-items/00000000-0000-0000-0000-000000000009", READERS),
				arguments("GET", "/v1/protected-items/00000000-0000-0000-0000-000000000009/declarations", READERS),
				arguments("PUT", "/v1/protected-items/00000000-0000-0000-0000-000000000009", WRITERS),
				arguments("GET", "/v1/circuit-pairs/contoso", READERS),
				arguments("GET", "/v1/circuit-pairs/contoso/declarations", READERS),
				arguments("PUT", "/v1/circuit-pairs/contoso", WRITERS),
				arguments("GET", "/v1/circuit-pairs/contoso/design", READERS),
				arguments("PUT", "/v1/circuit-pairs/contoso/design", WRITERS),
				arguments("GET", "/v1/workloads", READERS), arguments("GET", "/v1/workloads/erp", READERS),
				arguments("PUT", "/v1/workloads/erp", WRITERS), arguments("GET", "/v1/nothing", READERS),
				arguments("DELETE", "/v1/operations", READERS), arguments("POST", "/v1/nothing", WRITERS),
				arguments("GET", "/", READERS), arguments("GET", "/actuator", READERS),
				arguments("GET", "/actuator/info", READERS), arguments("GET", "/actuator/health/obligations", READERS),
				arguments("GET", "/error", READERS));
	}

	@ParameterizedTest
	@MethodSource("routes")
	void openToTheirRolesOnly(String method, String path, List<String> open) {
		var id = this.bench.accepted().toString();
		for (var token : READERS) {
			var status = send(this.nobody.as(token), method, path, id).status();
			if (open.contains(token)) {
				assertThat(status).as(token).isNotIn(401, 403);
			}
			else {
				assertThat(status).as(token).isEqualTo(403);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("routes")
	void stayShutWithoutAValidToken(String method, String path, List<String> open) {
		var id = this.bench.accepted().toString();
		for (var token : Stream.of(null, "nonsense", TestTokens.SIMULATOR, "").toList()) {
			var reply = send(this.nobody.as(token), method, path, id);
			assertThat(reply.status()).as("token " + token).isEqualTo(401);
			assertThat(reply.problem()).isEqualTo("unauthenticated");
			assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
		}
	}

	@Test
	void anAllegedTokenIsToldFromNone() {
		assertThat(this.nobody.get("/v1/operations").header("WWW-Authenticate")).isEqualTo("Bearer");
		assertThat(this.nobody.as("nonsense").get("/v1/operations").header("WWW-Authenticate"))
			.isEqualTo("Bearer error=\"invalid_token\"");
		var forbidden = this.bench.viewer.post("/v1/operations", Bench.toy(this.bench.pair(), "{}"));
		assertThat(forbidden.problem()).isEqualTo("forbidden");
		assertThat(forbidden.header("WWW-Authenticate")).isEqualTo("Bearer error=\"insufficient_scope\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic b3BlcmF0b3I6cGFzc3dvcmQ=", "bearer", "Bearer", "Bearer a b", "Token operator",
			"Bearer operator-token-0123456789," })
	void otherWaysToIntroduceOneselfAreNotAccepted(String authorization) {
		var reply = this.nobody
			.send(this.nobody.request(HttpMethod.GET, "/v1/operations").header("Authorization", authorization));
		assertThat(reply.status()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "?access_token=" + TestTokens.OPERATOR, "?token=" + TestTokens.OPERATOR })
	void aTokenInTheAddressIsNotAccepted(String query) {
		assertThat(this.nobody.get("/v1/operations" + query).status()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/openapi.yaml", "/docs.html", "/docs.js", "/webjars/swagger-ui/swagger-ui.css",
			"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness" })
	void thePublicPlacesNeedNoToken(String path) {
		assertThat(this.nobody.get(path).status()).isEqualTo(200);
		assertThat(this.nobody.send(this.nobody.request(HttpMethod.HEAD, path)).status()).isEqualTo(200);
	}

	@Test
	void thePublicHealthTellsNoDetails() {
		assertThat(String.valueOf(this.nobody.get("/actuator/health").body())).doesNotContain("overdue", "components");
	}

	@Test
	void theDocsAreFoundWithoutTheirSuffix() {
		var reply = this.nobody.get("/docs");
		assertThat(reply.status()).isEqualTo(302);
		assertThat(reply.header("Location")).isEqualTo("/docs.html");
	}

	private Client.Reply send(Client client, String method, String path, String id) {
		var at = path.replace("{id}", id);
		var body = path.endsWith("decisions") ? "{\"decision\": \"RESTORE\"}" : Bench.toy(this.bench.pair(), "{}");
		return method.equals("POST") ? client.post(at, body)
				: client.send(client.request(HttpMethod.valueOf(method), at));
	}

}
