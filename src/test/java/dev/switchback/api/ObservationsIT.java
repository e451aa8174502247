package dev.switchback.api;

import java.util.UUID;

import dev.switchback.engine.EngineDriver;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

/// What people and bots tell of what they saw.
@ApiTest
class ObservationsIT {

	private static final String SYMMETRY = """
			{"aspect": "SYMMETRY", "subject": "contoso-dub", "verdict": "PASS", "statement": "both ways over Dublin"}""";

	private final Bench bench;

	@Autowired
	ObservationsIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations) {
		this.bench = new Bench(mvc, engine, time, operations);
	}

	private static String path(UUID id) {
		return "/v1/operations/" + id + "/observations";
	}

	@Test
	void areShownBesideTheVerdictsAndNeverBecomeOne() {
		var id = this.bench.asking();
		var before = this.bench.viewer.get("/v1/operations/" + id);
		var reply = this.bench.operator.as(TestTokens.BOT).post(path(id), SYMMETRY);
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.at("/person")).isEqualTo("false");
		var after = this.bench.viewer.get("/v1/operations/" + id);
		assertThat(after.at("/observations/0/statement")).isEqualTo("both ways over Dublin");
		assertThat(after.at("/observations/0/by")).isEqualTo("bot");
		assertThat(after.body().get("steps")).isEqualTo(before.body().get("steps"));
		assertThat(after.at("/question/id")).isEqualTo(before.at("/question/id"));
		assertThat(this.bench.viewer.get(path(id)).at("/items/0/id")).isEqualTo(reply.at("/id"));
	}

	@Test
	void areTakenAfterTheEndToo() {
		var id = this.bench.ended();
		assertThat(this.bench.operator.post(path(id), SYMMETRY).status()).isEqualTo(201);
		assertThat(this.bench.viewer.get("/v1/operations/" + id).at("/status")).isEqualTo("SUCCEEDED");
	}

	@Test
	void ofNobodyAreNone() {
		assertThat(this.bench.viewer.get(path(this.bench.asking())).body().get("items")).isEmpty();
	}

	@Test
	void comeOnceHoweverOftenTheyAreSent() {
		var id = this.bench.asking();
		var first = this.bench.operator.post(path(id), SYMMETRY, "once");
		var again = this.bench.operator.post(path(id), SYMMETRY, "once");
		assertThat(again.status()).isEqualTo(201);
		assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
		assertThat(again.id()).isEqualTo(first.id());
		assertThat(this.bench.viewer.get(path(id)).body().get("items")).hasSize(1);
		assertThat(this.bench.operator.post(path(id), SYMMETRY.replace("PASS", "FAIL"), "once").problem())
			.isEqualTo("idempotency-key-reused");
	}

	@Test
	void ofTheFutureOrOfAnotherDayAreRefused() {
		var id = this.bench.asking();
		for (var moment : new String[] { "2099-01-01T00:00:00Z", "1999-01-01T00:00:00Z" }) {
			var reply = this.bench.operator.post(path(id),
					SYMMETRY.replace("}", ", \"observedAt\": \"%s\"}".formatted(moment)));
			assertThat(reply.status()).isEqualTo(400);
			assertThat(reply.at("/errors/0/pointer")).isEqualTo("/observedAt");
		}
	}

	@Test
	void withoutAStatementSayNothing() {
		var reply = this.bench.operator.post(path(this.bench.asking()),
				"{\"aspect\": \"TRAFFIC\", \"statement\": \" \"}");
		assertThat(OperationsIT.texts(reply, "/errors", "pointer")).containsExactlyInAnyOrder("/verdict", "/statement");
	}

}
