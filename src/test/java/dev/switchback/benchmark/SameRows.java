package dev.switchback.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The very rows that the service writes for a canary of 8 steps, in its own tables, with their keys, checks and indexes: the
/// operation with the visit to its step and its phase, fenced by its revision, and the two lines of its history. So this is
/// what the service would cost if it had nothing to do but write.
final class SameRows implements StepRows {

	private static final int STEPS = 8;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/// Of one that has ended, what stood there before its first step.
	private static final String CREATE = """
			INSERT INTO operations (id, code, revision, last_seq, kind, version, purpose, subject, request, claimed,
				requested_by, requested_by_person, requested_via, reason, plan, outline, runs, phase, stumbles, created_at)
			SELECT ?, ?, 1, 1, kind, version, purpose, subject, request, claimed, requested_by, requested_by_person,
				requested_via, reason, plan, outline, runs[1:1], ?::jsonb, stumbles, now()
			FROM operations WHERE kind = 'CANARY' AND status = 'SUCCEEDED' ORDER BY created_at LIMIT 1
			""";

	private static final String ADVANCE = """
			UPDATE operations SET revision = ?, last_seq = ?, runs = runs[1:?] || ?::jsonb[], phase = ?::jsonb, stumbles = 0,
				started_at = ?, finished_at = ?, next_look_at = NULL
			WHERE id = ? AND revision = ?
			""";

	private static final String TELL = """
			INSERT INTO events (operation, seq, revision, at, sentence, event) VALUES (?, ?, ?, ?, ?, ?::jsonb)
			""";

	/// Codes that the service would hardly give by chance, and the database knows whether it did.
	private final AtomicInteger codes = new AtomicInteger();

	@Override
	public void create(Connection connection, UUID id) throws SQLException {
		try (var create = connection.prepareStatement(CREATE)) {
			create.setObject(1, id);
			create.setString(2, "SB-ZZ%04X".formatted(this.codes.incrementAndGet()));
			create.setString(3, phase(1));
			if (create.executeUpdate() != 1) {
				throw new IllegalStateException("there is no canary to copy");
			}
		}
		tell(connection, id, 1, 1, new Line("operator asked for this: alone.", JSON.createObjectNode()
			.put("type", "accepted")
			.put("reason", "alone")
			.set("by",
					JSON.createObjectNode().put("subject", "operator").put("person", true).put("via", "rehearsal"))));
		connection.commit();
	}

	@Override
	public void step(Connection connection, UUID id, int seen) throws SQLException {
		var now = OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
		var last = seen == STEPS;
		try (var advance = connection.prepareStatement(ADVANCE)) {
			advance.setLong(1, seen + 1);
			advance.setLong(2, 2L * seen + 1);
			advance.setInt(3, seen - 1);
			advance.setArray(4, connection.createArrayOf("text",
					last ? new String[] { run(seen, true) } : new String[] { run(seen, true), run(seen + 1, false) }));
			advance.setString(5, last ? ended() : phase(seen + 1));
			advance.setObject(6, now);
			advance.setObject(7, last ? now : null);
			advance.setObject(8, id);
			advance.setLong(9, seen);
			if (advance.executeUpdate() != 1) {
				throw new IllegalStateException("somebody else was faster");
			}
		}
		tell(connection, id, 2L * seen, seen + 1, concluded(seen), last ? over() : began(seen + 1));
		connection.commit();
	}

	private record Line(String sentence, ObjectNode event) {
	}

	private static void tell(Connection connection, UUID id, long seq, int revision, Line... lines)
			throws SQLException {
		try (var tell = connection.prepareStatement(TELL)) {
			for (var line = 0; line < lines.length; line++) {
				tell.setObject(1, id);
				tell.setLong(2, seq + line);
				tell.setLong(3, revision);
				tell.setObject(4, OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC));
				tell.setString(5, lines[line].sentence());
				tell.setString(6, lines[line].event().toString());
				tell.addBatch();
			}
			tell.executeBatch();
		}
	}

	private static Line concluded(int step) {
		var taken = "step %d of 8 was taken".formatted(step);
		return new Line("PASS: step %d of 8 is taken – %s.".formatted(step, taken),
				JSON.createObjectNode()
					.put("type", "concluded")
					.put("verdict", "PASS")
					.put("sentence", taken)
					.set("evidence", evidence()));
	}

	private static Line began(int step) {
		return new Line("Checking that step %d of 8 is taken.".formatted(step),
				JSON.createObjectNode().put("type", "began").put("key", "step-" + step).put("visit", 1));
	}

	private static Line over() {
		return new Line("Done: everything that was asked for was done and proven.",
				JSON.createObjectNode().put("type", "finished").put("ending", "SUCCEEDED"));
	}

	private static String run(int step, boolean over) {
		var run = JSON.createObjectNode()
			.put("key", "step-" + step)
			.put("kind", "CHECK")
			.put("title", "step %d of 8 is taken".formatted(step))
			.put("visit", 1)
			.put("startedAt", Instant.now().toString());
		run.set("evidence", evidence());
		if (over) {
			run.put("verdict", "PASS")
				.put("sentence", "step %d of 8 was taken".formatted(step))
				.put("finishedAt", Instant.now().toString());
		}
		return run.toString();
	}

	private static String phase(int step) {
		var phase = JSON.createObjectNode().put("type", "forward").put("key", "step-" + step).put("visit", 1);
		phase.put("since", Instant.now().toString()).set("sight", JSON.createObjectNode().put("blindFor", "PT0S"));
		return phase.toString();
	}

	private static String ended() {
		return JSON.createObjectNode()
			.put("type", "ended")
			.put("ending", "SUCCEEDED")
			.put("acknowledged", true)
			.put("note", "Everything that was asked for was done and proven.")
			.toString();
	}

	private static ObjectNode evidence() {
		var evidence = JSON.createObjectNode();
		evidence.putArray("rules");
		evidence.putArray("readings");
		return evidence;
	}

}
