package dev.switchback.api;

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
class PlansIT {

	private final Bench bench;

	private final TestPatience patience;

	private final ToyWorld world;

	@Autowired
	PlansIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations, TestPatience patience,
			ToyWorld world) {
		this.bench = new Bench(mvc, engine, time, operations);
		this.patience = patience;
		this.world = world;
	}

	@BeforeEach
	void nobodyWaits() {
		this.patience.reset();
	}

	@Test
	void areMadeMeanwhile() {
		var pair = this.bench.pair();
		var plan = this.bench.operator.post("/v1/operation-plans", Bench.toy(pair, "{}"));
		assertThat(plan.status()).isEqualTo(202);
		assertThat(plan.header("Location")).isEqualTo("/v1/operation-plans/" + plan.id());
		assertThat(plan.at("/status")).isEqualTo("LOOKING");
		assertThat(plan.at("/result")).isNull();
		this.bench.preview(plan.id());
		var ready = this.bench.viewer.get("/v1/operation-plans/" + plan.id());
		assertThat(ready.at("/status")).isEqualTo("READY");
		assertThat(ready.at("/result/allowed")).isEqualTo("true");
		assertThat(ready.at("/result/rules/0/measured")).isEqualTo("on");
		assertThat(ready.at("/expectedDuration")).isEqualTo("PT1M30S");
		assertThat(OperationsIT.texts(ready, "/steps", "title")).startsWith("the other switch can carry everything");
		assertThat(OperationsIT.texts(ready, "/targets", "name")).containsExactly(pair + "-ams", pair + "-dub");
		assertThat(OperationsIT.texts(ready, "/result/violations", "rule")).isEmpty();
		assertThat(ready.at("/target/circuitPair")).isEqualTo(pair);
	}

	@Test
	void sayWhatWouldStopThem() {
		var plan = this.bench.operator.post("/v1/operation-plans",
				Bench.toy(this.bench.pair(), "{\"unhealthy\": true}"));
		this.bench.preview(plan.id());
		var ready = this.bench.viewer.get("/v1/operation-plans/" + plan.id());
		assertThat(ready.at("/result/allowed")).isEqualTo("false");
		assertThat(OperationsIT.texts(ready, "/result/violations", "rule")).containsExactly("survivor-enabled");
		assertThat(OperationsIT.texts(ready, "/result/violations/0/alternatives", "title"))
			.containsExactly("Use a torch");
	}

	@Test
	void areWaitedForByThoseWhoPreferTo() {
		var waiting = this.bench.operator.request(HttpMethod.POST, "/v1/operation-plans")
			.contentType("application/json")
			.header("Prefer", "wait=20")
			.content(Bench.toy(this.bench.pair(), "{}"));
		this.patience.meanwhile(() -> {
			this.bench.preview(this.bench.newest());
			return true;
		});
		var reply = this.bench.operator.send(waiting);
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Preference-Applied")).isEqualTo("wait=20");
		assertThat(reply.at("/status")).isEqualTo("READY");
	}

	@Test
	void changeNothing() {
		var before = this.bench.stored();
		var calls = this.world.calls();
		var plan = this.bench.operator.post("/v1/operation-plans", Bench.toy(this.bench.pair(), "{}"));
		this.bench.preview(plan.id());
		assertThat(this.bench.stored()).isEqualTo(before);
		assertThat(this.world.calls()).isEqualTo(calls);
	}

	@Test
	void areMadeOncePerKey() {
		var key = UUID.randomUUID().toString();
		var body = Bench.toy(this.bench.pair(), "{}");
		var first = this.bench.operator.post("/v1/operation-plans", body, key);
		assertThat(this.bench.operator.post("/v1/operation-plans", body, key).id()).isEqualTo(first.id());
		var other = this.bench.operator.post("/v1/operation-plans", Bench.toy(this.bench.pair(), "{}"), key);
		assertThat(other.problem()).isEqualTo("idempotency-key-reused");
	}

	@Test
	void needNoKey() {
		var reply = this.bench.operator.send(this.bench.operator.request(HttpMethod.POST, "/v1/operation-plans")
			.contentType("application/json")
			.content("{\"kind\": \"CANARY\"}"));
		assertThat(reply.status()).isEqualTo(202);
	}

	@Test
	void haveTheSameHashForTheSameRequest() {
		var pair = this.bench.pair();
		var one = this.bench.operator.post("/v1/operation-plans", Bench.toy(pair, "{\"restoreWithin\": \"PT15M\"}"));
		var other = this.bench.operator.post("/v1/operation-plans", Bench.toy(pair, "{\"restoreWithin\": \"PT900S\"}"));
		assertThat(one.at("/planHash")).isEqualTo(other.at("/planHash"));
	}

}
