package dev.switchback.store;

import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.stereotype.Component;

/// The rows of `obligations`, and when they fall due.
@Component
class Promises {

	private static final String INSERT = """
			INSERT INTO obligations (id, operation, position, key, kind, subject, title, mutation, opened_at, due, payload,
				state, closed_at, note)
			VALUES (:id, :operation, :position, :key, :kind, :subject, :title, :mutation, :openedAt, :due, :payload,
				:state, :closedAt, :note)
			""";

	private static final String POSTPONE = "UPDATE obligations SET due = :due WHERE id = :id";

	private static final String HAND_OVER = """
			UPDATE obligations SET operation = :to, due = CASE WHEN state = 'OPEN' THEN NULL ELSE due END
			WHERE operation = :from
			""";

	private static final String CLOSE = """
			UPDATE obligations SET state = :state, closed_at = :closedAt, note = :note WHERE id = :id
			""";

	private final Sql sql;

	private final Schedule schedule;

	private final Strongbox strongbox;

	Promises(Sql sql, Schedule schedule, Strongbox strongbox) {
		this.strongbox = strongbox;
		this.sql = sql;
		this.schedule = schedule;
	}

	void write(Change change) {
		var all = change.after().obligations();
		this.sql.each(INSERT,
				change.promised()
					.stream()
					.map((obligation) -> promised(obligation).addValue("operation", change.after().id())
						.addValue("position", all.indexOf(obligation) + 1))
					.toList());
		this.schedule.obligations(change.promised().stream().filter(Obligation::open).toList());
		this.sql.each(CLOSE, change.closed().stream().map(Promises::closed).toList());
		this.schedule.cancel(change.closed());
		this.strongbox.purge(change.closed());
		this.sql.each(POSTPONE,
				change.postponed()
					.stream()
					.map((obligation) -> Sql.parameters()
						.addValue("id", obligation.id())
						.addValue("due", Sql.moment(obligation.due())))
					.toList());
		this.schedule.cancel(change.postponed());
		this.schedule.obligations(change.postponed());
	}

	/// Makes what one operation owes another's, in its own time, and under the keys by which that one knows it.
	void handOver(Operation from, Operation to) {
		this.sql.statement(HAND_OVER).param("from", from.id()).param("to", to.id()).update();
		this.sql.each("UPDATE obligations SET key = :key WHERE id = :id",
				to.obligations()
					.stream()
					.map((obligation) -> Sql.parameters()
						.addValue("id", obligation.id())
						.addValue("key", Sql.text(obligation.key())))
					.toList());
		this.schedule.cancel(from.owed());
	}

	/// The operation that an obligation belongs to.
	Optional<UUID> owing(UUID obligation) {
		return this.sql.statement("SELECT operation FROM obligations WHERE id = :id")
			.param("id", obligation)
			.query(UUID.class)
			.optional();
	}

	private static MapSqlParameterSource promised(Obligation obligation) {
		return closed(obligation).addValue("key", Sql.text(obligation.key()))
			.addValue("kind", Sql.text(obligation.kind()))
			.addValue("subject", Sql.text(obligation.subject()))
			.addValue("title", Sql.text(obligation.title()))
			.addValue("mutation", obligation.mutation())
			.addValue("openedAt", Sql.moment(obligation.openedAt()))
			.addValue("due", Sql.moment(obligation.due()))
			.addValue("payload", Sql.text(obligation.payload()));
	}

	private static MapSqlParameterSource closed(Obligation obligation) {
		return Sql.parameters()
			.addValue("id", obligation.id())
			.addValue("state", obligation.state().name())
			.addValue("closedAt", Sql.moment(obligation.closedAt()))
			.addValue("note", Sql.text(obligation.note()));
	}

}
