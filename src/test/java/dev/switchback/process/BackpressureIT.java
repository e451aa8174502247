package dev.switchback.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// Ten thousand operations are due when a replica comes that may execute them.
@Isolated
class BackpressureIT {

	private static final int OPERATIONS = 10_000;

	/// How many are executed at once, as by default.
	private static final int THREADS = 600;

	private static final String CANARY = """
			{"kind": "CANARY", "purpose": "%s", "reason": "all at once", "target": {},
			 "parameters": {"steps": 1, "readAzure": false}}""";

	@Test
	void takesUpWhatItCanExecuteTheMostUrgentFirstAndAnswersMeanwhile(@TempDir Path home) throws Exception {
		try (var stage = new Stage(home)) {
			var front = stage.replica("--db-scheduler.enabled=false");
			ask(front);
			var urgent = front.post("/v1/operations", CANARY.formatted("EMERGENCY")).text("id");
			assertThat(count(stage.jdbc(), "scheduled_tasks WHERE task_name = 'operation'")).isEqualTo(OPERATIONS + 1);

			var executing = stage.replica();

			executing.until(urgent, (reply) -> reply.text("status").equals("SUCCEEDED"));
			var most = Waiting.until("all are done", Duration.ofMinutes(5), watching(stage.jdbc(), executing)::look);
			assertThat(most).isLessThanOrEqualTo(THREADS);
			assertThat(count(stage.jdbc(), "operations WHERE status = 'SUCCEEDED'")).isEqualTo(OPERATIONS + 1);
			assertThat(count(stage.jdbc(),
					"operations WHERE finished_at > (SELECT finished_at FROM operations WHERE purpose = 'EMERGENCY')"))
				.isGreaterThan(OPERATIONS / 2);
		}
	}

	private static void ask(ServiceProcess front) throws InterruptedException {
		var connections = new Semaphore(64);
		var accepted = new AtomicInteger();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var number = 0; number < OPERATIONS; number++) {
				connections.acquire();
				threads.submit(() -> {
					try {
						accepted.addAndGet(
								(front.post("/v1/operations", CANARY.formatted("DRILL")).status() == 202) ? 1 : 0);
					}
					finally {
						connections.release();
					}
				});
			}
		}
		assertThat(accepted).hasValue(OPERATIONS);
	}

	private interface Watching {

		@Nullable
		Integer look();

	}

	/// Looks how many are held, until none is left to be done.
	private static Watching watching(JdbcClient database, ServiceProcess executing) {
		var most = new AtomicInteger();
		return () -> {
			most.accumulateAndGet(count(database, "scheduled_tasks WHERE picked AND task_name = 'operation'"),
					Math::max);
			assertThat(executing.get("/v1/operations?limit=1").status()).isEqualTo(200);
			assertThat(executing.get("/actuator/health/readiness").status()).isEqualTo(200);
			return (count(database, "operations WHERE finished_at IS NULL") == 0) ? most.get() : null;
		};
	}

	private static int count(JdbcClient database, String what) {
		return database.sql("SELECT count(*) FROM " + what).query(Integer.class).single();
	}

}
