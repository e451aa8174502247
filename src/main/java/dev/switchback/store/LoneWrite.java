package dev.switchback.store;

import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

/// Writes what became of one operation, its row and its history, in one statement: outside a transaction that is one round
/// trip, the commit included. What may be missing is sent as text, so that the statement is the same to the driver whether it
/// is or not. A change has few lines, and as values they cost the database less than as arrays.
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
			FROM advanced a, (VALUES %s) AS l (place, sentence, event)
			ORDER BY l.place
			""";

	/// How many lines a change has at most, as a rule.
	private static final int MOST_USUAL = 8;

	private static final List<String> USUAL = usual(false);

	private static final List<String> USUAL_LAST = usual(true);

	private final Sql sql;

	LoneWrite(Sql sql) {
		this.sql = sql;
	}

	/// @return false, with nothing written, if it is no longer what the change begins with
	boolean write(ChangeRow row) {
		return write(row, statement(row, false));
	}

	/// The same, and what is over leaves the schedule.
	boolean writeForGood(ChangeRow row) {
		return write(row, statement(row, row.ends()));
	}

	private static String statement(ChangeRow row, boolean last) {
		var lines = row.lines().size();
		var usual = last ? USUAL_LAST : USUAL;
		return (lines <= MOST_USUAL) ? usual.get(lines - 1) : statement(lines, last);
	}

	/// @param lines how many, at least one
	static String statement(int lines, boolean last) {
		var values = IntStream.rangeClosed(1, lines)
			.mapToObj((place) -> "(" + place + ", :sentence" + place + "::text, :event" + place + "::text)")
			.collect(Collectors.joining(", "));
		return TEXT.formatted(last ? ", leave_schedule(id)" : "", values);
	}

	private static List<String> usual(boolean last) {
		return IntStream.rangeClosed(1, MOST_USUAL).mapToObj((lines) -> statement(lines, last)).toList();
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
			.params(lines(row.lines()))
			.update() > 0;
	}

	private static Map<String, String> lines(List<ChangeRow.Line> lines) {
		var named = new HashMap<String, String>();
		for (var line : lines) {
			named.put("sentence" + line.place(), line.sentence());
			named.put("event" + line.place(), line.event());
		}
		return named;
	}

}
