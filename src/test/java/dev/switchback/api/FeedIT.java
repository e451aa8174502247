package dev.switchback.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.switchback.engine.EngineDriver;
import dev.switchback.operation.Event;
import dev.switchback.operation.Notice;
import dev.switchback.store.InMemoryFeed;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class FeedIT {

	private final Bench bench;

	private final InMemoryFeed feed;

	private final TestPatience patience;

	@Autowired
	FeedIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations, InMemoryFeed feed,
			TestPatience patience) {
		this.bench = new Bench(mvc, engine, time, operations);
		this.feed = feed;
		this.patience = patience;
	}

	@BeforeEach
	void nobodyWaits() {
		this.patience.reset();
	}

	private String now() {
		return this.bench.viewer.get("/v1/events?from=NOW&limit=1").at("/nextCursor");
	}

	@Test
	void tellsWhatHappensToAllOperationsAndBesides() {
		var start = now();
		var one = this.bench.asking();
		var other = this.bench.ended();
		var assessment = UUID.randomUUID();
		this.feed.add(new Notice(Notice.Type.ASSESSMENT_WORSE, Instant.parse("2026-03-02T12:00:00Z"), "contoso",
				"The assessment of the pair contoso got worse in 2 findings.", null, assessment, 2));
		var page = this.bench.viewer.get("/v1/events?limit=200&cursor=" + start);
		assertThat(page.body().path("items").values().stream().map((item) -> item.at("/operation/id").asString("")))
			.contains(one.toString(), other.toString());
		assertThat(page.at("/items/0/type")).isEqualTo("ACCEPTED");
		assertThat(page.at("/items/0/operation/seq")).isEqualTo("1");
		assertThat(page.at("/items/0/data/by")).isEqualTo("operator");
		var last = page.body().path("items").path(page.body().path("items").size() - 1);
		assertThat(last.path("operation").isNull()).isTrue();
		assertThat(last.path("type").asString()).isEqualTo("ASSESSMENT_WORSE");
		assertThat(last.path("data").path("worseBy").asInt()).isEqualTo(2);
		assertThat(last.path("data").path("assessment").asString()).isEqualTo(assessment.toString());
		assertThat(page.at("/more")).isEqualTo("false");
		assertThat(page.at("/nextCursor")).isEqualTo(last.path("cursor").asString());
	}

	@Test
	void canBeFollowedFromPageToPage() {
		var start = now();
		this.bench.asking();
		var all = OperationsIT.texts(this.bench.viewer.get("/v1/events?limit=200&cursor=" + start), "/items", "cursor");
		var seen = new ArrayList<String>();
		var cursor = start;
		var more = "true";
		while ("true".equals(more)) {
			var page = this.bench.viewer.get("/v1/events?limit=3&cursor=" + cursor);
			seen.addAll(OperationsIT.texts(page, "/items", "cursor"));
			cursor = page.at("/nextCursor");
			more = page.at("/more");
		}
		assertThat(seen).containsExactlyElementsOf(all).hasSizeGreaterThan(3);
		assertThat(this.bench.viewer.get("/v1/events?cursor=" + cursor).at("/nextCursor")).isEqualTo(cursor);
	}

	@Test
	void tellsOnlyWhatIsWanted() {
		var start = now();
		this.bench.ended();
		var page = this.bench.viewer
			.get("/v1/events?types=ACCEPTED,FINISHED&kind=CANARY&purpose=DRILL&cursor=" + start);
		assertThat(OperationsIT.texts(page, "/items", "type")).containsExactly("ACCEPTED", "FINISHED");
		assertThat(this.bench.viewer.get("/v1/events?circuitPair=nobody&cursor=" + start).at("/items/0")).isNull();
		assertThat(this.bench.viewer.get("/v1/events?purpose=EMERGENCY&cursor=" + start).at("/items/0")).isNull();
	}

	@Test
	void streamsWhileThingsHappenAndGoesOnFromWhereItBroke() {
		var start = now();
		var id = this.bench.accepted();
		var pauses = new AtomicInteger();
		this.patience.meanwhile(() -> {
			if (pauses.incrementAndGet() == 2) {
				this.bench.run(id);
			}
			return pauses.get() < 4;
		});
		var first = stream(start);
		var all = OperationsIT.texts(this.bench.viewer.get("/v1/events?limit=200&cursor=" + start), "/items", "cursor");
		assertThat(EventsIT.ids(first)).containsExactlyElementsOf(all);
		this.patience.meanwhile(() -> false);
		assertThat(EventsIT.ids(stream(all.get(1)))).containsExactlyElementsOf(all.subList(2, all.size()));
	}

	@Test
	void aStreamSaysFromWhereToResumeWhileNothingHappens() {
		var start = now();
		var pauses = new AtomicInteger();
		this.patience.meanwhile(() -> pauses.incrementAndGet() < 100);
		assertThat(EventsIT.text(stream(start))).contains("id: " + start + "\n\n").doesNotContain("data:");
	}

	@Test
	void refusesToStreamFromACursorThatIsNone() {
		assertThat(stream("nonsense").status()).isEqualTo(400);
	}

	@Test
	void everyTypeIsOneThatCanBeAskedFor() {
		assertThat(EventTypes.all()).doesNotHaveDuplicates()
			.hasSize(Event.class.getPermittedSubclasses().length + Notice.Type.values().length);
		for (var type : EventTypes.all()) {
			assertThat(this.bench.viewer.get("/v1/events?types=" + type).status()).isEqualTo(200);
		}
	}

	private Client.Reply stream(String lastEventId) {
		return this.bench.viewer.send(this.bench.viewer.request(HttpMethod.GET, "/v1/events")
			.header("Accept", "text/event-stream")
			.header("Last-Event-ID", lastEventId));
	}

}
