package dev.switchback.api;

import java.util.List;

import dev.switchback.engine.EngineDriver;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class RelaysIT {

	private static final String ROUTE = "/v1/operations";

	private static final String SEEN = """
			{"aspect": "SYMMETRY", "verdict": "PASS", "statement": "both ways over Dublin", "onBehalfOf": "Ada"}""";

	private final Bench bench;

	private final Client bot;

	@Autowired
	RelaysIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations) {
		this.bench = new Bench(mvc, engine, time, operations);
		this.bot = this.bench.operator.as(TestTokens.BOT);
	}

	private String relayed() {
		return Bench.toy(this.bench.pair(), "{}").replace("\"reason\"", "\"onBehalfOf\": \"Ada\", \"reason\"");
	}

	@Test
	void anOperationTellsWhomItWasAskedForOnBehalfOf() {
		var reply = this.bot.post(ROUTE, relayed());
		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.at("/requestedBy")).isEqualTo("bot");
		assertThat(reply.at("/onBehalfOf")).isEqualTo("Ada");
		var listed = this.bench.viewer.get(ROUTE + "?circuitPair=" + reply.at("/subject"));
		assertThat(listed.at("/items/0/onBehalfOf")).isEqualTo("Ada");
		var accepted = this.bench.viewer.get(ROUTE + "/%s/events".formatted(reply.id()));
		assertThat(accepted.at("/items/0/sentence"))
			.isEqualTo("bot, on behalf of Ada, asked for this: quarterly exercise.");
		assertThat(accepted.at("/items/0/data/by")).isEqualTo("bot");
		assertThat(accepted.at("/items/0/data/onBehalfOf")).isEqualTo("Ada");
	}

	@Test
	void aDecisionTellsWhomItWasTakenOnBehalfOf() {
		var id = this.bench.asking();
		var body = "{\"decision\": \"RESTORE\", \"comment\": \"enough\", \"onBehalfOf\": \"Ada\"}";
		assertThat(this.bot.post(ROUTE + "/%s/decisions".formatted(id), body).status()).isEqualTo(202);
		var events = this.bench.viewer.get(ROUTE + "/%s/events".formatted(id));
		assertThat(OperationsIT.texts(events, "/items", "sentence"))
			.contains("bot, on behalf of Ada, decided RESTORE: enough.");
	}

	@Test
	void anObservationTellsWhoSawIt() {
		var id = this.bench.asking();
		var reply = this.bot.post(ROUTE + "/%s/observations".formatted(id), SEEN);
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.at("/by")).isEqualTo("bot");
		assertThat(reply.at("/onBehalfOf")).isEqualTo("Ada");
		assertThat(reply.at("/person")).isEqualTo("false");
		assertThat(this.bench.viewer.get(ROUTE + "/" + id).at("/observations/0/onBehalfOf")).isEqualTo("Ada");
	}

	@Test
	void whoAsksForItselfIsOnBehalfOfNobody() {
		assertThat(this.bench.viewer.get(ROUTE + "/" + this.bench.accepted()).at("/onBehalfOf")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { TestTokens.OPERATOR, TestTokens.ADMIN })
	void whoMayNotRelayIsRefusedWhateverTheirRole(String token) {
		var id = this.bench.asking();
		var before = this.bench.stored();
		var client = this.bench.operator.as(token);
		for (var refused : List.of(client.post(ROUTE, relayed()), client.post("/v1/operation-plans", relayed()),
				client.post(ROUTE + "/%s/observations".formatted(id), SEEN),
				client.post(ROUTE + "/%s/decisions".formatted(id),
						"{\"decision\": \"RESTORE\", \"onBehalfOf\": \"Ada\"}"))) {
			assertThat(refused.status()).isEqualTo(403);
			assertThat(refused.problem()).isEqualTo("relay-not-allowed");
		}
		assertThat(this.bench.stored()).isEqualTo(before);
	}

	@Test
	void whoIsRelayedDoesNotEscalate() {
		var id = this.bench.asking();
		var refused = this.bot.post(ROUTE + "/%s/decisions".formatted(id),
				"{\"decision\": \"ESCALATE\", \"onBehalfOf\": \"operator\"}");
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.problem()).isEqualTo("person-needed");
	}

	@Test
	void aDeclarationIsNotRelayed() {
		var refused = this.bot.send(this.bot.request(HttpMethod.PUT, "/v1/circuit-pairs/relayed")
			.contentType("application/json")
			.header("If-None-Match", "*")
			.content("{\"onBehalfOf\": \"Ada\"}"));
		assertThat(refused.status()).isEqualTo(400);
		assertThat(OperationsIT.texts(refused, "/errors", "pointer")).contains("/onBehalfOf");
	}

}
