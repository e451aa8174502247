package dev.switchback.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.switchback.inventory.Attested;
import dev.switchback.inventory.Designs;
import dev.switchback.inventory.PairDesign;
import dev.switchback.inventory.Workload;
import dev.switchback.operation.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// What is declared for assessments, in PostgreSQL.
@Component
class PostgresDesigns implements Designs {

	private static final String PAIR = "PAIR";

	private static final String WORKLOAD = "WORKLOAD";

	private static final String DECLARE = """
			INSERT INTO design_declarations (about, name, revision, document, declared_by, declared_at)
			SELECT :about, :name, :revision, :document, :by, :at
			WHERE :revision = 1 + coalesce(
				(SELECT max(revision) FROM design_declarations WHERE about = :about AND name = :name), 0)
			ON CONFLICT DO NOTHING
			""";

	private static final String LATEST = """
			SELECT DISTINCT ON (name) name, revision, document, declared_by, declared_at FROM design_declarations
			WHERE about = :about AND (:name::text IS NULL OR name = :name) ORDER BY name, revision DESC
			""";

	private final TransactionOperations transactions;

	private final Sql sql;

	private final Notices notices;

	PostgresDesigns(TransactionOperations transactions, Sql sql, Notices notices) {
		this.transactions = transactions;
		this.sql = sql;
		this.notices = notices;
	}

	@Override
	public List<Attested<PairDesign>> pairs() {
		return latest(PAIR, null, PairDesign.class);
	}

	@Override
	public Optional<Attested<PairDesign>> pair(String name) {
		return latest(PAIR, name, PairDesign.class).stream().findFirst();
	}

	@Override
	public List<Attested<Workload>> workloads() {
		return latest(WORKLOAD, null, Workload.class);
	}

	@Override
	public Optional<Attested<Workload>> workload(String name) {
		return latest(WORKLOAD, name, Workload.class).stream().findFirst();
	}

	@Override
	public boolean declarePair(Attested<PairDesign> design) {
		return declare(PAIR, design, "%s declared how the pair %s is built (revision %d).");
	}

	@Override
	public boolean declareWorkload(Attested<Workload> workload) {
		return declare(WORKLOAD, workload, "%s declared the workload %s (revision %d).");
	}

	private boolean declare(String about, Attested<?> declared, String sentence) {
		return Boolean.TRUE.equals(this.transactions.execute((_) -> {
			var stored = this.sql.statement(DECLARE)
				.param("about", about)
				.param("name", Sql.text(declared.name()))
				.param("revision", declared.revision())
				.param("document", Json.write(declared.what()))
				.param("by", Sql.text(declared.by()))
				.param("at", Sql.moment(declared.at()))
				.update() == 1;
			if (stored) {
				this.notices.add(new Notice(Notice.Type.DECLARED, declared.at(), declared.name(),
						sentence.formatted(declared.by(), declared.name(), declared.revision()), declared.by(), null,
						null));
			}
			return stored;
		}));
	}

	private <T extends Record> List<Attested<T>> latest(String about, @Nullable String name, Class<T> type) {
		return this.sql.statement(LATEST)
			.param("about", about)
			.param("name", (name != null) ? Json.storable(name).toLowerCase(Locale.ROOT) : null)
			.query((row, _) -> new Attested<>(row.getString("name"), Json.read(row.getString("document"), type),
					row.getString("declared_by"), row.getObject("declared_at", OffsetDateTime.class).toInstant(),
					row.getLong("revision")))
			.list();
	}

}
