package dev.switchback.api;

import dev.switchback.engine.EngineDriver;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

/// Declaring what assessments judge by.
@ApiTest
class DesignsIT {

	private static final String FIRST = "If-None-Match";

	private static int names;

	private final Bench bench;

	private final String pair = "designed-" + names++;

	private final String design = "/v1/circuit-pairs/" + this.pair + "/design";

	private final String workload = "/v1/workloads/erp-" + names++;

	@Autowired
	DesignsIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations) {
		this.bench = new Bench(mvc, engine, time, operations);
	}

	private Client.Reply put(String path, String body, String header, String value) {
		return this.bench.operator.send(this.bench.operator.request(HttpMethod.PUT, path)
			.contentType(MediaType.APPLICATION_JSON)
			.header(header, value)
			.content(body.replace('\'', '"')));
	}

	private void pair() {
		var circuit = "{'id': '" + TestPairs.CIRCUITS + this.pair + "-%s', 'site': 'A'}";
		var body = "{'primary': %s, 'secondary': %s}".formatted(circuit.formatted("ams"), circuit.formatted("dub"));
		assertThat(put("/v1/circuit-pairs/" + this.pair, body, FIRST, "*").status()).isEqualTo(201);
	}

	@Test
	void saysHowAPairIsBuiltByWhomAndUntilWhen() {
		pair();
		assertThat(this.bench.viewer.get(this.design).status()).isEqualTo(404);
		var body = """
				{'fibre': 'DIVERSE', 'primary': {'until': '2099-01-01T00:00:00Z', 'customerSite': 'Haarlem', 'bfd': true, 'holdTime': 'PT180S',
				'customerEdge': {'primary': {'router': 'r1', 'power': 'A'}}, 'nat': {'option': 'COMMON_POOL'}}}""";
		var far = put(this.design, body, FIRST, "*");
		assertThat(far.status()).isEqualTo(400);
		assertThat(far.body().toString()).contains("/primary/until");

		var declared = put(this.design, body.replace("'until': '2099-01-01T00:00:00Z', ", ""), FIRST, "*");
		assertThat(declared.status()).isEqualTo(201);
		assertThat(declared.header("ETag")).isEqualTo("\"1\"");
		assertThat(declared.at("/declaredBy")).isEqualTo("operator");
		assertThat(declared.at("/primary/customerEdge/primary/router")).isEqualTo("r1");
		assertThat(declared.at("/primary/holdTime")).isEqualTo("PT3M");
		assertThat(declared.body().path("primary").has("linksNear")).as("what is not declared is not there").isFalse();
		assertThat(this.bench.viewer.get(this.design).body()).isEqualTo(declared.body());
	}

	@Test
	void nobodysDeclarationIsOverwrittenUnread() {
		pair();
		assertThat(this.bench.operator
			.send(this.bench.operator.request(HttpMethod.PUT, this.design)
				.contentType(MediaType.APPLICATION_JSON)
				.content("{}"))
			.status()).isEqualTo(428);
		assertThat(put(this.design, "{'fibre': 'SHARED'}", "If-Match", "\"1\"").status()).isEqualTo(412);
		assertThat(put(this.design, "{'fibre': 'SHARED'}", FIRST, "*").status()).isEqualTo(201);
		assertThat(put(this.design, "{'fibre': 'DIVERSE'}", FIRST, "*").status()).isEqualTo(412);
		assertThat(put(this.design, "{'fibre': 'DIVERSE'}", "If-Match", "\"1\"").at("/revision")).isEqualTo("2");
		assertThat(put(this.design, "{'fibre': 'DIVERSE'}", "If-Match", "\"1\"").status()).isEqualTo(412);
		assertThat(put("/v1/circuit-pairs/nobody/design", "{}", FIRST, "*").status()).isEqualTo(404);
	}

	@Test
	void saysWhatRunsBehindItAll() {
		var machine = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/app-rg/providers/Microsoft.Compute/virtualMachines/app-01";
		var body = """
				{'regions': ['WestEurope', 'northeurope'], 'machines': ['%s'], 'critical': true,
				'objectives': {'recoveryPoint': 'PT15M', 'drillEvery': 'P90D'}}""".formatted(machine);
		var declared = put(this.workload, body, FIRST, "*");
		assertThat(declared.status()).isEqualTo(201);
		assertThat(declared.at("/regions/0")).isEqualTo("westeurope");
		assertThat(declared.at("/objectives/recoveryPoint")).isEqualTo("PT15M");
		assertThat(this.bench.viewer.get(this.workload).body()).isEqualTo(declared.body());
		assertThat(this.bench.viewer.get("/v1/workloads").body().path("items").values()).contains(declared.body());
		assertThat(put(this.workload, body, FIRST, "*").status()).isEqualTo(412);

		assertThat(put(this.workload, "{'machines': ['app-01']}", "If-Match", "\"1\"").body().toString())
			.contains("/machines/0");
		assertThat(put(this.workload, "{'regions': ['a', 'a']}", "If-Match", "\"1\"").status()).isEqualTo(400);
		assertThat(put(this.workload, "{'regions': [null]}", "If-Match", "\"1\"").status()).isEqualTo(400);
		assertThat(put(this.workload, "{'objectives': {'recoveryPoint': 'PT0S'}}", "If-Match", "\"1\"").status())
			.isEqualTo(400);
		assertThat(put("/v1/workloads/No Name".replace(" ", "%20"), "{}", FIRST, "*").status()).isEqualTo(400);
	}

}
