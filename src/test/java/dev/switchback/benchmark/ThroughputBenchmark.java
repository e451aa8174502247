package dev.switchback.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import dev.switchback.process.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// 2,000 canaries of 8 steps that are due at the same moment, against one commit for each step by plain JDBC with as many
/// connections, which writes the same rows, and again the least that would do. All in turn, on the same server.
class ThroughputBenchmark {

	static final int OPERATIONS = 2_000;

	static final int STEPS = 8;

	/// As many as the service has.
	private static final int CONNECTIONS = 24;

	private static final int WARM_UP = 3;

	private static final int ROUNDS = 5;

	private static final Duration PAUSE = Duration.ofMillis(5);

	private static final String CANARY = """
			{"kind": "CANARY", "purpose": "DRILL", "reason": "all at once", "target": {},
			 "parameters": {"steps": 8, "readAzure": false}}""";

	private static final List<String> KEEP = List.of("CREATE TABLE template_operations AS SELECT * FROM operations",
			"CREATE TABLE template_events AS SELECT * FROM events",
			"CREATE TABLE template_tasks AS SELECT * FROM scheduled_tasks WHERE task_name = 'operation'");

	private static final List<String> COPY = List.of("""
			CREATE TEMPORARY TABLE copies ON COMMIT DROP AS
			SELECT uuidv7() AS id, 'SB-' || lpad(upper(to_hex(n + (SELECT count(*) FROM operations))), 6, '0') AS code
			FROM generate_series(1, %d) AS n""".formatted(OPERATIONS),
			"""
					INSERT INTO operations (id, code, revision, last_seq, kind, version, purpose, subject, request, claimed,
						requested_by, requested_by_person, requested_via, reason, plan, outline, runs, phase, stumbles, created_at)
					SELECT c.id, c.code, revision, last_seq, kind, version, purpose, subject, request, claimed, requested_by,
						requested_by_person, requested_via, reason, plan, outline, runs, phase, stumbles, created_at
					FROM copies c, template_operations o""",
			"""
					INSERT INTO events (operation, seq, revision, at, sentence, event)
					SELECT c.id, seq, revision, at, sentence, event FROM copies c, template_events e""", """
					INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
					SELECT task_name, c.id::text, now(), false, 1, priority FROM copies c, template_tasks t""",
			"SELECT pg_notify('switchback_due', uuidv7()::text)");

	@Test
	void measure(@TempDir Path home) throws Exception {
		try (var stage = new Stage(home);
				var least = PlainJdbc.least(stage.databaseUrl(), CONNECTIONS);
				var same = PlainJdbc.sameRows(stage.databaseUrl(), CONNECTIONS);
				var database = DriverManager.getConnection(stage.databaseUrl(), "postgres", "postgres")) {
			accept(stage);
			for (var sql : KEEP) {
				execute(database, sql);
			}
			var service = stage.replica(Flags.DOCUMENTED);
			Canaries.awaitAll(database, PAUSE);
			var all = new Rounds(stage, service);
			for (var round = -WARM_UP; round < ROUNDS; round++) {
				var ours = all.cost(() -> advance(database));
				var equal = all.cost(() -> same.advance(same.create(OPERATIONS), STEPS));
				var limit = all.cost(() -> least.advance(least.create(OPERATIONS), STEPS));
				if (round >= 0) {
					all.add(ours, equal, limit);
				}
				execute(database, "VACUUM ANALYZE");
			}
			service.log().lines().filter((line) -> line.matches("\\S+ (WARN|ERROR) .*")).limit(5).forEach(Report::line);
			all.report();
		}
	}

	/// Leaves an operation that was accepted and not yet executed.
	private static void accept(Stage stage) {
		try (var service = stage.replica("--db-scheduler.enabled=false")) {
			service.post("/v1/operations", CANARY);
		}
	}

	/// Makes all due in one commit.
	/// @return steps per second, until the last has ended
	/// @throws IllegalStateException if not all have succeeded
	private static double advance(Connection database) throws SQLException {
		var before = Canaries.succeeded(database);
		database.setAutoCommit(false);
		for (var sql : COPY) {
			execute(database, sql);
		}
		var started = System.nanoTime();
		database.commit();
		database.setAutoCommit(true);
		Canaries.awaitAll(database, PAUSE);
		var took = Duration.ofNanos(System.nanoTime() - started);
		Canaries.require(database, before, OPERATIONS);
		Report.note("of %.0f ms, one operation took %.0f ms", took.toNanos() / 1e6, lifetime(database));
		return OPERATIONS * STEPS / (took.toNanos() / 1e9);
	}

	/// How long it took from the first conclusion to the last, in the mean of those that were just executed.
	private static double lifetime(Connection database) throws SQLException {
		try (var statement = database.createStatement(); var rows = statement.executeQuery("""
				SELECT avg(took) FROM (SELECT 1000 * extract(epoch FROM max(at) - min(at)) AS took FROM events
					WHERE type = 'concluded' GROUP BY operation ORDER BY max(at) DESC LIMIT %d) AS last
				""".formatted(OPERATIONS))) {
			rows.next();
			return rows.getDouble(1);
		}
	}

	private static void execute(Connection database, String sql) throws SQLException {
		try (var statement = database.createStatement()) {
			statement.execute(sql);
		}
	}

}
