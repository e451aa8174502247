package dev.switchback.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.switchback.engine.EngineDriver;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class IdempotencyIT {

	private final Bench bench;

	private final InMemoryOperations operations;

	private final String key = UUID.randomUUID().toString();

	@Autowired
	IdempotencyIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations) {
		this.bench = new Bench(mvc, engine, time, operations);
		this.operations = operations;
	}

	@Test
	void theSameRequestIsAnsweredWithWhatBecameOfTheFirst() {
		var body = Bench.toy(this.bench.pair(), "{}");
		var first = this.bench.operator.post("/v1/operations", body, this.key);
		this.bench.run(first.id());
		var before = this.bench.stored();
		var again = this.bench.operator.post("/v1/operations", body, this.key);
		assertThat(again.status()).isEqualTo(202);
		assertThat(again.id()).isEqualTo(first.id());
		assertThat(again.header("Location")).isEqualTo(first.header("Location"));
		assertThat(again.at("/status")).isEqualTo("AWAITING_DECISION");
		assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
		assertThat(first.response().getHeader("Idempotency-Replayed")).isNull();
		assertThat(this.bench.stored()).isEqualTo(before);
	}

	@Test
	void aRequestWhoseKeyIsForgottenIsANewOne() {
		var body = Bench.toy(this.bench.pair(), "{}");
		var first = this.bench.operator.post("/v1/operations", body, this.key);
		forgetEverything();
		assertThat(this.bench.operator.post("/v1/operations", body, this.key).problem()).isEqualTo("target-held");
		this.bench.operator.post("/v1/operations/%s/decisions".formatted(first.id()), "{\"decision\": \"CANCEL\"}");
		this.bench.run(first.id());
		var second = this.bench.operator.post("/v1/operations", body, this.key);
		assertThat(second.status()).isEqualTo(202);
		assertThat(second.id()).isNotEqualTo(first.id());
	}

	@Test
	void anObservationWhoseKeyIsForgottenIsStillToldOnceAndAnotherIsANewOne() {
		var path = "/v1/operations/%s/observations".formatted(this.bench.asking());
		var body = "{\"aspect\": \"TRAFFIC\", \"verdict\": \"PASS\", \"statement\": \"it flows\"}";
		var first = this.bench.operator.post(path, body, this.key);
		forgetEverything();
		assertThat(this.bench.operator.post(path, body, this.key).id()).isEqualTo(first.id());
		var other = this.bench.operator.post(path, body.replace("flows", "crawls"), this.key);
		assertThat(other.status()).isEqualTo(201);
		assertThat(other.id()).isNotEqualTo(first.id());
		assertThat(other.at("/statement")).isEqualTo("it crawls");
	}

	private void forgetEverything() {
		this.operations.keys().forget(Instant.MAX);
	}

	@Test
	void theOrderOfMembersAndWhiteSpaceDoNotMatter() {
		var pair = this.bench.pair();
		var first = this.bench.operator.post("/v1/operations", """
				{"kind": "TOY", "purpose": "DRILL", "reason": "why", "target": {"circuitPair": "%s"},
				 "parameters": {"steps": 1, "note": "n"}}""".formatted(pair), this.key);
		var again = this.bench.operator.post("/v1/operations", """
				{"parameters":{"note":"n","steps":1},"target":{"circuitPair":"%s"},
				 "reason":"wh\\u0079","purpose":"DRILL","kind":"TOY"}""".formatted(pair), this.key);
		assertThat(again.status()).isEqualTo(202);
		assertThat(again.id()).isEqualTo(first.id());
	}

	@Test
	void anotherRequestWithTheSameKeyIsRefused() {
		var pair = this.bench.pair();
		this.bench.operator.post("/v1/operations", Bench.toy(pair, "{}"), this.key);
		var before = this.bench.stored();
		var other = this.bench.operator.post("/v1/operations", Bench.toy(pair, "{\"steps\": 2}"), this.key);
		assertThat(other.status()).isEqualTo(422);
		assertThat(other.problem()).isEqualTo("idempotency-key-reused");
		assertThat(this.bench.stored()).isEqualTo(before);
	}

	@Test
	void keysBelongToTheirCallerAndRoute() {
		var first = this.bench.operator.post("/v1/operations", canary(), this.key);
		var bot = this.bench.operator.as(TestTokens.BOT).post("/v1/operations", canary(), this.key);
		assertThat(bot.status()).isEqualTo(202);
		assertThat(bot.id()).isNotEqualTo(first.id());
		var plan = this.bench.operator.post("/v1/operation-plans", canary(), this.key);
		assertThat(plan.status()).isEqualTo(202);
		var asking = this.bench.asking();
		var decision = this.bench.operator.post("/v1/operations/" + asking + "/decisions",
				"{\"decision\": \"RESTORE\"}", this.key);
		assertThat(decision.status()).isEqualTo(202);
	}

	@Test
	void twoKeysAreNone() {
		var reply = this.bench.operator.send(this.bench.operator.request(HttpMethod.POST, "/v1/operations")
			.contentType("application/json")
			.header("Idempotency-Key", this.key, "another")
			.content(canary()));
		assertThat(reply.problem()).isEqualTo("idempotency-key-invalid");
	}

	@Test
	void aReplayIsAuthorisedAgain() {
		var body = Bench.toy(this.bench.pair(), "{}");
		this.bench.operator.post("/v1/operations", body, this.key);
		assertThat(this.bench.viewer.post("/v1/operations", body, this.key).status()).isEqualTo(403);
		assertThat(this.bench.operator.as(null).post("/v1/operations", body, this.key).status()).isEqualTo(401);
	}

	@Test
	void whatWasRefusedMayBeTriedAgainWithTheSameKey() {
		var pair = this.bench.pair();
		var first = this.bench.operator.post("/v1/operations", Bench.toy(pair, "{\"unhealthy\": true}"));
		var held = this.bench.operator.post("/v1/operations", Bench.toy(pair, "{}"), this.key);
		assertThat(held.status()).isEqualTo(409);
		this.bench.run(first.id());
		assertThat(this.bench.operator.post("/v1/operations", Bench.toy(pair, "{}"), this.key).status()).isEqualTo(202);
	}

	@Test
	void aDecisionIsTakenOnce() {
		var asking = this.bench.asking();
		var path = "/v1/operations/" + asking + "/decisions";
		var body = "{\"decision\": \"PROCEED\", \"questionId\": \"%s\"}".formatted(this.bench.question(asking));
		var first = this.bench.operator.post(path, body, this.key);
		assertThat(first.status()).isEqualTo(202);
		this.bench.run(asking);
		var before = this.bench.stored();
		var again = this.bench.operator.post(path, body, this.key);
		assertThat(again.status()).isEqualTo(202);
		assertThat(again.at("/status")).isEqualTo("SUCCEEDED");
		assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
		assertThat(this.bench.stored()).isEqualTo(before);
		var other = this.bench.operator.post("/v1/operations/" + this.bench.asking() + "/decisions",
				"{\"decision\": \"RESTORE\"}", this.key);
		assertThat(other.problem()).isEqualTo("idempotency-key-reused");
	}

	@Test
	void ofManyAtOnceExactlyOneIsAccepted() throws Exception {
		var body = Bench.toy(this.bench.pair(), "{}");
		var before = this.operations.all().size();
		var replies = atOnce(50, () -> this.bench.operator.post("/v1/operations", body, this.key));
		assertThat(replies).extracting(Client.Reply::status).containsOnly(202);
		assertThat(replies).extracting(Client.Reply::id).containsOnly(replies.getFirst().id());
		assertThat(replies).filteredOn((reply) -> reply.response().getHeader("Idempotency-Replayed") == null)
			.hasSize(1);
		assertThat(this.operations.all()).hasSize(before + 1);
	}

	@Test
	void ofManyForOneTargetExactlyOneIsAccepted() throws Exception {
		var body = Bench.toy(this.bench.pair(), "{}");
		var replies = atOnce(50, () -> this.bench.operator.post("/v1/operations", body));
		assertThat(replies).filteredOn((reply) -> reply.status() == 202).hasSize(1);
		assertThat(replies).filteredOn((reply) -> reply.status() == 409).hasSize(49);
	}

	@Test
	void ofManyDecisionsAtOnceExactlyOneIsTaken() throws Exception {
		var asking = this.bench.asking();
		var body = "{\"decision\": \"PROCEED\", \"questionId\": \"%s\"}".formatted(this.bench.question(asking));
		var replies = atOnce(20, () -> this.bench.operator.post("/v1/operations/" + asking + "/decisions", body));
		assertThat(replies).filteredOn((reply) -> reply.status() == 202).hasSize(1);
		assertThat(replies).filteredOn((reply) -> reply.status() == 409)
			.hasSize(19)
			.allMatch((reply) -> reply.problem().equals("question-changed"));
	}

	private static String canary() {
		return "{\"kind\": \"CANARY\", \"parameters\": {\"steps\": 1}}";
	}

	private static List<Client.Reply> atOnce(int times, Callable<Client.Reply> request) throws Exception {
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var running = new ArrayList<Future<Client.Reply>>();
			for (var count = 0; count < times; count++) {
				running.add(threads.submit(request));
			}
			var replies = new ArrayList<Client.Reply>();
			for (var reply : running) {
				replies.add(reply.get());
			}
			return replies;
		}
	}

}
