package dev.switchback.store;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import dev.switchback.inventory.DeclaredMachine;
import dev.switchback.inventory.DeclaredMachines;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// What is declared about machines, in PostgreSQL.
@Component
class PostgresDeclaredMachines implements DeclaredMachines {

	private static final String DECLARE = """
			INSERT INTO declared_machines (lifecycle_id, revision, document) VALUES (:id, :revision, :document)
			ON CONFLICT (lifecycle_id) DO NOTHING
			""";

	private static final String REPLACE = """
			UPDATE declared_machines SET revision = :revision, document = :document
			WHERE lifecycle_id = :id AND revision = :before
			""";

	private static final String KEEP = """
			INSERT INTO machine_declarations (lifecycle_id, revision, document) VALUES (:id, :revision, :document)
			""";

	private static final String PRESENT = "SELECT document FROM declared_machines WHERE lifecycle_id = :id";

	private static final String ALL = """
			SELECT document FROM machine_declarations WHERE lifecycle_id = :id ORDER BY revision DESC
			""";

	private final TransactionOperations transactions;

	private final Sql sql;

	PostgresDeclaredMachines(TransactionOperations transactions, Sql sql) {
		this.transactions = transactions;
		this.sql = sql;
	}

	@Override
	public Optional<DeclaredMachine> of(String lifecycleId) {
		return read(PRESENT, lifecycleId).stream().findFirst();
	}

	@Override
	public List<DeclaredMachine> declarations(String lifecycleId) {
		return read(ALL, lifecycleId);
	}

	private List<DeclaredMachine> read(String statement, String lifecycleId) {
		return this.sql.statement(statement)
			.param("id", id(lifecycleId))
			.query((row, _) -> Json.read(row.getString("document"), DeclaredMachine.class))
			.list();
	}

	@Override
	public boolean store(@Nullable DeclaredMachine before, DeclaredMachine after) {
		var exact = new DeclaredMachine(id(after.lifecycleId()), after.name(), after.probes(), after.declaredBy(),
				Micros.of(after.declaredAt()), after.revision());
		return Objects.requireNonNull(this.transactions.execute((_) -> write(before, exact)));
	}

	private boolean write(@Nullable DeclaredMachine before, DeclaredMachine after) {
		var document = Json.write(after);
		var written = this.sql.statement((before != null) ? REPLACE : DECLARE)
			.param("before", (before != null) ? before.revision() : null)
			.param("id", after.lifecycleId())
			.param("revision", after.revision())
			.param("document", document)
			.update();
		if (written == 1) {
			this.sql.statement(KEEP)
				.param("id", after.lifecycleId())
				.param("revision", after.revision())
				.param("document", document)
				.update();
		}
		return written == 1;
	}

	private static String id(String lifecycleId) {
		return Json.storable(lifecycleId).toLowerCase(Locale.ROOT);
	}

}
