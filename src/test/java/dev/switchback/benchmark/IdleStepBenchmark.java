package dev.switchback.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.switchback.process.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a step costs when there is nothing else to do: one canary after the other, against one step after the other by plain
/// JDBC, which writes the same rows, and again the least that would do. Between two events there is everything: looking, deciding, the commit.
///
/// Twice: by a replica that has taken 1,200 steps, most of whose code the JVM has not yet compiled for good, and by one that
/// has taken 34,000, as plain JDBC has then.
class IdleStepBenchmark {

	private static final int FIRST_CANARIES = 150;

	private static final int CANARIES = 100;

	private static final int MANY_CANARIES = 4_000;

	private static final int STEPS = 8;

	private static final String CANARY = """
			{"kind": "CANARY", "purpose": "DRILL", "reason": "alone", "target": {},
			 "parameters": {"steps": 8, "readAzure": false}}""";

	@Test
	void measure(@TempDir Path home) throws Exception {
		try (var stage = new Stage(home);
				var least = PlainJdbc.least(stage.databaseUrl(), 1);
				var same = PlainJdbc.sameRows(stage.databaseUrl(), 1);
				var database = DriverManager.getConnection(stage.databaseUrl(), "postgres", "postgres")) {
			var service = stage.replica(Flags.DOCUMENTED);
			var client = new Client(service.port(), service.token());
			var sides = new Sides(client, database, same, least);
			sides.inTurn(FIRST_CANARIES);
			sides.tidyUp();
			sides.inTurn(CANARIES).report(FIRST_CANARIES);
			sides.many(MANY_CANARIES);
			sides.tidyUp();
			sides.inTurn(CANARIES).report(FIRST_CANARIES + CANARIES + MANY_CANARIES);
		}
	}

	/// Steps of all sides, taken in turn.
	private record Steps(Durations ours, Durations same, Durations least, Durations pickUps) {

		/// @param canaries that each side had flown before
		void report(int canaries) {
			var state = "after %,d steps".formatted(canaries * STEPS);
			Report.note(
					"%s, a step: %s; plain JDBC, same rows: %s; least rows: %s; from acceptance to the first conclusion: %s",
					state, this.ours, this.same, this.least, this.pickUps);
			row(state + ", the same rows", this.ours, this.same);
			row(state + ", the least rows", this.ours, this.least);
		}

	}

	private record Sides(Client client, Connection database, PlainJdbc same, PlainJdbc least) {

		Steps inTurn(int canaries) throws SQLException, InterruptedException {
			var ours = new ArrayList<Long>();
			var sames = new ArrayList<Long>();
			var leasts = new ArrayList<Long>();
			var pickUps = new ArrayList<Long>();
			for (var canary = 0; canary < canaries; canary++) {
				var moments = fly(this.client, this.database);
				pickUps.add(Duration.between(moments.getFirst(), moments.get(1)).toNanos());
				for (var step = 2; step < moments.size(); step++) {
					ours.add(Duration.between(moments.get(step - 1), moments.get(step)).toNanos());
				}
				leasts.addAll(this.least.oneByOne(this.least.create(1).getFirst(), STEPS).all());
				sames.addAll(this.same.oneByOne(this.same.create(1).getFirst(), STEPS).all());
			}
			return new Steps(Durations.of(ours), Durations.of(sames), Durations.of(leasts), Durations.of(pickUps));
		}

		/// Lets all sides take as many steps, as fast as they can.
		void many(int canaries) throws SQLException, InterruptedException {
			var before = Canaries.succeeded(this.database);
			for (var canary = 0; canary < canaries; canary++) {
				this.client.post("/v1/operations", CANARY);
			}
			Canaries.awaitAll(this.database, Duration.ofMillis(30));
			Canaries.require(this.database, before, canaries);
			this.same.advance(this.same.create(canaries), STEPS);
			this.least.advance(this.least.create(canaries), STEPS);
		}

		void tidyUp() throws SQLException {
			try (var statement = this.database.createStatement()) {
				statement.execute("VACUUM ANALYZE");
			}
		}

	}

	private static void row(String rows, Durations ours, Durations plain) {
		Report.row("(b) a step when idle, " + rows,
				"median %.2f ms, %.2f ms more than plain".formatted(ours.median(), ours.median() - plain.median()),
				"plain JDBC median %.2f ms".formatted(plain.median()), ours.median() / plain.median(), "<= 1.5 x");
	}

	/// Nobody asks how far it is before it could be over: answering is something else to do.
	/// @return when it was accepted, and when each of its steps was concluded
	private static List<OffsetDateTime> fly(Client client, Connection database) throws SQLException {
		var id = UUID.fromString(client.post("/v1/operations", CANARY).path("id").asString());
		do {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30));
		}
		while (client.get("/v1/operations/" + id).path("finishedAt").asString("").isEmpty());
		try (var statement = database.prepareStatement(
				"SELECT at FROM events WHERE operation = ? AND type IN ('accepted', 'concluded') ORDER BY seq")) {
			statement.setObject(1, id);
			var moments = new ArrayList<OffsetDateTime>();
			try (var rows = statement.executeQuery()) {
				while (rows.next()) {
					moments.add(rows.getObject(1, OffsetDateTime.class));
				}
			}
			if (moments.size() != STEPS + 1) {
				throw new IllegalStateException("a canary did not arrive");
			}
			return moments;
		}
	}

}
