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
class IdleStepBenchmark {

	private static final int WARM_UP = 150;

	private static final int CANARIES = 60;

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
			var steps = new ArrayList<Long>();
			var pickUps = new ArrayList<Long>();
			var leasts = new ArrayList<Long>();
			var sames = new ArrayList<Long>();
			for (var round = -WARM_UP; round < CANARIES; round++) {
				var moments = fly(client, database);
				var limit = least.oneByOne(least.create(1).getFirst(), STEPS);
				var equal = same.oneByOne(same.create(1).getFirst(), STEPS);
				if (round >= 0) {
					pickUps.add(Duration.between(moments.getFirst(), moments.get(1)).toNanos());
					for (var step = 2; step < moments.size(); step++) {
						steps.add(Duration.between(moments.get(step - 1), moments.get(step)).toNanos());
					}
					leasts.addAll(limit.all());
					sames.addAll(equal.all());
				}
			}
			report(Durations.of(steps), Durations.of(sames), Durations.of(leasts), Durations.of(pickUps));
		}
	}

	private static void report(Durations ours, Durations same, Durations least, Durations pickUps) {
		Report.note(
				"a step: %s; plain JDBC, same rows: %s; least rows: %s; from acceptance to the first conclusion: %s",
				ours, same, least, pickUps);
		row("the same rows", ours, same);
		row("the least rows", ours, least);
	}

	private static void row(String rows, Durations ours, Durations plain) {
		Report.row("(b) a step when idle, " + rows,
				"median %.2f ms, %.2f ms more than plain".formatted(ours.median(), ours.median() - plain.median()),
				"plain JDBC median %.2f ms".formatted(plain.median()), ours.median() / plain.median(), "<= 1.5 x");
	}

	/// @return when it was accepted, and when each of its steps was concluded
	private static List<OffsetDateTime> fly(Client client, Connection database) throws SQLException {
		var id = UUID.fromString(client.post("/v1/operations", CANARY).path("id").asString());
		while (client.get("/v1/operations/" + id).path("finishedAt").asString("").isEmpty()) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30));
		}
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
