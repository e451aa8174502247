package dev.switchback.api;

import dev.switchback.engine.EngineDriver;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

/// What is put into a ticket when it is over.
@ApiTest
class ReportIT {

	private final Bench bench;

	@Autowired
	ReportIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations) {
		this.bench = new Bench(mvc, engine, time, operations);
	}

	private static String path(Object id) {
		return "/v1/operations/" + id + "/report";
	}

	private String markdown(Object id) throws Exception {
		var reply = this.bench.viewer
			.send(this.bench.viewer.request(HttpMethod.GET, path(id)).header("Accept", "text/markdown"));
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Content-Type")).isEqualTo("text/markdown;charset=UTF-8");
		return reply.response().getContentAsString();
	}

	@Test
	void isJsonForPrograms() {
		var id = this.bench.asking();
		var reply = this.bench.viewer.get(path(id));
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/operation/id")).isEqualTo(id.toString());
		assertThat(reply.at("/operation/links/report")).isEqualTo(path(id));
		assertThat(reply.at("/moreEvents")).isEqualTo("false");
		assertThat(OperationsIT.texts(reply, "/events", "type")).startsWith("ACCEPTED").contains("ASKED");
		assertThat(OperationsIT.texts(reply, "/mutations", "state")).containsExactly("CONFIRMED");
	}

	@Test
	void isMarkdownForPeople() throws Exception {
		var id = this.bench.asking();
		var operation = this.bench.viewer.get("/v1/operations/" + id);
		assertThat(markdown(operation.at("/code"))).startsWith("# " + operation.at("/code") + ": ")
			.contains("\n## What was asked for\n\n* Asked for by: operator through ")
			.contains("\n* Why: ")
			.contains("\n## Steps\n\n* ")
			.contains("\n## Calls to Azure that change something\n\n* ")
			.contains("CONFIRMED. Sent as ")
			.contains("\n## What was promised\n\n* ")
			.contains("\n## Timeline\n\n* ")
			.contains("\nWritten at ");
	}

	@Test
	void tellsWhoDecidedWhat() throws Exception {
		var id = this.bench.operator.post("/v1/operations", Bench.toy(this.bench.pair(), "{}")).id();
		this.bench.operator.post("/v1/operations/" + id + "/decisions",
				"{\"decision\": \"CANCEL\", \"comment\": \"not **today**\"}");
		assertThat(markdown(id)).contains("\n## Decisions\n\n* ")
			.contains("operator decided CANCEL")
			.contains("CANCELED: ");
	}

	@Test
	void whatCallersWroteIsTextAndNothingElse() throws Exception {
		var body = Bench.toy(this.bench.pair(), "{}")
			.replace("CHG-1234", "[now](https://evil.example) @all <img> | `x` *y*");
		var id = this.bench.operator.post("/v1/operations", body).id();
		assertThat(markdown(id))
			.contains("* Change: \\[now\\](https&#58;//evil.example) &#64;all &lt;img&gt; \\| \\`x\\` \\*y\\*\n");
	}

	@Test
	void ofNothingIsNone() {
		assertThat(this.bench.viewer.get(path("SB-000000")).status()).isEqualTo(404);
	}

}
