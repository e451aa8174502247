package dev.switchback.api;

import java.time.Duration;
import java.time.Instant;

import dev.switchback.engine.EngineDriver;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class IncidentsIT {

	private static final String ROUTE = "/v1/operations";

	private final Bench bench;

	private final TestTime time;

	@Autowired
	IncidentsIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations) {
		this.bench = new Bench(mvc, engine, time, operations);
		this.time = time;
	}

	private Client.Reply since(Instant began) {
		return this.bench.operator.post(ROUTE, since(this.bench.pair(), began.toString()));
	}

	private static String since(String pair, String began) {
		return Bench.toy(pair, "{}")
			.replace("\"reason\"", "\"incidentStartedAt\": \"%s\", \"reason\"".formatted(began));
	}

	@Test
	void isToldSinceWhenThingsWereBroken() {
		var began = this.time.instant().minus(Duration.ofHours(2));
		var reply = since(began);
		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.at("/incidentStartedAt")).isEqualTo(began.toString());
		assertThat(this.bench.viewer.get(ROUTE + "/" + reply.id()).at("/incidentStartedAt"))
			.isEqualTo(began.toString());
		assertThat(
				this.bench.viewer.get(ROUTE + "?circuitPair=" + reply.at("/subject")).at("/items/0/incidentStartedAt"))
			.isEqualTo(began.toString());
		assertThat(this.bench.viewer.get(ROUTE + "/%s/events".formatted(reply.id())).at("/items/0/sentence"))
			.isEqualTo("operator asked for this: quarterly exercise. The incident began at %s.".formatted(began));
	}

	@Test
	void isShownAsNotSaidWhenItWasNotSaid() {
		var id = this.bench.accepted();
		assertThat(this.bench.viewer.get(ROUTE + "/" + id).at("/incidentStartedAt")).isNull();
	}

	@Test
	void aClockThatIsALittleAheadIsForgiven() {
		assertThat(since(this.time.instant().plusSeconds(60)).status()).isEqualTo(202);
		assertThat(since(this.time.instant().plusSeconds(61)).at("/errors/0/pointer")).isEqualTo("/incidentStartedAt");
	}

	@Test
	void whatIsOlderThanThirtyDaysIsAMistake() {
		var month = Duration.ofDays(30);
		assertThat(since(this.time.instant().minus(month)).status()).isEqualTo(202);
		var refused = since(this.time.instant().minus(month).minusSeconds(1));
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.at("/detail")).isEqualTo("Send a time within the last 30 days, and not in the future.");
	}

	@Test
	void aRequestThatIsSentAgainLaterIsTheSameOne() {
		var body = since(this.bench.pair(), this.time.instant().minus(Duration.ofDays(30)).toString());
		var first = this.bench.operator.post(ROUTE, body, "an-old-incident");
		this.bench.pass(Duration.ofHours(1));
		assertThat(this.bench.operator.post(ROUTE, body, "an-old-incident").id()).isEqualTo(first.id());
	}

	@Test
	void aPreviewIsAskedForWithTheSameBody() {
		var body = since(this.bench.pair(), this.time.instant().toString());
		assertThat(this.bench.operator.post("/v1/operation-plans", body).status()).isEqualTo(202);
	}

}
