package dev.switchback.process;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/// Two replicas, one database, and everybody at once.
@Isolated
class SimultaneousRequestsIT {

	/// How many requests are on their way at any moment: more would only measure how this machine makes connections.
	private static final int CONNECTIONS = 512;

	private static final String CANARY = """
			{"kind": "CANARY", "purpose": "DRILL", "reason": "all at once", "target": {}, "parameters": {"steps": 1, "readAzure": false}}""";

	private static final String DRILL = """
			{"kind": "PEERING_FAILOVER", "purpose": "DRILL", "reason": "who is first",
			 "target": {"circuitPair": "contoso"}, "parameters": {"scope": "PRIMARY", "restoreWithin": "PT30M"}}""";

	@Test
	void tenThousandCreatesOverAHundredKeysMakeExactlyAHundredOperations(@TempDir Path home) throws Exception {
		try (var stage = new Stage(home)) {
			var replicas = List.of(stage.service(), stage.service());
			var keys = IntStream.range(0, 100).mapToObj((_) -> UUID.randomUUID().toString()).toList();
			var replies = atOnce(IntStream.range(0, 10_000)
				.mapToObj((i) -> insisting(() -> replicas.get(i % 2)
					.exchange("POST", "/v1/operations", CANARY, Map.of("Idempotency-Key", keys.get(i % 100)))))
				.toList());
			assertThat(replies).extracting(Reply::status).containsOnly(202);
			assertThat(replies.stream().map((reply) -> reply.text("id")).distinct()).hasSize(100);
			assertThat(replicas.getFirst().get("/v1/operations?kind=CANARY&limit=200").body().path("items"))
				.hasSize(100);
		}
	}

	@Test
	void ofTwoOperationsOnOnePairExactlyOneIsAcceptedFiftyTimesOutOfFifty(@TempDir Path home) throws Exception {
		try (var stage = new Stage(home)) {
			var one = stage.service();
			var other = stage.service();
			for (var round = 0; round < 50; round++) {
				var replies = atOnce(
						List.of(() -> one.post("/v1/operations", DRILL), () -> other.post("/v1/operations", DRILL)));
				assertThat(replies).as("round " + round).extracting(Reply::status).containsExactlyInAnyOrder(202, 409);
				var accepted = replies.stream().filter((reply) -> reply.status() == 202).findFirst().orElseThrow();
				one.post("/v1/operations/" + accepted.text("id") + "/decisions", """
						{"decision": "CANCEL"}""");
				one.until(accepted.text("id"), (reply) -> !reply.text("finishedAt").isEmpty());
			}
		}
	}

	private static List<Reply> atOnce(List<Callable<Reply>> calls) throws InterruptedException, ExecutionException {
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var replies = new ArrayList<Reply>();
			var connections = new Semaphore(CONNECTIONS);
			var bounded = calls.stream().map((call) -> bounded(connections, call)).toList();
			for (Future<Reply> future : threads.invokeAll(bounded)) {
				replies.add(future.get());
			}
			return replies;
		}
	}

	/// Whom a busy replica sends away asks again under the same key, and so does who gets no answer: a connection that was kept
	/// open may be closed just when it is used again.
	private static Callable<Reply> insisting(Callable<Reply> call) {
		return () -> {
			for (var more = 0; more < 100; more++) {
				try {
					var reply = call.call();
					if (reply.status() != 503) {
						return reply;
					}
				}
				catch (UncheckedIOException ex) {
					continue;
				}
			}
			return call.call();
		};
	}

	private static Callable<Reply> bounded(Semaphore connections, Callable<Reply> call) {
		return () -> {
			connections.acquire();
			try {
				return call.call();
			}
			finally {
				connections.release();
			}
		};
	}

}
