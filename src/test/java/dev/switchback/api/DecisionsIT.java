package dev.switchback.api;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.switchback.engine.EngineDriver;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class DecisionsIT {

	private final Bench bench;

	private final TestPatience patience;

	@Autowired
	DecisionsIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations, TestPatience patience) {
		this.bench = new Bench(mvc, engine, time, operations);
		this.patience = patience;
	}

	@BeforeEach
	void nobodyWaits() {
		this.patience.reset();
	}

	@Test
	void anAnswerMovesItOn() {
		var id = this.bench.asking();
		var reply = decide(id, "{\"decision\": \"PROCEED\", \"questionId\": \"%s\", \"comment\": \"done in Amsterdam\"}"
			.formatted(this.bench.question(id)));
		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.at("/status")).isEqualTo("RUNNING");
		assertThat(reply.at("/question")).isNull();
		assertThat(OperationsIT.texts(this.bench.viewer.get("/v1/operations/" + id + "/events"), "/items", "sentence"))
			.contains("operator decided PROCEED: done in Amsterdam.");
		this.bench.run(id);
		assertThat(this.bench.viewer.get("/v1/operations/" + id).at("/status")).isEqualTo("SUCCEEDED");
	}

	@Test
	void anAnswerToAnotherQuestionBringsThePresentOne() {
		var id = this.bench.asking();
		var reply = decide(id, "{\"decision\": \"PROCEED\", \"questionId\": \"00000000-0000-7000-8000-000000000000\"}");
		assertThat(reply.status()).isEqualTo(409);
		assertThat(reply.problem()).isEqualTo("question-changed");
		assertThat(reply.at("/question/id")).isEqualTo(this.bench.question(id));
		assertThat(reply.at("/operationStatus")).isEqualTo("AWAITING_DECISION");
		assertThat(OperationsIT.texts(reply, "/allowedDecisions", "decision")).startsWith("PROCEED");
	}

	@Test
	void aRestoreIsTakenWhicheverQuestionItNames() {
		var id = this.bench.asking();
		var reply = decide(id, "{\"decision\": \"RESTORE\", \"questionId\": \"00000000-0000-7000-8000-000000000000\"}");
		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.at("/status")).isEqualTo("RESTORING");
	}

	@Test
	void anAnswerThatComesTooLateIsToldSo() {
		var id = this.bench.asking();
		var question = this.bench.question(id);
		decide(id, "{\"decision\": \"RESTORE\"}");
		var reply = decide(id, "{\"decision\": \"PROCEED\", \"questionId\": \"%s\"}".formatted(question));
		assertThat(reply.problem()).isEqualTo("question-changed");
		assertThat(reply.body().has("question")).isTrue();
		assertThat(reply.at("/question")).isNull();
		assertThat(reply.at("/operationStatus")).isEqualTo("RESTORING");
	}

	@Test
	void whatIsNotAllowedSaysWhatIs() {
		var id = this.bench.ended();
		var reply = decide(id, "{\"decision\": \"CANCEL\"}");
		assertThat(reply.status()).isEqualTo(409);
		assertThat(reply.problem()).isEqualTo("decision-not-allowed");
		assertThat(reply.at("/operationStatus")).isEqualTo("SUCCEEDED");
		assertThat(OperationsIT.texts(reply, "/allowedDecisions", "decision")).isEmpty();
	}

	@Test
	void cancelEndsWhatHasChangedNothing() {
		var id = this.bench.accepted();
		var reply = decide(id, "{\"decision\": \"CANCEL\"}");
		assertThat(reply.at("/status")).isEqualTo("CANCELED");
	}

	@Test
	void aBotIsWrittenDownAsTheBot() {
		var id = this.bench.asking();
		this.bench.operator.as(TestTokens.BOT)
			.post("/v1/operations/" + id + "/decisions", "{\"decision\": \"RESTORE\"}");
		assertThat(OperationsIT.texts(this.bench.viewer.get("/v1/operations/" + id + "/events"), "/items", "sentence"))
			.contains("bot decided RESTORE.");
	}

	@Test
	void aBotThatWouldHaveToAnswerForItIsToldThatAPersonIsNeeded() {
		var id = this.bench.asking();
		var reply = this.bench.operator.as(TestTokens.BOT)
			.post("/v1/operations/" + id + "/decisions", "{\"decision\": \"ESCALATE\"}");
		assertThat(reply.status()).isEqualTo(403);
		assertThat(reply.problem()).isEqualTo("person-needed");
		assertThat(this.bench.viewer.get("/v1/operations/" + id).at("/escalated")).isEqualTo("false");
	}

	@Test
	void anEscalatedDrillShowsThatItIsAnEmergencyNow() {
		var id = this.bench.asking("{\"restoreWithin\": \"PT15M\"}");
		var reply = decide(id, "{\"decision\": \"ESCALATE\"}");
		assertThat(reply.at("/purpose")).isEqualTo("EMERGENCY");
		assertThat(reply.at("/escalated")).isEqualTo("true");
		assertThat(reply.at("/deadline")).isNull();
		assertThat(OperationsIT.texts(reply, "/allowedDecisions", "decision")).contains("LEAVE_DRAINED")
			.doesNotContain("CANCEL");
	}

	@Test
	void overridesAreForWhatStandsInTheWay() {
		var id = this.bench.asking();
		var override = "\"overrides\": [{\"rule\": \"prefixes-covered\", \"subject\": \"b\", \"reason\": \"dark\"}]";
		var unneeded = decide(id, "{\"decision\": \"ESCALATE\", %s}".formatted(override));
		assertThat(unneeded.status()).isEqualTo(400);
		assertThat(unneeded.at("/errors/0/pointer")).isEqualTo("/overrides/0");
		assertThat(unneeded.at("/errors/0/detail")).isEqualTo(
				"prefixes-covered of b stands in nobody's way where this is now, so there is nothing to override. Leave it out.");
		assertThat(decide(id, "{\"decision\": \"RESTORE\", %s}".formatted(override)).at("/errors/0/pointer"))
			.isEqualTo("/overrides");
		assertThat(decide(id, "{\"decision\": \"ESCALATE\", \"overrides\": [{\"rule\": \"a\", \"subject\": \"b\"}]}")
			.at("/errors/0/pointer")).isEqualTo("/overrides/0/reason");
		assertThat(this.bench.viewer.get("/v1/operations/" + id).at("/escalated")).isEqualTo("false");
	}

	@Test
	void extendingSaysByHowMuch() {
		var id = this.bench.asking("{\"restoreWithin\": \"PT15M\"}");
		var deadline = this.bench.viewer.get("/v1/operations/" + id).at("/deadline");
		var missing = decide(id, "{\"decision\": \"EXTEND\"}");
		assertThat(missing.status()).isEqualTo(400);
		assertThat(missing.at("/errors/0/pointer")).isEqualTo("/extendBy");
		assertThat(decide(id, "{\"decision\": \"EXTEND\", \"extendBy\": \"PT0.5S\"}").problem())
			.isEqualTo("invalid-request");
		assertThat(decide(id, "{\"decision\": \"EXTEND\", \"extendBy\": \"P3D\"}").problem())
			.isEqualTo("invalid-request");
		var reply = decide(id, "{\"decision\": \"EXTEND\", \"extendBy\": \"PT1H\"}");
		assertThat(reply.at("/deadline")).isEqualTo(Instant.parse(deadline).plus(Duration.ofHours(1)).toString());
	}

	@Test
	void waitForTheirOutcomeWhenThatIsPreferred() {
		var id = this.bench.asking();
		this.patience.meanwhile(() -> {
			this.bench.run(id);
			return true;
		});
		var reply = this.bench.operator
			.send(this.bench.operator.request(HttpMethod.POST, "/v1/operations/" + id + "/decisions")
				.contentType("application/json")
				.header("Idempotency-Key", UUID.randomUUID().toString())
				.header("Prefer", "wait=10")
				.content("{\"decision\": \"RESTORE\"}"));
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Preference-Applied")).isEqualTo("wait=10");
		assertThat(reply.at("/status")).isEqualTo("RESTORED");
	}

	private Client.Reply decide(UUID id, String body) {
		return this.bench.operator.post("/v1/operations/" + id + "/decisions", body);
	}

}
