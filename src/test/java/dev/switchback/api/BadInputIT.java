package dev.switchback.api;

import java.util.List;
import java.util.UUID;

import dev.switchback.engine.EngineDriver;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class BadInputIT {

	private static final List<String> INTERNALS = List.of("dev.switchback", "Exception", "SELECT", "java.", "jackson",
			"springframework", "\tat ");

	private final Bench bench;

	@Autowired
	BadInputIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations) {
		this.bench = new Bench(mvc, engine, time, operations);
	}

	static List<BadInput> rows() {
		return BadInput.all();
	}

	@ParameterizedTest
	@MethodSource("rows")
	void isRefusedWithASentenceAndNothingIsStored(BadInput input) {
		var asking = this.bench.asking();
		var before = this.bench.stored();
		var reply = this.bench.operator.send(request(input, asking));
		assertThat(reply.status()).as(String.valueOf(reply.body())).isEqualTo(input.status());
		assertThat(reply.problem()).isEqualTo(input.type());
		assertThat(reply.at("/status")).isEqualTo(Integer.toString(input.status()));
		assertThat(reply.at("/detail")).matches("(?s).{15,}[.}]");
		assertThat(reply.at("/instance")).startsWith("/v");
		assertThat(this.bench.stored()).isEqualTo(before);
		assertThat(String.valueOf(reply.body())).doesNotContain(INTERNALS);
		if (input.where() != null) {
			assertThat(places(reply)).contains(input.where());
		}
		this.bench.operator.post("/v1/operations/" + asking + "/decisions", "{\"decision\": \"RESTORE\"}");
	}

	private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request(BadInput input,
			UUID asking) {
		var request = this.bench.operator.request(HttpMethod.valueOf(input.method()),
				input.path().replace("{asking}", asking.toString()));
		if (input.body() != null) {
			request.content(input.body());
			if (!input.headers().containsKey("Content-Type")) {
				request.contentType("application/json");
			}
			if (!input.headers().containsKey("Idempotency-Key")) {
				request.header("Idempotency-Key", UUID.randomUUID().toString());
			}
		}
		input.headers().forEach((name, value) -> {
			if (!value.isEmpty()) {
				request.header(name, value);
			}
		});
		return request;
	}

	private static List<String> places(Client.Reply reply) {
		return List.of("pointer", "parameter", "header")
			.stream()
			.flatMap((member) -> OperationsIT.texts(reply, "/errors", member).stream())
			.filter((place) -> !place.isEmpty())
			.toList();
	}

	@Test
	void isToldAllAtOnce() {
		var reply = this.bench.operator.post("/v1/operations",
				"{\"purpose\": \"DRILL\", \"changeReference\": \"%s\", \"planHash\": \"x\"}"
					.formatted("C".repeat(200)));
		assertThat(places(reply)).contains("/kind", "/reason", "/changeReference", "/planHash");
		var query = this.bench.viewer.get("/v1/operations?limit=0&status=GOOD&colour=red");
		assertThat(places(query)).containsExactlyInAnyOrder("limit", "status", "colour");
	}

	@Test
	void isSaidWhichMethodsAPathHas() {
		var reply = this.bench.operator.send(this.bench.operator.request(HttpMethod.DELETE, "/v1/operations"));
		assertThat(reply.header("Allow")).isEqualTo("GET, POST");
	}

	@Test
	void bugsAreAdmittedWithoutTellingSecrets() {
		var before = this.bench.stored();
		var reply = this.bench.operator.post("/v1/operations", Bench.toy(this.bench.pair(), "{\"broken\": true}"));
		assertThat(reply.status()).isEqualTo(500);
		assertThat(reply.problem()).isEqualTo("internal-error");
		assertThat(UUID.fromString(String.valueOf(reply.at("/reference")))).isNotNull();
		assertThat(String.valueOf(reply.body())).doesNotContain(INTERNALS);
		assertThat(this.bench.stored()).isEqualTo(before);
	}

}
