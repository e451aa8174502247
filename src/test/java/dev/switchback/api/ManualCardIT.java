package dev.switchback.api;

import dev.switchback.engine.EngineDriver;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

/// What people hold in their hands when nothing of ours works.
@ApiTest
class ManualCardIT {

	private final Bench bench;

	@Autowired
	ManualCardIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations) {
		this.bench = new Bench(mvc, engine, time, operations);
	}

	private String path(Object id) {
		return "/v1/operations/" + id + "/manual-card";
	}

	@Test
	void isJsonForPrograms() {
		var id = this.bench.asking();
		var reply = this.bench.viewer.get(path(id));
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/operation/id")).isEqualTo(id.toString());
		assertThat(reply.at("/writtenAt")).isNotEmpty();
		assertThat(reply.at("/title")).startsWith("Turn ").endsWith(" on by hand");
		assertThat(OperationsIT.texts(reply, "/sections", "kind")).containsExactly("FACTS", "COMMANDS", "CAUTION");
	}

	@Test
	void isTextForPeople() throws Exception {
		var id = this.bench.asking();
		var reply = this.bench.viewer
			.send(this.bench.viewer.request(HttpMethod.GET, path(id)).header("Accept", "text/plain"));
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
		var code = this.bench.viewer.get("/v1/operations/" + id).at("/code");
		assertThat(reply.response().getContentAsString().lines()).element(0).asString().endsWith(" on by hand");
		assertThat(reply.response().getContentAsString()).contains(code + ", asked for by operator: ")
			.contains("\nWritten at ")
			.contains("\n  It was on.\n")
			.contains("\n  $ toy on '")
			.contains("\n  ! It may be hot.\n");
	}

	@Test
	void isThereWhileNothingWasChangedAndAfterTheEnd() {
		var id = this.bench.operator.post("/v1/operations", Bench.toy(this.bench.pair(), "{}")).id();
		assertThat(this.bench.viewer.get(path(id)).status()).isEqualTo(200);
		this.bench.operator.post("/v1/operations/" + id + "/decisions", "{\"decision\": \"CANCEL\"}");
		assertThat(this.bench.viewer.get("/v1/operations/" + id).at("/status")).isEqualTo("CANCELED");
		assertThat(this.bench.viewer.get(path(id)).status()).isEqualTo(200);
	}

	@Test
	void ofNothingIsNone() {
		assertThat(this.bench.viewer.get(path("SB-000000")).status()).isEqualTo(404);
		var canary = this.bench.operator.post("/v1/operations", "{\"kind\": \"CANARY\"}");
		var reply = this.bench.viewer.get(path(canary.id()));
		assertThat(reply.status()).isEqualTo(404);
		assertThat(reply.at("/detail")).isEqualTo("This operation changes nothing, so there is nothing to bring back.");
	}

}
