package dev.switchback.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Notice;
import dev.switchback.readiness.Assessment;
import dev.switchback.readiness.Assessments;
import dev.switchback.readiness.Score;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Assessments in PostgreSQL.
@Component
class PostgresAssessments implements Assessments {

	private static final String INSERT = """
			INSERT INTO assessments (id, at, by_whom, about, subject, offline, taken_at, inventory, result, failure, worse_by)
			VALUES (:id, :at, :by, :about, :subject, :offline, :takenAt, :inventory::jsonb, :result::jsonb, :failure, :worse)
			""";

	private static final String CONCLUDE = """
			UPDATE assessments SET taken_at = :takenAt, inventory = :inventory::jsonb, result = :result::jsonb,
				failure = :failure, worse_by = :worse
			WHERE id = :id AND result IS NULL AND failure IS NULL
			""";

	private static final String COLUMNS = "id, at, by_whom, about, subject, offline, result, failure, worse_by";

	private static final String HISTORY = """
			SELECT id, at, by_whom, about, subject, offline, taken_at, score, counts, failure, worse_by FROM assessments
			WHERE %s ORDER BY at DESC, id DESC LIMIT :limit
			""";

	private static final String MADE = """
			SELECT id, (result ->> 'assessedAt')::timestamptz AS assessed_at, score FROM assessments
			WHERE about = :about AND subject IS NOT DISTINCT FROM :subject::text AND NOT offline AND result IS NOT NULL
			ORDER BY at DESC, id DESC LIMIT 1
			""";

	private static final String PREVIOUS = "SELECT " + COLUMNS + """
			, NULL AS inventory FROM assessments
			WHERE about = :about AND subject IS NOT DISTINCT FROM :subject::text AND NOT offline AND result IS NOT NULL
				AND (at, id) < (:at, :id)
			ORDER BY at DESC, id DESC LIMIT 1
			""";

	private static final String INVENTORY = """
			SELECT id, taken_at, inventory FROM assessments WHERE NOT offline AND result IS NOT NULL AND taken_at >= :since
			ORDER BY taken_at DESC, at DESC LIMIT 1
			""";

	private static final String FORGET = """
			DELETE FROM assessments a WHERE at < :before AND EXISTS (
				SELECT FROM assessments b WHERE b.about = a.about AND b.subject IS NOT DISTINCT FROM a.subject
				AND b.offline = a.offline AND (b.at, b.id) > (a.at, a.id))
			""";

	private final TransactionOperations transactions;

	private final Sql sql;

	private final UsedKeys keys;

	private final Schedule schedule;

	private final Notices notices;

	PostgresAssessments(TransactionOperations transactions, Sql sql, UsedKeys keys, Schedule schedule,
			Notices notices) {
		this.transactions = transactions;
		this.sql = sql;
		this.keys = keys;
		this.schedule = schedule;
		this.notices = notices;
	}

	/// Tries again when the assessment that the key was used for was forgotten by the time one asks for it.
	@Override
	public Requested request(Asked asked, @Nullable Key key) {
		while (true) {
			var requested = this.transactions.execute((_) -> store(asked, key));
			if (requested != null) {
				return requested;
			}
		}
	}

	private @Nullable Requested store(Asked asked, @Nullable Key key) {
		if (key != null) {
			var used = new IdempotencyKey(key.caller(), key.route(), key.key(), key.fingerprint());
			if (!this.keys.takeForAssessment(used, asked.id(), asked.at())) {
				var use = this.keys.use(used).orElse(null);
				return (use != null) ? replayed(use, used) : null;
			}
		}
		bound(INSERT, asked).param("at", Sql.moment(asked.at()))
			.param("by", Sql.text(asked.by()))
			.param("about", asked.about().name())
			.param("subject", Sql.text(asked.subject()))
			.param("offline", asked.offline())
			.update();
		if (!asked.concluded()) {
			this.schedule.assessment(asked.id(), asked.at());
		}
		return new Requested.Stored(asked);
	}

	private @Nullable Requested replayed(UsedKeys.Use use, IdempotencyKey key) {
		return (use.ofSame(key) && use.assessment() != null)
				? find(use.assessment()).<Requested>map(Requested.Replayed::new).orElse(null)
				: new Requested.KeyReused();
	}

	private JdbcClient.StatementSpec bound(String statement, Asked asked) {
		var result = asked.result();
		return this.sql.statement(statement)
			.param("id", asked.id())
			.param("takenAt", Sql.moment((result != null) ? result.takenAt() : null))
			.param("inventory", (result != null) ? Sql.text(asked.inventory()) : null)
			.param("result", (result != null) ? Json.write(result) : null)
			.param("failure", Sql.text(asked.failure()))
			.param("worse", asked.worseBy());
	}

	@Override
	public Optional<Asked> find(UUID id) {
		return this.sql.statement("SELECT " + COLUMNS + ", inventory FROM assessments WHERE id = :id")
			.param("id", id)
			.query((row, _) -> asked(row))
			.optional();
	}

	@Override
	public Page page(Filter filter, int limit, @Nullable String cursor) {
		var wanted = new WantedAssessments(filter, (cursor != null) ? Cursor.of(cursor) : null);
		var read = this.sql.statement(HISTORY.formatted(wanted.sql()))
			.params(wanted.parameters())
			.param("limit", limit + 1)
			.query((row, _) -> summary(row))
			.list();
		var shown = read.subList(0, Math.min(limit, read.size()));
		return new Page(shown,
				(read.size() > limit) ? new Cursor(shown.getLast().at(), shown.getLast().id()).text() : null);
	}

	@Override
	public Optional<Made> made(Asked.About about, @Nullable String subject) {
		return this.sql.statement(MADE)
			.param("about", about.name())
			.param("subject", Sql.text(subject))
			.query((row, _) -> new Made(row.getObject("id", UUID.class),
					row.getObject("assessed_at", OffsetDateTime.class).toInstant(), row.getInt("score")))
			.optional();
	}

	@Override
	public Optional<Asked> previous(Asked asked) {
		return this.sql.statement(PREVIOUS)
			.param("about", asked.about().name())
			.param("subject", Sql.text(asked.subject()))
			.param("at", Sql.moment(asked.at()))
			.param("id", asked.id())
			.query((row, _) -> asked(row))
			.optional();
	}

	@Override
	public Optional<Kept> inventorySince(Instant since) {
		return this.sql.statement(INVENTORY).param("since", Sql.moment(since)).query((row, _) -> kept(row)).optional();
	}

	@Override
	public Optional<Kept> inventoryOf(UUID assessment) {
		return this.sql
			.statement("SELECT id, taken_at, inventory FROM assessments WHERE id = :id AND result IS NOT NULL")
			.param("id", assessment)
			.query((row, _) -> kept(row))
			.optional();
	}

	private static Kept kept(ResultSet row) throws SQLException {
		return new Kept(row.getObject("id", UUID.class), row.getObject("taken_at", OffsetDateTime.class).toInstant(),
				row.getString("inventory"));
	}

	private static Summary summary(ResultSet row) throws SQLException {
		var takenAt = row.getObject("taken_at", OffsetDateTime.class);
		var counts = row.getString("counts");
		return new Summary(row.getObject("id", UUID.class), row.getObject("at", OffsetDateTime.class).toInstant(),
				row.getString("by_whom"), Asked.About.valueOf(row.getString("about")), row.getString("subject"),
				row.getBoolean("offline"), (takenAt != null) ? takenAt.toInstant() : null,
				row.getObject("score", Integer.class), (counts != null) ? Json.read(counts, Score.Counts.class) : null,
				row.getString("failure"), row.getObject("worse_by", Integer.class));
	}

	@Override
	public void conclude(Asked asked) {
		this.transactions.executeWithoutResult((_) -> {
			var concluded = bound(CONCLUDE, asked).update() == 1;
			var worse = asked.worseBy();
			if (concluded && worse != null && worse > 0) {
				this.notices.add(new Notice(Notice.Type.ASSESSMENT_WORSE, asked.at(), asked.subject(),
						"The assessment of %s got worse in %s.".formatted(asked.scope().spoken(),
								(worse == 1) ? "one finding" : "%d findings".formatted(worse)),
						null, asked.id(), worse));
			}
		});
	}

	@Override
	public void forget(Instant before) {
		this.sql.statement(FORGET).param("before", Sql.moment(before)).update();
	}

	private static Asked asked(ResultSet row) throws SQLException {
		var result = row.getString("result");
		return new Asked(row.getObject("id", UUID.class), row.getObject("at", OffsetDateTime.class).toInstant(),
				row.getString("by_whom"), Asked.About.valueOf(row.getString("about")), row.getString("subject"),
				row.getBoolean("offline"), row.getString("inventory"),
				(result != null) ? Json.read(result, Assessment.class) : null, row.getString("failure"),
				row.getObject("worse_by", Integer.class));
	}

}
