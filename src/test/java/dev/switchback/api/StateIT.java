package dev.switchback.api;

import java.time.Duration;
import java.util.Locale;

import dev.switchback.engine.EngineDriver;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class StateIT {

	private final Bench bench;

	@Autowired
	StateIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations) {
		this.bench = new Bench(mvc, engine, time, operations);
	}

	@Test
	void obligationsShowWhatIsDownAndUntilWhen() {
		var id = this.bench.asking("{\"restoreWithin\": \"PT15M\"}");
		assertThat(of(id, "/v1/obligations")).containsExactly("false");
		assertThat(of(id, "/v1/obligations?state=open")).containsExactly("false");
		assertThat(of(id, "/v1/obligations?state=overdue")).isEmpty();
		this.bench.pass(Duration.ofMinutes(16));
		assertThat(of(id, "/v1/obligations?state=overdue")).containsExactly("true");
		var health = this.bench.viewer.get("/actuator/health");
		assertThat(health.status()).isEqualTo(200);
		assertThat(health.at("/status")).isEqualTo("OVERDUE");
		var overdue = Integer.parseInt("" + health.at("/components/obligations/details/overdue"));
		this.bench.run(id);
		assertThat(of(id, "/v1/obligations")).isEmpty();
		assertThat(this.bench.viewer.get("/actuator/health").at("/components/obligations/details/overdue"))
			.isEqualTo("" + (overdue - 1));
	}

	@Test
	void claimsShowWhoHoldsWhatAndWhy() {
		var id = this.bench.asking();
		var operation = this.bench.viewer.get("/v1/operations/" + id);
		var resource = ToyFailover.claim(operation.at("/subject") + "-ams");
		var claims = this.bench.viewer.get("/v1/claims?resource=" + resource.toUpperCase(Locale.ROOT));
		assertThat(OperationsIT.texts(claims, "/items", "resource")).containsExactly(resource);
		assertThat(claims.at("/items/0/operation/code")).isEqualTo(operation.at("/code"));
		assertThat(claims.at("/items/0/status")).isEqualTo("AWAITING_DECISION");
		assertThat(claims.at("/items/0/waitingFor")).isEqualTo("PEOPLE");
		assertThat(claims.at("/items/0/sentence")).isEqualTo(operation.at("/sentence"));
		assertThat(this.bench.viewer.get("/v1/claims").body().path("items")).hasSizeGreaterThanOrEqualTo(2);
		this.bench.operator.post("/v1/operations/" + id + "/decisions", "{\"decision\": \"RESTORE\"}");
		this.bench.run(id);
		assertThat(this.bench.viewer.get("/v1/claims?resource=" + resource).body().path("items")).isEmpty();
	}

	@Test
	void listingsSayWhenThereIsMore() {
		var subject = this.bench.viewer.get("/v1/operations/" + this.bench.asking()).at("/subject");
		var one = this.bench.viewer.get("/v1/claims?limit=1");
		assertThat(one.body().path("items")).hasSize(1);
		assertThat(one.at("/more")).isEqualTo("true");
		assertThat(
				this.bench.viewer.get("/v1/claims?limit=1&resource=" + ToyFailover.claim(subject + "-dub")).at("/more"))
			.isEqualTo("false");
	}

	@Test
	void circuitPairsAreListedAndNamed() {
		var pairs = this.bench.viewer.get("/v1/circuit-pairs");
		assertThat(OperationsIT.texts(pairs, "/items", "name")).contains("contoso").isSorted();
		var pair = this.bench.viewer.get("/v1/circuit-pairs/Contoso");
		assertThat(pair.at("/primary/name")).isEqualTo("contoso-ams");
		assertThat(pair.at("/primary/site")).isEqualTo("Amsterdam");
		assertThat(pair.at("/secondary/md5")).isEqualTo("UNKNOWN");
		assertThat(this.bench.viewer.get("" + pair.at("/links/operations")).status()).isEqualTo(200);
	}

	private java.util.List<String> of(java.util.UUID operation, String path) {
		var items = new java.util.ArrayList<String>();
		this.bench.viewer.get(path).body().path("items").forEach((item) -> {
			if (item.at("/operation/id").asString().equals(operation.toString())) {
				items.add(item.path("overdue").asString());
			}
		});
		return items;
	}

}
