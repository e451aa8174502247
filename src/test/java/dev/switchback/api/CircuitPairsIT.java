package dev.switchback.api;

import dev.switchback.engine.EngineDriver;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

/// Declaring circuit pairs.
@ApiTest
class CircuitPairsIT {

	private static int pairs;

	private final Bench bench;

	private final Client admin;

	private final String name = "declared-" + pairs++;

	private final String path = "/v1/circuit-pairs/" + this.name;

	@Autowired
	CircuitPairsIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations) {
		this.bench = new Bench(mvc, engine, time, operations);
		this.admin = this.bench.operator.as(TestTokens.ADMIN);
	}

	private String body(String more) {
		return """
				{"primary": {"id": "%1$s%2$s-ams", "site": "A"%3$s}, "secondary": {"id": "%1$s%2$s-dub", "site": "B"}}"""
			.formatted(TestPairs.CIRCUITS, this.name, more);
	}

	private Client.Reply put(Client client, String body, String header, String value) {
		return client.send(client.request(HttpMethod.PUT, this.path)
			.contentType(MediaType.APPLICATION_JSON)
			.header(header, value)
			.content(body));
	}

	private Client.Reply declare(Client client, String more) {
		return put(client, body(more), "If-None-Match", "*");
	}

	@Test
	void anOperatorDeclaresAPairOfWhichNothingIsKnown() {
		var reply = declare(this.bench.operator, "");
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.header("Location")).isEqualTo(this.path);
		assertThat(reply.header("ETag")).isEqualTo("\"1\"");
		assertThat(reply.at("/primary/md5")).isEqualTo("UNKNOWN");
		assertThat(reply.at("/declaredBy")).isEqualTo("operator");
		var read = this.bench.viewer.get(this.path);
		assertThat(read.body()).isEqualTo(reply.body());
		assertThat(read.header("ETag")).isEqualTo("\"1\"");
	}

	@Test
	void aProbeThatIsNeverAskedIsToldWithTheDeclaration() {
		var probes = ", \"probes\": [%s, %s, %s]}".formatted(probe("near", "10.1.0.4:443"),
				probe("far", "10.9.0.4:443"), probe("named", "intranet.contoso.example:443"));
		var reply = put(this.bench.operator, body("").replaceFirst("}$", probes), "If-None-Match", "*");
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.at("/warnings/0")).isEqualTo(
				"The probe far is never asked and proves nothing: 10.9.0.4 is in no network that probes may go to (switchback.azure.probe.networks).");
		assertThat(reply.at("/warnings/1")).isNull();
		assertThat(this.bench.viewer.get(this.path).body()).isEqualTo(reply.body());
	}

	private static String probe(String name, String address) {
		return "{\"name\": \"%s\", \"kind\": \"TCP\", \"address\": \"%s\"}".formatted(name, address);
	}

	@Test
	void whatLetsMoreThroughNeedsAnAdministrator() {
		var refused = declare(this.bench.operator, ", \"md5\": \"NOT_USED\"");
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.problem()).isEqualTo("admin-needed");
		assertThat(refused.at("/detail"))
			.endsWith("No MD5 key would be said to be in use on %s-ams.".formatted(this.name));
		assertThat(this.bench.viewer.get(this.path).status()).isEqualTo(404);
		assertThat(declare(this.admin, ", \"md5\": \"NOT_USED\"").status()).isEqualTo(201);
	}

	@Test
	void whereAnMd5KeyIsHadWantsAnAdministratorEvenByWayOfUnknown() {
		assertThat(declare(this.bench.operator, ", \"md5\": \"USED\", \"md5Key\": \"env:KEY\"").problem())
			.isEqualTo("admin-needed");
		assertThat(declare(this.admin, ", \"md5\": \"USED\", \"md5Key\": \"env:KEY\"").status()).isEqualTo(201);
		assertThat(put(this.bench.operator, body(""), "If-Match", "\"1\"").status()).isEqualTo(200);
		var refused = put(this.bench.operator, body(", \"md5\": \"USED\", \"md5Key\": \"env:OTHER\""), "If-Match",
				"\"2\"");
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.at("/detail"))
			.endsWith("The MD5 key of %s-ams would be had from env:OTHER.".formatted(this.name));
		assertThat(this.bench.viewer.get(this.path).at("/primary/md5")).isEqualTo("UNKNOWN");
	}

	@Test
	void aDeclarationFollowsTheOneThatWasRead() {
		declare(this.admin, "");
		var missing = this.admin.send(this.admin.request(HttpMethod.PUT, this.path)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body("")));
		assertThat(missing.status()).isEqualTo(428);
		assertThat(missing.problem()).isEqualTo("precondition-required");
		assertThat(put(this.admin, body(""), "If-None-Match", "*").status()).isEqualTo(412);
		assertThat(put(this.admin, body(""), "If-Match", "\"7\"").problem()).isEqualTo("precondition-failed");
		var next = put(this.admin, body(", \"summaries\": [\"10.0.0.0/8\"]"), "If-Match", "\"1\"");
		assertThat(next.status()).isEqualTo(200);
		assertThat(next.header("ETag")).isEqualTo("\"2\"");
		assertThat(next.at("/primary/summaries/0")).isEqualTo("10.0.0.0/8");
		assertThat(put(this.admin, body(""), "If-Match", "\"1\"").status()).isEqualTo(412);
	}

	@Test
	void aCircuitOfAnotherPairIsRefusedAndThatPairIsNamed() {
		declare(this.admin, "");
		var other = this.path + "-other";
		var body = body("").replace("-dub\"", "-fra\"");
		var refused = this.admin.send(this.admin.request(HttpMethod.PUT, other)
			.contentType(MediaType.APPLICATION_JSON)
			.header("If-None-Match", "*")
			.content(body));
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.problem()).isEqualTo("circuit-in-another-pair");
		assertThat(refused.at("/detail"))
			.isEqualTo("%1$s-ams is in the pair %1$s. A circuit is in one pair only: take it out of that one first."
				.formatted(this.name));
		assertThat(refused.at("/places/0/circuitPair")).isEqualTo(this.name);
		assertThat(refused.at("/places/0/circuit")).endsWith(this.name + "-ams");
		assertThat(this.bench.viewer.get(other).status()).isEqualTo(404);
	}

	@Test
	void whileAnOperationHoldsACircuitThePairMayOnlyBeAddedTo() {
		declare(this.admin, "");
		var running = this.bench.operator.post("/v1/operations", Bench.toy(this.name, "{}"));
		var refused = put(this.admin, body("").replace("-dub\"", "-fra\""), "If-Match", "\"1\"");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.problem()).isEqualTo("target-held");
		assertThat(refused.at("/detail")).startsWith(running.at("/code") + " holds " + this.name + "-ams since ")
			.endsWith("may only be added to. %1$s-fra would stand where %1$s-dub stands.".formatted(this.name));
		assertThat(refused.at("/holders/0/operation")).isEqualTo(running.at("/id"));
		var added = put(this.admin, body(", \"md5\": \"NOT_USED\""), "If-Match", "\"1\"");
		assertThat(added.status()).isEqualTo(200);
		assertThat(put(this.admin, body(", \"md5\": \"USED\", \"md5Key\": \"env:KEY\""), "If-Match", "\"2\"").problem())
			.isEqualTo("target-held");
		this.bench.operator.post("/v1/operations/%s/decisions".formatted(running.id()), "{\"decision\": \"CANCEL\"}");
		this.bench.run(running.id());
		assertThat(put(this.admin, body("").replace("-dub\"", "-fra\""), "If-Match", "\"2\"").status()).isEqualTo(200);
	}

	@Test
	void everyDeclarationIsKept() {
		declare(this.bench.operator, "");
		put(this.admin, body(", \"md5\": \"NOT_USED\""), "If-Match", "\"1\"");
		var kept = this.bench.viewer.get(this.path + "/declarations");
		assertThat(OperationsIT.texts(kept, "/items", "revision")).containsExactly("2", "1");
		assertThat(OperationsIT.texts(kept, "/items", "declaredBy")).containsExactly("admin", "operator");
		assertThat(this.bench.viewer.get("/v1/circuit-pairs/no-such/declarations").status()).isEqualTo(404);
	}

	@Test
	void allThatIsWrongIsSaidAtOnce() {
		var reply = put(this.admin,
				"""
						{"primary": {"id": "x", "site": ""}, "ownPath": "ELSEWHERE", "probes": [{"name": "x", "kind": "TCP", "address": "localhost:1"}]}""",
				"If-None-Match", "*");
		assertThat(reply.status()).isEqualTo(400);
		assertThat(OperationsIT.texts(reply, "/errors", "pointer")).containsExactlyInAnyOrder("/primary/id",
				"/primary/site", "/secondary", "/probes/0/address");
	}

	@Test
	void membersThatAreUnknownAreRefused() {
		assertThat(declare(this.admin, ", \"md5Secret\": \"hunter2\"").status()).isEqualTo(400);
		assertThat(declare(this.admin, ", \"md5Secret\": \"hunter2\"").body().toString()).doesNotContain("hunter2");
	}

	@Test
	void whatIsReadMayBeSentBack() {
		var paths = "{\"from\": \"Amsterdam\", \"azure\": \"OVER_PRIMARY\", \"dns\": \"OVER_BOTH\"}";
		var body = body("").replaceFirst("\\{", "{\"ownPaths\": [%s], ".formatted(paths));
		var reply = put(this.admin, body, "If-None-Match", "*");
		assertThat(reply.at("/ownPath")).isEqualTo("UNDECLARED");
		assertThat(reply.at("/ownPaths/0/dns")).isEqualTo("OVER_BOTH");
		assertThat(reply.at("/ownPaths/0/database")).isEqualTo("UNDECLARED");
		var again = body.replaceFirst("\\{", "{\"ownPath\": \"UNDECLARED\", ");
		assertThat(put(this.admin, again, "If-Match", "\"1\"").status()).isEqualTo(200);
		var other = body.replaceFirst("\\{", "{\"ownPath\": \"ELSEWHERE\", ");
		assertThat(OperationsIT.texts(put(this.admin, other, "If-Match", "\"2\""), "/errors", "pointer"))
			.containsExactly("/ownPath");
	}

	@Test
	void anImpossibleNameIsRefused() {
		var reply = this.admin.send(this.admin.request(HttpMethod.PUT, "/v1/circuit-pairs/No_Such!")
			.contentType(MediaType.APPLICATION_JSON)
			.header("If-None-Match", "*")
			.content(body("")));
		assertThat(reply.status()).isEqualTo(400);
		assertThat(OperationsIT.texts(reply, "/errors", "pointer")).contains("/name");
	}

}
