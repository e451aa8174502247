package dev.switchback.api;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.switchback.engine.EngineDriver;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class EventsIT {

	private final Bench bench;

	private final TestPatience patience;

	private final ApiSettings settings;

	@Autowired
	EventsIT(MockMvc mvc, EngineDriver engine, TestTime time, InMemoryOperations operations, TestPatience patience,
			ApiSettings settings) {
		this.bench = new Bench(mvc, engine, time, operations);
		this.patience = patience;
		this.settings = settings;
	}

	@BeforeEach
	void nobodyWaits() {
		this.patience.reset();
	}

	@Test
	void readAsAStory() {
		var id = this.bench.asking();
		var reply = this.bench.viewer.get("/v1/operations/" + id + "/events");
		assertThat(OperationsIT.texts(reply, "/items", "seq"))
			.containsExactlyElementsOf(numbers(1, reply.body().path("items").size()));
		assertThat(OperationsIT.texts(reply, "/items", "type")).startsWith("ACCEPTED")
			.contains("CONCLUDED", "BEGAN", "INTENDED", "RECORDED")
			.endsWith("ASKED");
		assertThat(reply.at("/items/0/sentence")).isEqualTo("operator asked for this: quarterly exercise.");
		assertThat(reply.at("/items/0/data/by")).isEqualTo("operator");
		assertThat(reply.at("/nextAfter")).isNull();
	}

	@Test
	void pageOn() {
		var id = this.bench.asking();
		var all = OperationsIT.texts(this.bench.viewer.get("/v1/operations/" + id + "/events"), "/items", "sentence");
		var seen = new ArrayList<String>();
		var after = "0";
		while (after != null) {
			var page = this.bench.viewer.get("/v1/operations/%s/events?limit=2&after=%s".formatted(id, after));
			seen.addAll(OperationsIT.texts(page, "/items", "sentence"));
			after = page.at("/nextAfter");
		}
		assertThat(seen).containsExactlyElementsOf(all);
	}

	@Test
	void streamUntilTheOperationHasEnded() {
		var id = this.bench.ended();
		var reply = stream(id, null);
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Content-Type")).startsWith("text/event-stream");
		assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
		var page = this.bench.viewer.get("/v1/operations/" + id + "/events");
		assertThat(ids(reply)).containsExactlyElementsOf(OperationsIT.texts(page, "/items", "seq"));
		assertThat(data(reply)).containsExactlyElementsOf(page.body().path("items").values());
		assertThat(text(reply)).endsWith("event: end\ndata: {\"status\":\"SUCCEEDED\"}\n\n");
	}

	@Test
	void arriveAsTheyHappen() {
		var id = this.bench.accepted();
		var pauses = new AtomicInteger();
		this.patience.meanwhile(() -> {
			switch (pauses.incrementAndGet()) {
				case 3 -> this.bench.run(id);
				case 5 -> this.bench.operator.post("/v1/operations/" + id + "/decisions", "{\"decision\": \"CANCEL\"}");
				case 6 -> this.bench.run(id);
				default -> {
				}
			}
			return true;
		});
		var reply = stream(id, null);
		var page = this.bench.viewer.get("/v1/operations/" + id + "/events");
		assertThat(ids(reply)).containsExactlyElementsOf(OperationsIT.texts(page, "/items", "seq"));
		assertThat(text(reply)).endsWith("event: end\ndata: {\"status\":\"RESTORED\"}\n\n");
		assertThat(pauses).hasValue(6);
	}

	@Test
	void resumeAfterTheLastThatArrived() {
		var id = this.bench.ended();
		var all = ids(stream(id, null));
		for (var last = 0; last <= all.size(); last++) {
			var resumed = stream(id, Integer.toString(last));
			assertThat(ids(resumed)).containsExactlyElementsOf(all.subList(last, all.size()));
			assertThat(text(resumed)).endsWith("event: end\ndata: {\"status\":\"SUCCEEDED\"}\n\n");
		}
		assertThat(ids(streamFrom(id, "?after=2", null))).containsExactlyElementsOf(all.subList(2, all.size()));
		assertThat(ids(streamFrom(id, "?after=2", "3"))).containsExactlyElementsOf(all.subList(3, all.size()));
	}

	@Test
	void neitherRepeatNorSkipWhereverTheConnectionBreaks() {
		var id = this.bench.accepted();
		var received = new ArrayList<String>(ids(stream(id, null)));
		this.bench.run(id);
		received.addAll(ids(stream(id, received.getLast())));
		this.bench.operator.post("/v1/operations/" + id + "/decisions", "{\"decision\": \"RESTORE\"}");
		received.addAll(ids(stream(id, received.getLast())));
		this.bench.run(id);
		received.addAll(ids(stream(id, received.getLast())));
		var page = this.bench.viewer.get("/v1/operations/" + id + "/events?limit=200");
		assertThat(received).containsExactlyElementsOf(OperationsIT.texts(page, "/items", "seq"));
	}

	@Test
	void showThatTheyLiveWhileNothingHappens() {
		var id = this.bench.accepted();
		var pauses = new AtomicInteger();
		// Twice the time between two heartbeats, and a little more.
		var most = Math.toIntExact(this.settings.heartbeat().dividedBy(this.settings.streamInterval())) * 2 + 1;
		this.patience.meanwhile(() -> pauses.incrementAndGet() < most);
		var lines = text(stream(id, null)).lines().filter(":"::equals).toList();
		assertThat(lines).hasSize(2);
	}

	@Test
	void endSomeTimeSoThatTokensAreCheckedAgain() {
		var id = this.bench.accepted();
		this.patience.meanwhile(() -> true);
		var reply = stream(id, null);
		assertThat(text(reply)).doesNotContain("event: end");
		assertThat(ids(reply)).containsExactly("1");
	}

	@Test
	void areBoundedInNumber() {
		var id = this.bench.accepted();
		var depth = new AtomicInteger();
		var refused = new ArrayList<Client.Reply>();
		this.patience.meanwhile(() -> {
			if (depth.incrementAndGet() < this.settings.streams()) {
				stream(id, null);
			}
			else {
				refused.add(stream(id, null));
			}
			return false;
		});
		stream(id, null);
		assertThat(refused).singleElement().satisfies((reply) -> {
			assertThat(reply.status()).isEqualTo(429);
			assertThat(reply.problem()).isEqualTo("too-many-streams");
			assertThat(reply.header("Retry-After")).isEqualTo("5");
		});
		this.patience.reset();
		assertThat(stream(id, null).status()).isEqualTo(200);
	}

	@Test
	void areOnlyStreamedWhenAskedFor() {
		var id = this.bench.ended();
		var path = "/v1/operations/" + id + "/events";
		for (var accept : List.of("*/*", "application/json", "application/json, text/event-stream;q=0.5")) {
			assertThat(this.bench.viewer.send(this.bench.viewer.request(HttpMethod.GET, path).header("Accept", accept))
				.header("Content-Type")).as(accept).startsWith("application/json");
		}
		assertThat(this.bench.viewer.get(path).header("Content-Type")).startsWith("application/json");
		assertThat(this.bench.viewer
			.send(this.bench.viewer.request(HttpMethod.GET, path).header("Accept", "text/event-stream, */*;q=0.1"))
			.header("Content-Type")).startsWith("text/event-stream");
	}

	@Test
	void doNotStreamIntoTheVoid() {
		var id = this.bench.accepted();
		this.patience.meanwhile(() -> {
			throw new AssertionError("waits for an answer without a body");
		});
		var reply = this.bench.viewer
			.send(this.bench.viewer.request(HttpMethod.HEAD, "/v1/operations/" + id + "/events")
				.header("Accept", "text/event-stream"));
		assertThat(reply.status()).isEqualTo(200);
	}

	@Test
	void areRefusedAsAProblemEvenToThoseWhoWantAStream() {
		var reply = this.bench.viewer.send(this.bench.viewer.request(HttpMethod.GET, "/v1/operations/SB-NOSUCH/events")
			.header("Accept", "text/event-stream"));
		assertThat(reply.status()).isEqualTo(404);
		assertThat(reply.problem()).isEqualTo("not-found");
	}

	private Client.Reply stream(UUID id, String lastEventId) {
		return streamFrom(id, "", lastEventId);
	}

	private Client.Reply streamFrom(UUID id, String query, String lastEventId) {
		var request = this.bench.viewer.request(HttpMethod.GET, "/v1/operations/" + id + "/events" + query)
			.header("Accept", "text/event-stream");
		return this.bench.viewer.send((lastEventId != null) ? request.header("Last-Event-ID", lastEventId) : request);
	}

	static String text(Client.Reply reply) {
		try {
			return reply.response().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new AssertionError(ex);
		}
	}

	static List<String> ids(Client.Reply reply) {
		return text(reply).lines().filter((line) -> line.startsWith("id: ")).map((line) -> line.substring(4)).toList();
	}

	private static List<JsonNode> data(Client.Reply reply) {
		return text(reply).lines()
			.filter((line) -> line.startsWith("data: {\"seq\""))
			.map((line) -> new JsonMapper().readTree(line.substring(6)))
			.toList();
	}

	private static List<String> numbers(int from, int to) {
		return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
	}

}
