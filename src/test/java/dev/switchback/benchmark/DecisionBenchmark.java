package dev.switchback.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.switchback.process.Holder;
import dev.switchback.process.ServiceProcess;
import dev.switchback.process.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/// From a decision to its effect, while the operation is in the middle of a look that Azure does not answer: the look is cut
/// short, the operation read anew, and the effect is the next call that arrives at Azure. The decision goes to the replica
/// that holds the operation, or to another one; which of them holds it is asked before and after each, and that nothing is called
/// without a decision before the first.
class DecisionBenchmark {

	private static final int DECISIONS = 60;

	private static final int WARM_UP = 15;

	private static final Duration QUIET = Duration.ofMillis(250);

	/// For how long a look that is stuck must call nothing by itself: far longer than a decision takes to have its effect.
	private static final Duration UNDISTURBED = Duration.ofSeconds(5);

	private static final String HOLDING = """
			{"kind": "PEERING_FAILOVER", "purpose": "DRILL", "reason": "how soon a decision has its effect",
			 "target": {"circuitPair": "contoso"},
			 "parameters": {"scope": "PRIMARY", "soak": "PT1S", "hold": {"mode": "FOR", "duration": "PT20M"},
			                "restoreWithin": "PT2H"}}""";

	private static final String EXTEND = """
			{"decision": "EXTEND", "extendBy": "PT1S"}""";

	private static final String STUCK = """
			{"kind": "stall", "match": {"method": "POST", "path": "*expressRouteCircuits*"}, "hold": "PT9M"}""";

	@Test
	void measure(@TempDir Path home) throws Exception {
		try (var azure = new WatchedAzure(home.resolve("azure")); var stage = new Stage(home)) {
			var settings = stage.settings(azure.uri(), azure.caFile());
			try (var holder = ServiceProcess.start(home, Flags.DOCUMENTED, settings)) {
				var here = new Client(holder.port(), holder.token());
				var id = here.post("/v1/operations", HOLDING).path("id").asString();
				holder.until(id, (reply) -> reply.text("sentence").contains("holding until"));
				azure.fault(STUCK);
				var operation = new Held(stage.jdbc(), id, Holder.ofStuckLook(stage.jdbc(), id));
				azure.requireSilence(UNDISTURBED);
				try (var other = ServiceProcess.start(home, Flags.DOCUMENTED, settings)) {
					var elsewhere = new Client(other.port(), other.token());
					var limit = notifications(stage.databaseUrl());
					report("that holds the operation", decide(azure, here, operation), limit, "median <= 50 ms");
					report("that does not", decide(azure, elsewhere, operation), limit, "median <= 500 ms");
				}
			}
		}
	}

	/// An operation that the first replica holds all the time: it alone was there when its look got stuck.
	///
	/// @param by under which name that replica executes
	private record Held(JdbcClient database, String id, String by) {

		/// @throws IllegalStateException if the operation is anybody else's, or nobody's
		void require() {
			var holder = Holder.of(this.database, this.id);
			if (!holder.equals(Optional.of(this.by))) {
				throw new IllegalStateException("%s holds the operation instead of %s".formatted(holder, this.by));
			}
		}

	}

	private static Durations decide(WatchedAzure azure, Client client, Held operation) {
		var took = new ArrayList<Long>();
		for (var round = -WARM_UP; round < DECISIONS; round++) {
			azure.awaitSilence(QUIET);
			operation.require();
			var decided = System.nanoTime();
			client.post("/v1/operations/" + operation.id() + "/decisions", EXTEND);
			var effect = azure.firstAfter(decided) - decided;
			operation.require();
			if (round >= 0) {
				took.add(effect);
			}
		}
		return Durations.of(took);
	}

	private static void report(String where, Durations ours, Durations limit, String target) {
		Report.note("decided on the replica %s: %s", where, ours);
		Report.row("(c) decision to effect, on the replica " + where,
				"median %.1f ms, p95 %.1f ms".formatted(ours.median(), ours.percentile(95)),
				"a commit that is heard elsewhere: median %.1f ms".formatted(limit.median()),
				ours.median() / limit.median(), target);
	}

	/// From before a commit until another connection hears of it.
	private static Durations notifications(String database) throws SQLException {
		try (var one = DriverManager.getConnection(database, "postgres", "postgres");
				var other = DriverManager.getConnection(database, "postgres", "postgres")) {
			execute(one, "CREATE TABLE told (at timestamptz)");
			execute(other, "LISTEN told");
			one.setAutoCommit(false);
			var took = new ArrayList<Long>();
			for (var round = -WARM_UP; round < DECISIONS; round++) {
				var started = System.nanoTime();
				execute(one, "INSERT INTO told VALUES (now())");
				execute(one, "NOTIFY told");
				one.commit();
				other.unwrap(PGConnection.class).getNotifications(10_000);
				if (round >= 0) {
					took.add(System.nanoTime() - started);
				}
			}
			return Durations.of(List.copyOf(took));
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
