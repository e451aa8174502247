package dev.switchback.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.switchback.engine.EngineDriver;
import dev.switchback.operation.Event;
import dev.switchback.operation.Every;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class OperationsIT {

	private final Bench bench;

	private final TestPatience patience;

	private final ToyWorld world;

	private final InMemoryOperations operations;

	@Autowired
	OperationsIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations, TestPatience patience,
			ToyWorld world) {
		this.bench = new Bench(mvc, engine, time, operations);
		this.patience = patience;
		this.world = world;
		this.operations = operations;
	}

	@BeforeEach
	void nobodyWaits() {
		this.patience.reset();
	}

	@Test
	void acceptsAtOnceAndSaysWhereToLook() {
		var pair = this.bench.pair();
		var reply = this.bench.operator.post("/v1/operations", Bench.toy(pair, "{\"steps\": 3}"));
		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.header("Location")).isEqualTo("/v1/operations/" + reply.id());
		assertThat(reply.at("/code")).startsWith("SB-");
		assertThat(reply.at("/status")).isEqualTo("RUNNING");
		assertThat(reply.at("/subject")).isEqualTo(pair);
		assertThat(reply.at("/requestedBy")).isEqualTo("operator");
		assertThat(reply.at("/requestedVia")).isEqualTo("rehearsal");
		assertThat(reply.at("/reason")).isEqualTo("quarterly exercise");
		assertThat(reply.at("/changeReference")).isEqualTo("CHG-1234");
		assertThat(reply.at("/target/circuitPair")).isEqualTo(pair);
		assertThat(reply.at("/parameters/steps")).isEqualTo("3");
		assertThat(reply.at("/links/decisions")).isEqualTo("/v1/operations/" + reply.id() + "/decisions");
		assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void showsWhatWasLostAndHowLongItTookWhereverTheOperationIsShown() {
		var pair = this.bench.pair();
		var id = this.bench.operator.post("/v1/operations", Bench.toy(pair, "{\"steps\": 3}")).id();
		var operation = this.operations.find(id).orElseThrow();
		this.operations.append(operation, operation.createdAt(), List.of(new Event.Recovered(Every.RECOVERY)));
		var one = this.bench.viewer.get("/v1/operations/" + id);
		assertThat(one.at("/recoveries/0/leg")).isEqualTo("out");
		assertThat(one.at("/recoveries/0/recoveryPoint/actual")).isEqualTo("PT3M20S");
		assertThat(one.at("/recoveries/0/recoveryPoint/met")).isEqualTo("true");
		assertThat(one.at("/recoveries/0/recoveryPoint/lastWriteBy")).isEqualTo("SOURCE_SHUT_DOWN");
		assertThat(one.at("/recoveries/0/recoveryTime/azure")).isEqualTo("PT38S");
		assertThat(one.at("/recoveries/0/recoveryTime/ours")).isEqualTo("PT2S");
		assertThat(one.at("/recoveries/0/recoveryTime/objective")).isNull();
		var list = this.bench.viewer.get("/v1/operations?circuitPair=" + pair);
		assertThat(list.at("/items/0/recoveries/0/recoveryPoint/objective")).isEqualTo("PT15M");
		var events = this.bench.viewer.get("/v1/operations/" + id + "/events");
		assertThat(events.at("/items/1/type")).isEqualTo("RECOVERED");
		assertThat(events.at("/items/1/data/recovery/where")).isEqualTo("northeurope");
	}

	@Test
	void showsEveryStepWithItsEvidenceAndWhatMayBeDecided() {
		var id = this.bench.asking("{\"restoreWithin\": \"PT15M\"}");
		var reply = this.bench.viewer.get("/v1/operations/" + id);
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/status")).isEqualTo("AWAITING_DECISION");
		assertThat(reply.at("/waitingFor")).isEqualTo("PEOPLE");
		assertThat(texts(reply, "/steps", "status")).containsExactly("DONE", "DONE", "RUNNING", "PENDING");
		assertThat(texts(reply, "/steps", "verdict")).containsExactly("PASS", "PASS", null, null);
		assertThat(texts(reply, "/steps", "visit")).containsExactly("1", "1", "1", null);
		assertThat(reply.at("/steps/0/evidence/rules/0/rule")).isEqualTo("survivor-enabled");
		assertThat(reply.at("/steps/1/evidence/readings/0/value")).isEqualTo("off");
		assertThat(reply.at("/question/text")).endsWith("on again?");
		assertThat(reply.at("/question/expiresAt")).isEqualTo(reply.at("/deadline")).isNotNull();
		assertThat(reply.at("/question/defaultDecision")).isEqualTo("RESTORE");
		assertThat(texts(reply, "/allowedDecisions", "decision")).containsExactly("PROCEED", "RESTORE", "CANCEL",
				"EXTEND", "ESCALATE");
		assertThat(reply.at("/allowedDecisions/0/inputs/0/value")).isEqualTo(reply.at("/question/id"));
		assertThat(reply.at("/allowedDecisions/0/inputs/0/required")).isEqualTo("true");
		assertThat(reply.at("/allowedDecisions/1/inputs/0/required")).isEqualTo("false");
		assertThat(reply.at("/obligations/0/state")).isEqualTo("OPEN");
		assertThat(reply.at("/obligations/0/payload")).isNull();
	}

	@Test
	void saysWhichRulesStoppedIt() {
		var id = this.bench.operator.post("/v1/operations", Bench.toy(this.bench.pair(), "{\"unhealthy\": true}")).id();
		this.bench.run(id);
		var reply = this.bench.viewer.get("/v1/operations/" + id);
		assertThat(reply.at("/status")).isEqualTo("REJECTED");
		assertThat(reply.at("/violations/0/rule")).isEqualTo("survivor-enabled");
		assertThat(reply.at("/violations/0/force")).isEqualTo("NEVER_OVERRIDABLE");
		assertThat(reply.at("/violations/0/alternatives/0/title")).isEqualTo("Use a torch");
		assertThat(reply.at("/violations/0/alternatives/0/how")).isEqualTo("Switch it on. Off again: the same.");
		assertThat(texts(reply, "/steps", "status")).containsExactly("DONE", "SKIPPED", "SKIPPED", "SKIPPED");
		assertThat(reply.at("/finishedAt")).isNotNull();
		assertThat(reply.at("/waitingFor")).isNull();
		assertThat(texts(reply, "/allowedDecisions", "decision")).isEmpty();
	}

	@Test
	void isFoundByItsCodeInAnyLetterCase() {
		var id = this.bench.accepted();
		var code = String.valueOf(this.bench.viewer.get("/v1/operations/" + id).at("/code"));
		for (var name : List.of(code, code.toLowerCase(java.util.Locale.ROOT),
				id.toString().toUpperCase(java.util.Locale.ROOT))) {
			assertThat(this.bench.viewer.get("/v1/operations/" + name).id()).isEqualTo(id);
			assertThat(this.bench.viewer.get("/v1/operations/" + name + "/events").status()).isEqualTo(200);
			assertThat(this.bench.viewer.get("/v1/operations/" + name + "/mutations").status()).isEqualTo(200);
		}
	}

	@Test
	void answersThatNothingHasHappened() {
		var id = this.bench.accepted();
		var first = this.bench.viewer.get("/v1/operations/" + id);
		assertThat(first.header("ETag")).isEqualTo("W/\"1\"");
		var same = this.bench.viewer
			.send(this.bench.viewer.request(HttpMethod.GET, "/v1/operations/" + id).header("If-None-Match", "W/\"1\""));
		assertThat(same.status()).isEqualTo(304);
		assertThat(same.body()).isNull();
		this.bench.advance(id);
		var changed = this.bench.viewer
			.send(this.bench.viewer.request(HttpMethod.GET, "/v1/operations/" + id).header("If-None-Match", "W/\"1\""));
		assertThat(changed.status()).isEqualTo(200);
	}

	@Test
	void waitsUntilADecisionIsNeeded() {
		this.patience.meanwhile(() -> {
			this.bench.run(this.bench.newest());
			return true;
		});
		var reply = post("/v1/operations", Bench.toy(this.bench.pair(), "{}"), "wait=20");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Preference-Applied")).isEqualTo("wait=20");
		assertThat(reply.at("/status")).isEqualTo("AWAITING_DECISION");
		assertThat(reply.header("Location")).isEqualTo("/v1/operations/" + reply.id());
	}

	@Test
	void waitsNoLongerThanItWasAskedTo() {
		var pauses = new java.util.concurrent.atomic.AtomicInteger();
		this.patience.meanwhile(() -> pauses.incrementAndGet() < 1000);
		var reply = post("/v1/operations", Bench.toy(this.bench.pair(), "{}"), "respond-async, wait=2");
		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.header("Preference-Applied")).isEqualTo("wait=2");
		assertThat(pauses).hasValue(10);
	}

	@Test
	void waitsHalfAMinuteAtMostAndNotAtAllForWhatItDoesNotUnderstand() {
		this.patience.meanwhile(() -> true);
		assertThat(post("/v1/operations", Bench.toy(this.bench.pair(), "{}"), "wait=900").header("Preference-Applied"))
			.isEqualTo("wait=30");
		for (var preference : List.of("wait=soon", "wait=-1", "wait", "wait=0", "handling=lenient")) {
			var reply = post("/v1/operations", Bench.toy(this.bench.pair(), "{}"), preference);
			assertThat(reply.status()).isEqualTo(202);
			assertThat(reply.response().getHeader("Preference-Applied")).isNull();
		}
	}

	@Test
	void needsNeitherPurposeNorReasonForACanary() {
		var id = this.bench.ended();
		var reply = this.bench.viewer.get("/v1/operations/" + id);
		assertThat(reply.at("/purpose")).isEqualTo("DRILL");
		assertThat(reply.at("/reason")).isEqualTo("to see whether a failover could run right now");
		assertThat(reply.at("/status")).isEqualTo("SUCCEEDED");
	}

	@Test
	void namesWhoHoldsTheTarget() {
		var pair = this.bench.pair();
		var first = this.bench.operator.post("/v1/operations", Bench.toy(pair, "{}"));
		var second = this.bench.operator.post("/v1/operations", Bench.toy(pair, "{}"));
		assertThat(second.status()).isEqualTo(409);
		assertThat(second.problem()).isEqualTo("target-held");
		assertThat(texts(second, "/holders", "code")).containsOnly(first.at("/code"));
		assertThat(texts(second, "/holders", "resource")).containsExactly(ToyFailover.claim(pair + "-ams"),
				ToyFailover.claim(pair + "-dub"));
		assertThat(second.at("/holders/0/since")).isEqualTo(first.at("/createdAt"));
	}

	@Test
	void doesNothingButWhatWasPreviewed() {
		var pair = this.bench.pair();
		var plan = this.bench.operator.post("/v1/operation-plans", Bench.toy(pair, "{\"holdFor\": \"PT10S\"}"));
		var hash = String.valueOf(plan.at("/planHash"));
		var other = this.bench.operator.post("/v1/operations", withHash(pair, "{\"holdFor\": \"PT1H\"}", hash));
		assertThat(other.status()).isEqualTo(409);
		assertThat(other.problem()).isEqualTo("plan-changed");
		assertThat(other.at("/planHash")).startsWith("sha256:").isNotEqualTo(hash);
		var same = this.bench.operator.post("/v1/operations", withHash(pair, "{\"holdFor\": \"PT10S\"}", hash));
		assertThat(same.status()).isEqualTo(202);
	}

	@Test
	void pagesThroughTheHistoryWithoutGapOrRepetition() {
		var pair = this.bench.pair();
		var created = new ArrayList<String>();
		for (var count = 0; count < 7; count++) {
			var id = this.bench.operator.post("/v1/operations", Bench.toy(pair, "{\"unhealthy\": true}")).id();
			this.bench.run(id);
			this.bench.pass(Duration.ofMillis(1));
			created.addFirst(id.toString());
		}
		var seen = new ArrayList<String>();
		var path = "/v1/operations?circuitPair=%s&limit=3".formatted(pair);
		var page = this.bench.viewer.get(path);
		seen.addAll(texts(page, "/items", "id"));
		while (page.at("/nextCursor") != null) {
			page = this.bench.viewer.get(path + "&cursor=" + page.at("/nextCursor"));
			seen.addAll(texts(page, "/items", "id"));
		}
		assertThat(seen).containsExactlyElementsOf(created);
	}

	@Test
	void isFoundByEveryFilter() {
		var pair = this.bench.pair();
		var id = this.bench.operator.post("/v1/operations", Bench.toy(pair, "{}")).id();
		var created = this.bench.viewer.get("/v1/operations/" + id).at("/createdAt");
		for (var filter : List.of("kind=TOY", "purpose=DRILL", "status=RUNNING", "requestedBy=operator",
				"changeReference=CHG-1234", "circuit=" + ToyFailover.claim(pair + "-ams").toUpperCase(Locale.ROOT),
				"createdFrom=" + created)) {
			assertThat(found(pair, filter)).as(filter).containsExactly(id.toString());
		}
		for (var filter : List.of("kind=CANARY", "purpose=EMERGENCY", "status=SUCCEEDED", "requestedBy=admin",
				"changeReference=CHG-9", "circuit=/circuits/other", "createdTo=" + created)) {
			assertThat(found(pair, filter)).as(filter).isEmpty();
		}
	}

	@Test
	void listsOfEachWhatItSaysAlone() {
		this.bench.asking("{\"restoreWithin\": \"PT15M\"}");
		this.bench.accepted();
		this.bench.ended();
		var listed = body(this.bench.viewer.get("/v1/operations")).get("items");
		assertThat(listed.size()).isGreaterThanOrEqualTo(3);
		for (var item : listed) {
			var alone = body(this.bench.viewer.get("/v1/operations/" + item.get("id").asString()));
			assertThat(item.propertyStream().map(Map.Entry::getKey)).contains("sentence", "requestedBy");
			item.propertyStream()
				.forEach((property) -> assertThat(alone.get(property.getKey())).as(property.getKey())
					.isEqualTo(property.getValue()));
		}
	}

	@Test
	void listsTheLedgerWithoutSignatures() {
		var id = this.bench.asking();
		var reply = this.bench.viewer.get("/v1/operations/" + id + "/mutations");
		assertThat(texts(reply, "/items", "state")).containsExactly("CONFIRMED");
		assertThat(reply.at("/items/0/origin")).isEqualTo("off#1");
		assertThat(reply.at("/items/0/azureRequestId")).isEqualTo("request-1");
		assertThat(reply.at("/items/0/correlationId")).isEqualTo("correlation-1");
		assertThat(reply.at("/items/0/asyncOperation")).isEqualTo("https://arm.example/operations/1");
	}

	@Test
	void changesNothingBeforeItIsAdvanced() {
		var calls = this.world.calls();
		this.bench.accepted();
		assertThat(this.world.calls()).isEqualTo(calls);
	}

	private static JsonNode body(Client.Reply reply) {
		return Objects.requireNonNull(reply.body());
	}

	private List<String> found(String pair, String filter) {
		return texts(this.bench.viewer.get("/v1/operations?circuitPair=%s&%s".formatted(pair, filter)), "/items", "id");
	}

	private Client.Reply post(String path, String body, String prefer) {
		return this.bench.operator.send(this.bench.operator.request(HttpMethod.POST, path)
			.contentType("application/json")
			.header("Idempotency-Key", java.util.UUID.randomUUID().toString())
			.header("Prefer", prefer)
			.content(body));
	}

	private static String withHash(String pair, String parameters, String hash) {
		return Bench.toy(pair, parameters).replaceFirst("\\{", "{\"planHash\": \"%s\", ".formatted(hash));
	}

	static List<String> texts(Client.Reply reply, String pointer, String member) {
		var texts = new ArrayList<String>();
		if (reply.body() != null) {
			reply.body().at(pointer).forEach((item) -> texts.add(text(item.path(member))));
		}
		return texts;
	}

	private static String text(JsonNode node) {
		return node.isNull() ? null : node.asString();
	}

}
