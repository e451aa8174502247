package dev.switchback.store;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes what became of several operations in one statement, which is one round trip and one commit.
///
/// Each row is fenced by its revision as ever. Rows that somebody else holds are passed over instead of waited for: so it
/// never waits for one operation while it holds another, and no operation is held up by one that is locked. What is over
/// leaves the schedule.
@Component
class JointWrite {

	/// Of the visits to steps only those that differ are sent; by the fence, the others are what they were.
	private static final String TEXT = """
			WITH wanted AS (
				SELECT * FROM unnest(:ids::uuid[], :seen::bigint[], :revisions::bigint[], :added::integer[], :ats::text[],
					:plans::text[], :outlines::text[], :sameRuns::integer[], :otherRuns::text[], :phases::text[],
					:stumbles::integer[], :escalated::boolean[], :tookOver::boolean[], :observations::text[],
					:startedAt::text[], :finishedAt::text[])
				AS w (id, seen, revision, added, at, plan, outline, same_runs, other_runs, phase, stumbles, escalated,
					took_over, observations, started_at, finished_at)
			), free AS MATERIALIZED (
				SELECT o.id FROM operations o JOIN wanted w ON w.id = o.id
				WHERE o.revision = w.seen
				FOR NO KEY UPDATE OF o SKIP LOCKED
			), advanced AS (
				UPDATE operations o
				SET revision = w.revision, last_seq = o.last_seq + w.added,
					plan = coalesce(w.plan, o.plan), outline = coalesce(w.outline::jsonb, o.outline),
					runs = o.runs[1 : w.same_runs] || ARRAY(SELECT jsonb_array_elements(w.other_runs::jsonb)),
					phase = w.phase::jsonb, stumbles = w.stumbles, escalated = w.escalated, took_over = w.took_over,
					observations = coalesce(w.observations::jsonb, o.observations),
					started_at = w.started_at::timestamptz, finished_at = w.finished_at::timestamptz, next_look_at = NULL
				FROM wanted w JOIN free f ON f.id = w.id
				WHERE o.id = w.id AND o.revision = w.seen
				RETURNING o.id, o.revision, o.last_seq - w.added AS before, w.at::timestamptz AS at%s
			), told AS (
				INSERT INTO events (operation, seq, revision, at, sentence, event)
				SELECT a.id, a.before + l.place, a.revision, a.at, l.sentence, l.event::jsonb
				FROM unnest(:ofs::uuid[], :places::integer[], :sentences::text[], :events::text[])
					AS l (id, place, sentence, event)
				JOIN advanced a ON a.id = l.id
				ORDER BY l.id, l.place
			)
			SELECT id FROM advanced
			""";

	static final String WRITE = TEXT.formatted("");

	/// The same for those of which some are over.
	private static final String WRITE_LAST = TEXT
		.formatted(", CASE WHEN o.id = ANY(:over::uuid[]) THEN leave_schedule(o.id) END");

	private final Sql sql;

	JointWrite(Sql sql) {
		this.sql = sql;
	}

	/// @param rows of different operations
	/// @return the operations that were written; the others are locked, or no longer what the change begins with
	Set<UUID> write(List<ChangeRow> rows) {
		var lines = rows.stream().flatMap((row) -> row.lines().stream()).toList();
		var over = rows.stream().filter(ChangeRow::ends).map(ChangeRow::id).toArray(UUID[]::new);
		var statement = (over.length > 0) ? this.sql.statement(WRITE_LAST).param("over", over)
				: this.sql.statement(WRITE);
		return statement.param("ids", ids(rows, ChangeRow::id))
			.param("seen", rows.stream().mapToLong(ChangeRow::seen).toArray())
			.param("revisions", rows.stream().mapToLong((row) -> row.after().revision()).toArray())
			.param("added", numbers(rows, (row) -> row.lines().size()))
			.param("ats", texts(rows, ChangeRow::at))
			.param("plans", texts(rows, ChangeRow::plan))
			.param("outlines", texts(rows, ChangeRow::outline))
			.param("sameRuns", numbers(rows, ChangeRow::sameRuns))
			.param("otherRuns", texts(rows, ChangeRow::otherRuns))
			.param("phases", texts(rows, ChangeRow::phase))
			.param("stumbles", numbers(rows, (row) -> row.after().stumbles()))
			.param("escalated", flags(rows, (row) -> row.after().escalated()))
			.param("tookOver", flags(rows, (row) -> row.after().tookOver()))
			.param("observations", texts(rows, ChangeRow::observations))
			.param("startedAt", texts(rows, ChangeRow::startedAt))
			.param("finishedAt", texts(rows, ChangeRow::finishedAt))
			.param("ofs", ids(lines, ChangeRow.Line::operation))
			.param("places", numbers(lines, ChangeRow.Line::place))
			.param("sentences", texts(lines, ChangeRow.Line::sentence))
			.param("events", texts(lines, ChangeRow.Line::event))
			.query((row, _) -> row.getObject(1, UUID.class))
			.set();
	}

	private static <T> UUID[] ids(List<T> all, Function<T, UUID> id) {
		return all.stream().map(id).toArray(UUID[]::new);
	}

	private static <T> int[] numbers(List<T> all, ToIntFunction<T> number) {
		return all.stream().mapToInt(number).toArray();
	}

	private static <T> @Nullable String[] texts(List<T> all, Function<T, @Nullable String> text) {
		return all.stream().map(text).toArray(String[]::new);
	}

	private static <T> boolean[] flags(List<T> all, Function<T, Boolean> flag) {
		var flags = new boolean[all.size()];
		for (var index = 0; index < flags.length; index++) {
			flags[index] = flag.apply(all.get(index));
		}
		return flags;
	}

}
