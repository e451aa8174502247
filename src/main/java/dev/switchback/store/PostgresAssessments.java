package dev.switchback.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Notice;
import dev.switchback.readiness.Assessment;
import dev.switchback.readiness.Assessments;
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

	private static final String LATEST = "SELECT " + COLUMNS + """
			, NULL AS inventory FROM assessments
			WHERE :before::uuid IS NULL OR (at, id) < (SELECT b.at, b.id FROM assessments b WHERE b.id = :before::uuid)
			ORDER BY at DESC, id DESC LIMIT :limit
			""";

	private static final String PREVIOUS = "SELECT " + COLUMNS + """
			, NULL AS inventory FROM assessments
			WHERE about = :about AND subject IS NOT DISTINCT FROM :subject::text AND NOT offline AND result IS NOT NULL
				AND (at, id) < (:at, :id)
			ORDER BY at DESC, id DESC LIMIT 1
			""";

	private static final String INVENTORY = """
			SELECT inventory FROM assessments WHERE NOT offline AND result IS NOT NULL AND taken_at >= :since
			ORDER BY taken_at DESC LIMIT 1
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
	public List<Asked> latest(int limit, @Nullable UUID before) {
		return this.sql.statement(LATEST)
			.param("before", (before != null) ? before.toString() : null)
			.param("limit", limit)
			.query((row, _) -> asked(row))
			.list();
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
	public Optional<String> inventorySince(Instant since) {
		return this.sql.statement(INVENTORY).param("since", Sql.moment(since)).query(String.class).optional();
	}

	@Override
	public void conclude(Asked asked) {
		this.transactions.executeWithoutResult((_) -> {
			var concluded = bound(CONCLUDE, asked).update() == 1;
			var worse = asked.worseBy();
			if (concluded && worse != null && worse > 0) {
				this.notices.add(new Notice(Notice.Type.ASSESSMENT_WORSE, asked.at(), asked.subject(),
						"The assessment of %s got worse in %d findings.".formatted(asked.scope().spoken(), worse), null,
						asked.id(), worse));
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
