package dev.switchback.store;

import java.sql.Types;

import org.springframework.stereotype.Component;

/// Writes what became of one operation, its row and its history, in one statement: outside a transaction that is one round
/// trip, the commit included. What may be missing is sent as text, so that the statement is the same to the driver whether it
/// is or not.
@Component
class LoneWrite {

	/// Of the visits to steps only those that differ are sent; by the fence, the others are what they were.
	private static final String TEXT = """
			WITH advanced AS (
				UPDATE operations
				SET revision = :revision, last_seq = last_seq + :added,
					plan = coalesce(:plan, plan), outline = coalesce(:outline::jsonb, outline),
					runs = runs[1 : :sameRuns::integer] || ARRAY(SELECT jsonb_array_elements(:otherRuns::jsonb)),
					phase = :phase::jsonb, stumbles = :stumbles, escalated = :escalated, took_over = :tookOver,
					observations = coalesce(:observations::jsonb, observations),
					started_at = :startedAt::timestamptz, finished_at = :finishedAt::timestamptz, next_look_at = NULL
				WHERE id = :id AND revision = :seen
				RETURNING id, revision, last_seq - :added AS before%s
			)
			INSERT INTO events (operation, seq, revision, at, sentence, event)
			SELECT a.id, a.before + l.place, a.revision, :at::timestamptz, l.sentence, l.event::jsonb
			FROM advanced a, unnest(:sentences::text[], :events::text[]) WITH ORDINALITY AS l (sentence, event, place)
			ORDER BY l.place
			""";

	static final String WRITE = TEXT.formatted("");

	private static final String WRITE_LAST = TEXT.formatted(", leave_schedule(id)");

	private final Sql sql;

	LoneWrite(Sql sql) {
		this.sql = sql;
	}

	/// @return false, with nothing written, if it is no longer what the change begins with
	boolean write(ChangeRow row) {
		return write(row, WRITE);
	}

	/// The same, and what is over leaves the schedule.
	boolean writeForGood(ChangeRow row) {
		return write(row, row.ends() ? WRITE_LAST : WRITE);
	}

	private boolean write(ChangeRow row, String statement) {
		var after = row.after();
		return this.sql.statement(statement)
			.param("id", row.id())
			.param("seen", row.seen())
			.param("revision", after.revision())
			.param("added", row.lines().size())
			.param("at", row.at())
			.param("plan", row.plan(), Types.VARCHAR)
			.param("outline", row.outline(), Types.VARCHAR)
			.param("sameRuns", row.sameRuns())
			.param("otherRuns", row.otherRuns())
			.param("phase", row.phase())
			.param("stumbles", after.stumbles())
			.param("escalated", after.escalated())
			.param("tookOver", after.tookOver())
			.param("observations", row.observations(), Types.VARCHAR)
			.param("startedAt", row.startedAt(), Types.VARCHAR)
			.param("finishedAt", row.finishedAt(), Types.VARCHAR)
			.param("sentences", row.lines().stream().map(ChangeRow.Line::sentence).toArray(String[]::new))
			.param("events", row.lines().stream().map(ChangeRow.Line::event).toArray(String[]::new))
			.update() > 0;
	}

}
