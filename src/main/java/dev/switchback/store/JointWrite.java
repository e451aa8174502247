package dev.switchback.store;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes what became of several operations in one statement, which is one round trip and one commit.
///
/// Each row is fenced by its revision as ever. Rows that somebody else holds are passed over instead of waited for: so it
/// never waits for one operation while it holds another, and no operation is held up by one that is locked.
@Component
class JointWrite {

	private static final String WRITE = """
			WITH wanted AS (
				SELECT * FROM unnest(:ids::uuid[], :seen::bigint[], :revisions::bigint[], :added::integer[], :plans::text[],
					:outlines::text[], :runs::text[], :phases::text[], :stumbles::integer[], :escalated::boolean[],
					:tookOver::boolean[], :observations::text[], :startedAt::text[], :finishedAt::text[])
				AS w (id, seen, revision, added, plan, outline, runs, phase, stumbles, escalated, took_over, observations,
					started_at, finished_at)
			), free AS MATERIALIZED (
				SELECT o.id FROM operations o JOIN wanted w ON w.id = o.id
				WHERE o.revision = w.seen
				FOR UPDATE OF o SKIP LOCKED
			), advanced AS (
				UPDATE operations o
				SET revision = w.revision, last_seq = o.last_seq + w.added,
					plan = coalesce(w.plan, o.plan), outline = coalesce(w.outline::jsonb, o.outline),
					runs = w.runs::jsonb, phase = w.phase::jsonb, stumbles = w.stumbles,
					escalated = w.escalated, took_over = w.took_over,
					observations = coalesce(w.observations::jsonb, o.observations),
					started_at = w.started_at::timestamptz, finished_at = w.finished_at::timestamptz, next_look_at = NULL
				FROM wanted w JOIN free f ON f.id = w.id
				WHERE o.id = w.id AND o.revision = w.seen
				RETURNING o.id, o.revision, o.last_seq - w.added AS before
			), told AS (
				INSERT INTO events (operation, seq, revision, at, sentence, event)
				SELECT a.id, a.before + l.place, a.revision, l.at::timestamptz, l.sentence, l.event::jsonb
				FROM unnest(:ofs::uuid[], :places::integer[], :ats::text[], :sentences::text[], :events::text[])
					AS l (id, place, at, sentence, event)
				JOIN advanced a ON a.id = l.id
				ORDER BY l.id, l.place
			)
			SELECT id FROM advanced
			""";

	private final Sql sql;

	JointWrite(Sql sql) {
		this.sql = sql;
	}

	/// @param changes of different operations, none of which [Change#touchesOthers()]
	/// @return the operations that were written; the others are locked, or no longer what the change begins with
	Set<UUID> write(List<Change> changes) {
		var lines = changes.stream().flatMap(Placed::of).toList();
		var statement = this.sql.statement(WRITE);
		heads(statement, changes);
		return statement.param("ofs", lines.stream().map(Placed::operation).toArray(UUID[]::new))
			.param("places", lines.stream().mapToInt(Placed::place).toArray())
			.param("ats", texts(lines, Placed::at))
			.param("sentences", texts(lines, (line) -> Sql.text(line.line().sentence())))
			.param("events", texts(lines, (line) -> Json.write(line.line().event())))
			.query((row, _) -> row.getObject(1, UUID.class))
			.set();
	}

	private static void heads(JdbcClient.StatementSpec statement, List<Change> changes) {
		statement.param("ids", changes.stream().map((change) -> change.after().id()).toArray(UUID[]::new))
			.param("seen", changes.stream().mapToLong((change) -> change.before().revision()).toArray())
			.param("revisions", changes.stream().mapToLong((change) -> change.after().revision()).toArray())
			.param("added", changes.stream().mapToInt((change) -> change.lines().size()).toArray())
			.param("plans", texts(changes, Heads::plan))
			.param("outlines", texts(changes, Heads::outline))
			.param("runs", texts(changes, (change) -> Json.write(change.after().runs())))
			.param("phases", texts(changes, (change) -> Json.write(change.after().phase())))
			.param("stumbles", changes.stream().mapToInt((change) -> change.after().stumbles()).toArray())
			.param("escalated", flags(changes, (change) -> change.after().escalated()))
			.param("tookOver", flags(changes, (change) -> change.after().tookOver()))
			.param("observations", texts(changes, Heads::observations))
			.param("startedAt", texts(changes, (change) -> Objects.toString(change.after().startedAt(), null)))
			.param("finishedAt", texts(changes, (change) -> Objects.toString(change.after().finishedAt(), null)));
	}

	private static <T> @Nullable String[] texts(List<T> all, Function<T, @Nullable String> text) {
		return all.stream().map(text).toArray(String[]::new);
	}

	private static boolean[] flags(List<Change> changes, Function<Change, Boolean> flag) {
		var flags = new boolean[changes.size()];
		for (var index = 0; index < flags.length; index++) {
			flags[index] = flag.apply(changes.get(index));
		}
		return flags;
	}

	/// @param place among the lines of its change, from 1
	private record Placed(UUID operation, int place, String at, Change.Line line) {

		static Stream<Placed> of(Change change) {
			var lines = change.lines();
			return IntStream.range(0, lines.size())
				.mapToObj((index) -> new Placed(change.after().id(), index + 1, change.at().toString(),
						lines.get(index)));
		}

	}

}
