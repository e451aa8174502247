package dev.switchback.benchmark;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import dev.switchback.process.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Creating operations over HTTP, 200 in each second whether the earlier ones are answered or not, while they are executed.
/// Each is timed from the moment at which it was to be sent.
class CreateBenchmark {

	private static final int PER_SECOND = 200;

	private static final int WARM_UP_SECONDS = 20;

	private static final int SECONDS = 30;

	/// As many as the service has.
	private static final int CONNECTIONS = 24;

	private static final String CANARY = """
			{"kind": "CANARY", "purpose": "DRILL", "reason": "many of them", "target": {},
			 "parameters": {"steps": 8, "readAzure": false}}""";

	@Test
	void measure(@TempDir Path home) throws Exception {
		try (var stage = new Stage(home);
				var plain = PlainJdbc.least(stage.databaseUrl(), CONNECTIONS);
				var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var service = stage.replica(Flags.DOCUMENTED);
			var client = new Client(service.port(), service.token());
			Supplier<CompletableFuture<?>> creates = () -> client.postLater("/v1/operations", CANARY)
				.thenAccept((answer) -> {
					if (answer.statusCode() != 202) {
						throw new IllegalStateException(answer.body());
					}
				});
			Supplier<CompletableFuture<?>> commits = () -> CompletableFuture.runAsync(() -> create(plain), threads);
			steadily(WARM_UP_SECONDS, creates);
			var limit = new ArrayList<>(steadily(SECONDS / 2, commits));
			var ours = Durations.of(steadily(SECONDS, creates));
			limit.addAll(steadily(SECONDS / 2, commits));
			var least = Durations.of(limit);
			Report.note("create over HTTP: %s; plain JDBC: %s", ours, least);
			Report.row("(d) create over HTTP, 200 a second",
					"p99 %.1f ms, median %.1f ms".formatted(ours.percentile(99), ours.median()),
					"plain JDBC p99 %.1f ms".formatted(least.percentile(99)),
					ours.percentile(99) / least.percentile(99), "p99 <= 50 ms");
		}
	}

	private static List<Long> steadily(int seconds, Supplier<CompletableFuture<?>> calls) {
		var took = Collections.synchronizedList(new ArrayList<Long>());
		var under = new ArrayList<CompletableFuture<?>>();
		var interval = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
		var next = System.nanoTime();
		for (var number = 0; number < seconds * PER_SECOND; number++, next += interval) {
			while (System.nanoTime() < next) {
				LockSupport.parkNanos(next - System.nanoTime());
			}
			var due = next;
			under.add(calls.get().thenRun(() -> took.add(System.nanoTime() - due)));
		}
		CompletableFuture.allOf(under.toArray(CompletableFuture[]::new)).join();
		return took;
	}

	private static void create(PlainJdbc plain) {
		try {
			plain.create();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
