package dev.switchback.api;

import dev.switchback.engine.EngineDriver;
import dev.switchback.store.InMemoryOperations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

/// Protected machines and their recovery points, read from a simulated vault.
@ApiTest
class ProtectedItemsIT {

	private final Bench bench;

	@Autowired
	ProtectedItemsIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations) {
		this.bench = new Bench(mvc, engine, time, operations);
	}

	@Test
	void theMachinesOfAllVaultsAreListedByAnIdThatStays() {
		var reply = this.bench.viewer.get("/v1/protected-items");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/items/0/name")).isEqualTo("app-01");
		assertThat(reply.at("/items/2/name")).isEqualTo("app-03");
		assertThat(reply.at("/items/0/lifecycleId")).matches("[0-9a-f-]{36}");
		assertThat(reply.at("/items/0/protectionState")).isEqualTo("Protected");
		assertThat(reply.at("/items/0/from")).isEqualTo("westeurope");
		assertThat(reply.at("/items/0/to")).isEqualTo("northeurope");
		assertThat(reply.at("/items/0/replicationHealth")).isEqualTo("Normal");
		assertThat(reply.at("/items/0/mayBeDone/0")).isEqualTo("VM_FAILOVER");
		assertThat(reply.at("/items/0/mayBeDone/1")).isEqualTo("VM_TEST_FAILOVER");
	}

	@Test
	void pointsAreListedNewestFirstByEitherId() {
		var machines = this.bench.viewer.get("/v1/protected-items");
		var byLifecycle = this.bench.viewer
			.get("/v1/recovery-points?protectedItemId=" + machines.at("/items/0/lifecycleId"));
		assertThat(byLifecycle.status()).isEqualTo(200);
		assertThat(byLifecycle.at("/items/0/time")).isGreaterThan(byLifecycle.at("/items/1/time"));
		assertThat(byLifecycle.at("/items/0/type")).isIn("CrashConsistent", "ApplicationConsistent");
		assertThat(byLifecycle.at("/items/0/age")).startsWith("PT");
		var byItem = this.bench.viewer.get("/v1/recovery-points?protectedItemId=" + machines.at("/items/0/itemId"));
		assertThat(byItem.at("/items/0/id")).isEqualTo(byLifecycle.at("/items/0/id"));
	}

	private String web(int machine) {
		return "/v1/protected-items/"
				+ this.bench.viewer.get("/v1/protected-items").at("/items/%d/lifecycleId".formatted(machine));
	}

	private Client.Reply put(String path, String body, String... header) {
		var request = this.bench.operator.request(HttpMethod.PUT, path)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body);
		return this.bench.operator.send((header.length == 0) ? request : request.header(header[0], header[1]));
	}

	@Test
	void whatAnswersOnAMachineIsDeclaredAndNobodyOverwritesItUnread() {
		var path = web(0);
		assertThat(this.bench.viewer.get(path).status()).isEqualTo(404);
		var body = """
				{"probes": [{"name": "web", "kind": "HTTP_GET", "address": "http://10.70.0.4/health", "in": "northeurope"}]}""";
		assertThat(put(path, body).problem()).isEqualTo("precondition-required");
		var first = put(path, body, "If-None-Match", "*");
		assertThat(first.status()).isEqualTo(201);
		assertThat(first.header("Location")).isEqualTo(path);
		assertThat(first.header("ETag")).isEqualTo("\"1\"");
		assertThat(first.at("/name")).isEqualTo("app-01");
		assertThat(first.at("/probes/0/in")).isEqualTo("northeurope");
		assertThat(first.at("/declaredBy")).isEqualTo("operator");
		assertThat(put(path, body, "If-None-Match", "*").problem()).isEqualTo("precondition-failed");
		assertThat(put(path, "{\"probes\": []}", "If-Match", "\"1\"").status()).isEqualTo(200);
		assertThat(put(path, body, "If-Match", "\"1\"").status()).isEqualTo(412);
		var all = this.bench.viewer.get(path + "/declarations");
		assertThat(all.at("/items/0/revision")).isEqualTo("2");
		assertThat(all.at("/items/1/probes/0/name")).isEqualTo("web");
	}

	@Test
	void aProbeThatIsNeverAskedIsToldWithTheDeclaration() {
		var reply = put(web(2), """
				{"probes": [{"name": "web", "kind": "HTTP_GET", "address": "http://10.70.0.4/health"},
				 {"name": "other", "kind": "TCP", "address": "10.71.0.4:443"}]}""", "If-None-Match", "*");
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.at("/warnings/0")).isEqualTo(
				"The probe other is never asked and proves nothing: 10.71.0.4 is in no network that probes may go to (switchback.azure.probe.networks).");
		assertThat(reply.at("/warnings/1")).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			TCP       | localhost:80                    |             | /probes/0/address
			HTTP_GET  | http://127.0.0.1/               |             | /probes/0/address
			HTTP_GET  | http://169.254.169.254/metadata |             | /probes/0/address
			HTTP_HEAD | ftp://10.70.0.4/                |             | /probes/0/address
			TCP       | 10.70.0.4                       |             | /probes/0/address
			TCP       | 10.70.0.4:443                   | eastus      | /probes/0/in
			""")
	void whatMustNotBeProbedIsRefused(String kind, String address, @Nullable String in, String pointer) {
		var place = (in != null) ? ", \"in\": \"%s\"".formatted(in) : "";
		var reply = put(web(1), "{\"probes\": [{\"name\": \"web\", \"kind\": \"%s\", \"address\": \"%s\"%s}]}"
			.formatted(kind, address, place), "If-None-Match", "*");
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/errors/0/pointer")).isEqualTo(pointer);
	}

	@Test
	void aMachineThatNobodyKnowsIsMissing() {
		var reply = this.bench.viewer.get("/v1/recovery-points?protectedItemId=00000000-0000-0000-0000-000000000009");
		assertThat(reply.status()).isEqualTo(404);
		assertThat(reply.problem()).isEqualTo("not-found");
	}

}
