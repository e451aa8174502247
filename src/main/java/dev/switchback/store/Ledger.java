package dev.switchback.store;

import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.Operation;
import dev.switchback.playbook.Mutation;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.stereotype.Component;

/// The rows of `mutations`.
@Component
class Ledger {

	private static final String INSERT = """
			INSERT INTO mutations (id, operation, position, origin, method, target, title, etag, intended_at, not_after,
				state, concluded_at, async_operation, azure_request_id, correlation_id, note, try_again_at)
			VALUES (:id, :operation, :position, :origin, :method, :target, :title, :etag, :intendedAt, :notAfter,
				:state, :concludedAt, :asyncOperation, :azureRequestId, :correlationId, :note, :tryAgainAt)
			""";

	private static final String LEARN = """
			UPDATE mutations
			SET state = :state, concluded_at = :concludedAt, async_operation = :asyncOperation,
				azure_request_id = :azureRequestId, correlation_id = :correlationId, note = :note,
				try_again_at = :tryAgainAt
			WHERE id = :id
			""";

	private final Sql sql;

	Ledger(Sql sql) {
		this.sql = sql;
	}

	void write(Change change) {
		var lines = change.after().mutations();
		this.sql.each(INSERT,
				change.intended()
					.stream()
					.map((mutation) -> intended(mutation).addValue("operation", change.after().id())
						.addValue("position", lines.indexOf(mutation) + 1))
					.toList());
		this.sql.each(LEARN, change.learned().stream().map(Ledger::learned).toList());
	}

	/// The operation that a line belongs to now.
	Optional<UUID> holder(UUID mutation) {
		return this.sql.statement("SELECT operation FROM mutations WHERE id = :id")
			.param("id", mutation)
			.query(UUID.class)
			.optional();
	}

	/// Makes one operation's lines another's, counted as that one counts them.
	void handOver(UUID from, Operation to) {
		this.sql.statement("UPDATE mutations SET operation = :to WHERE operation = :from")
			.param("from", from)
			.param("to", to.id())
			.update();
		this.sql.each("UPDATE mutations SET origin = :origin WHERE id = :id",
				to.mutations()
					.stream()
					.map((mutation) -> Sql.parameters()
						.addValue("id", mutation.id())
						.addValue("origin", Sql.text(mutation.origin())))
					.toList());
	}

	private static MapSqlParameterSource intended(Mutation mutation) {
		return learned(mutation).addValue("origin", Sql.text(mutation.origin()))
			.addValue("method", mutation.method())
			.addValue("target", Sql.text(mutation.target()))
			.addValue("title", Sql.text(mutation.title()))
			.addValue("etag", Sql.text(mutation.etag()))
			.addValue("intendedAt", Sql.moment(mutation.intendedAt()))
			.addValue("notAfter", Sql.moment(mutation.notAfter()));
	}

	private static MapSqlParameterSource learned(Mutation mutation) {
		return Sql.parameters()
			.addValue("id", mutation.id())
			.addValue("state", mutation.state().name())
			.addValue("concludedAt", Sql.moment(mutation.concludedAt()))
			.addValue("asyncOperation", Sql.text(mutation.handle().asyncOperation()))
			.addValue("azureRequestId", Sql.text(mutation.handle().azureRequestId()))
			.addValue("correlationId", Sql.text(mutation.handle().correlationId()))
			.addValue("note", Sql.text(mutation.note()))
			.addValue("tryAgainAt", Sql.moment(mutation.tryAgainAt()));
	}

}
