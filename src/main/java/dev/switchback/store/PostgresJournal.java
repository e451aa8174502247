package dev.switchback.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.switchback.operation.Claim;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Keeping;
import dev.switchback.operation.Headline;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/// What can be asked about operations, answered from PostgreSQL.
@Component
class PostgresJournal implements Journal {

	private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

	private static final Pattern CODE = Pattern.compile("SB-[0-9A-Z]{6}");

	private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "createdAt", "id");

	private static final String OWED = """
			SELECT o.id, o.code, o.phase, to_jsonb(b) AS obligation
			FROM obligations b JOIN operations o ON o.id = b.operation
			WHERE b.state = 'OPEN' AND (:overdueAt::timestamptz IS NULL OR b.due <= :overdueAt)
			ORDER BY b.due, b.opened_at, b.id
			LIMIT :limit
			""";

	private final Sql sql;

	private final Heads heads;

	private final HeadRows headRows;

	private final EventRows eventRows;

	private final ClaimRows claimRows;

	PostgresJournal(Sql sql, Heads heads, HeadRows headRows, EventRows eventRows, ClaimRows claimRows) {
		this.sql = sql;
		this.heads = heads;
		this.headRows = headRows;
		this.eventRows = eventRows;
		this.claimRows = claimRows;
	}

	@Override
	public Optional<Operation> find(String idOrCode) {
		if (ID.matcher(idOrCode).matches()) {
			return this.heads.find(UUID.fromString(idOrCode));
		}
		var code = idOrCode.toUpperCase(Locale.ROOT);
		return CODE.matcher(code).matches() ? this.heads.find(code) : Optional.empty();
	}

	@Override
	public Page<Headline> operations(Filter filter, int limit, @Nullable String cursor) {
		var wanted = new Wanted(filter, (cursor != null) ? Cursor.of(cursor) : null);
		var ids = this.headRows.findBy(wanted.specification(),
				(query) -> query.as(HeadRow.Key.class).sortBy(NEWEST_FIRST).limit(limit + 1).all());
		var operations = this.heads.headlines(ids.stream().limit(limit).map(HeadRow.Key::getId).toList());
		return new Page<>(operations, (ids.size() > limit) ? Cursor.after(operations.getLast()).text() : null);
	}

	@Override
	public List<Entry> events(UUID operation, long after, int limit) {
		return this.eventRows.findByOperationAndSeqGreaterThanOrderBySeq(operation, after, Limit.of(limit))
			.stream()
			.map(EventRow::entry)
			.toList();
	}

	@Override
	public List<Owed> obligations(@Nullable Instant overdueAt, int limit) {
		return this.sql.statement(OWED)
			.param("overdueAt", Sql.moment(overdueAt))
			.param("limit", limit)
			.query((row, _) -> owed(row))
			.list();
	}

	private static Owed owed(ResultSet row) throws SQLException {
		var obligation = Json.read(row.getString("obligation"), ObligationRow.class).obligation();
		return new Owed(row.getObject("id", UUID.class), row.getString("code"), obligation,
				Keeping.of(Json.read(row.getString("phase"), Phase.class), obligation.id()));
	}

	@Override
	public List<Claim> claims(@Nullable String resource, int limit) {
		return (resource != null) ? this.claimRows.of(Json.storable(resource), Limit.of(limit))
				: this.claimRows.all(Limit.of(limit));
	}

	@Override
	public Optional<Instant> nextLook(UUID operation) {
		return this.headRows.nextLook(operation);
	}

}
