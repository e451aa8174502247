package dev.switchback.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.Feed;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Notice;
import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what happens in the order of (xid, position). Numbers are given out before they are committed, so what is
/// committed later may have a smaller one. Nothing is told before every transaction is over that began to write earlier: a
/// transaction that writes for long holds back what came after it, and nobody misses what it wrote.
@Component
class PostgresFeed implements Feed {

	/// So much is looked at in one read, whether it is wanted or not.
	static final int WINDOW = 1000;

	private static final String DECIDED = """
			(xid, position) > (:xid::xid8, :position) AND xid < pg_snapshot_xmin(pg_current_snapshot())
			ORDER BY xid, position LIMIT :window
			""";

	/// What is not wanted comes as a mere number.
	private static final String READ = """
			WITH span AS (
				(SELECT xid, position, at, operation, seq, upper(replace(type, '-', '_')) AS type, sentence, event,
					NULL::text AS subject, NULL::text AS by_whom, NULL::uuid AS assessment, NULL::integer AS worse_by
				FROM events WHERE %1$s)
				UNION ALL
				(SELECT xid, position, at, NULL, NULL, type, sentence, NULL, subject, by_whom, assessment, worse_by
				FROM notices WHERE %1$s)
				ORDER BY xid, position LIMIT :window
			), weighed AS (
				SELECT s.xid, s.position, s.at, s.operation, s.seq, s.type, s.sentence, s.event, s.by_whom, s.assessment,
					s.worse_by, o.code, o.kind, o.purpose, coalesce(o.subject, s.subject) AS subject,
					(cardinality(:types::text[]) = 0 OR s.type = ANY (:types::text[]))
					AND (:kind::text IS NULL OR o.kind = :kind) AND (:purpose::text IS NULL OR o.purpose = :purpose)
					AND (:subject::text IS NULL OR coalesce(o.subject, s.subject) = :subject) IS TRUE AS wanted
				FROM span s LEFT JOIN operations o ON o.id = s.operation
			)
			SELECT xid::text, position, wanted, operation, seq, type, code, kind, purpose, subject, by_whom, assessment,
				worse_by, at, CASE WHEN wanted THEN sentence END AS sentence, CASE WHEN wanted THEN event END AS event
			FROM weighed ORDER BY weighed.xid, weighed.position
			"""
		.formatted(DECIDED);

	private final Sql sql;

	PostgresFeed(Sql sql) {
		this.sql = sql;
	}

	/// @param item `null` if it is not wanted
	private record Seen(FeedCursor cursor, @Nullable Item item) {
	}

	@Override
	public Told read(Wanted wanted, @Nullable String cursor, int limit) {
		var from = (cursor != null) ? FeedCursor.of(cursor) : FeedCursor.BEGINNING;
		var seen = window(wanted, from);
		var items = seen.stream().map(Seen::item).filter(Objects::nonNull).<Item>map(Objects::requireNonNull).toList();
		if (items.size() > limit) {
			return new Told(items.subList(0, limit), items.get(limit - 1).cursor(), true);
		}
		return new Told(items, (seen.isEmpty() ? from : seen.getLast().cursor()).text(), seen.size() == WINDOW);
	}

	private List<Seen> window(Wanted wanted, FeedCursor from) {
		var purpose = wanted.purpose();
		return this.sql.statement(READ)
			.param("xid", Long.toString(from.xid()))
			.param("position", from.position())
			.param("window", WINDOW)
			.param("types", wanted.types().toArray(String[]::new))
			.param("kind", Sql.text(wanted.kind()))
			.param("purpose", (purpose != null) ? purpose.name() : null)
			.param("subject", Sql.text(wanted.subject()))
			.query((row, _) -> seen(row))
			.list();
	}

	/// Whoever begins to write from now on has a number that is not smaller than the oldest that is still written with.
	@Override
	public String now() {
		return this.sql.statement("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
			.query((row, _) -> new FeedCursor(Long.parseLong(row.getString(1)) - 1, Long.MAX_VALUE).text())
			.single();
	}

	private static Seen seen(ResultSet row) throws SQLException {
		var cursor = new FeedCursor(Long.parseLong(row.getString("xid")), row.getLong("position"));
		if (!row.getBoolean("wanted")) {
			return new Seen(cursor, null);
		}
		return new Seen(cursor, (row.getString("event") != null) ? happened(cursor, row)
				: new Item.Besides(cursor.text(), notice(row)));
	}

	private static Item happened(FeedCursor cursor, ResultSet row) throws SQLException {
		var entry = new Journal.Entry(row.getObject("operation", UUID.class), row.getLong("seq"), at(row),
				row.getString("sentence"), Json.read(row.getString("event"), Event.class));
		return new Item.OfOperation(cursor.text(), row.getString("code"), row.getString("kind"),
				Purpose.valueOf(row.getString("purpose")), row.getString("subject"), entry);
	}

	private static Notice notice(ResultSet row) throws SQLException {
		return new Notice(Notice.Type.valueOf(row.getString("type")), at(row), row.getString("subject"),
				row.getString("sentence"), row.getString("by_whom"), row.getObject("assessment", UUID.class),
				row.getObject("worse_by", Integer.class));
	}

	private static Instant at(ResultSet row) throws SQLException {
		return row.getObject("at", OffsetDateTime.class).toInstant();
	}

}
