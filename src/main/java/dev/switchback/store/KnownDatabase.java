package dev.switchback.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Question;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Evidence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/// Notices when the database is another one than before: after a failover to a standby or a restore from a backup, what was
/// stored last may be missing, such as the intent of a call that Azure took. Nothing is intended then until every operation
/// has been parked; a person lets each go on, and it looks at Azure again first. What is turning back looks first in any
/// case, and is only told.
@Component
class KnownDatabase {

	private static final Logger log = LoggerFactory.getLogger(KnownDatabase.class);

	private static final String REMEMBER = """
			INSERT INTO known_database (identity) VALUES (:present)
			ON CONFLICT (only_one) DO UPDATE SET identity = excluded.identity
			""";

	private static final String REMEMBER_THE_FIRST = """
			INSERT INTO known_database (identity) VALUES (database_identity()) ON CONFLICT DO NOTHING
			""";

	private static final String UNFINISHED = "SELECT id FROM operations WHERE finished_at IS NULL ORDER BY created_at, id";

	private final Sql sql;

	private final TransactionOperations transactions;

	private final Heads heads;

	private final Changes changes;

	private final Schedule schedule;

	private final Bell bell;

	private final Timekeeper time;

	KnownDatabase(Sql sql, TransactionOperations transactions, Heads heads, Changes changes, Schedule schedule,
			Bell bell, Timekeeper time) {
		this.sql = sql;
		this.transactions = transactions;
		this.heads = heads;
		this.changes = changes;
		this.schedule = schedule;
		this.bell = bell;
		this.time = time;
	}

	/// Whether it is the one that is remembered, or none is. To be asked in the transaction that stores an intent.
	boolean familiar() {
		return this.sql.statement("SELECT identity = database_identity() FROM known_database")
			.query(Boolean.class)
			.optional()
			.orElse(true);
	}

	/// Parks what is under way if the database is another one, and remembers it after that. A crash in between is made up
	/// for by the next check.
	void check() {
		try {
			if (!familiar()) {
				var present = present();
				log.error("The database is another one than before ({}): what was stored last may be missing. Every "
						+ "operation that is under way asks before it goes on.", present);
				unfinished().forEach((id) -> parkAlone(id, present));
				this.sql.statement(REMEMBER).param("present", present).update();
			}
			else if (this.sql.statement(REMEMBER_THE_FIRST).update() == 1) {
				log.info("This database is remembered as {}", present());
			}
		}
		catch (DataAccessException | TransactionException ex) {
			log.debug("The database did not tell which one it is", ex);
		}
	}

	/// An operation that is broken must not keep the others from being parked, nor anything from being sent for ever: what
	/// cannot be read or parked is not carried on by the engine either.
	private void parkAlone(UUID id, String present) {
		try {
			this.transactions.executeWithoutResult((_) -> park(id, present));
		}
		catch (DataAccessException | TransactionException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			log.error("A bug kept operation {} from being parked; compare it with what Azure shows", id, ex);
		}
	}

	private String present() {
		return this.sql.statement("SELECT database_identity()").query(String.class).single();
	}

	private List<UUID> unfinished() {
		return this.sql.statement(UNFINISHED).query((row, _) -> row.getObject(1, UUID.class)).list();
	}

	/// Another replica may have been faster, and somebody may have answered since.
	private void park(UUID id, String present) {
		this.heads.lock(id);
		var operation = this.heads.find(id).orElseThrow();
		if (familiar() || operation.ended()) {
			return;
		}
		var event = event(operation, present);
		if (operation.phase() instanceof Phase.Parked parked && event instanceof Event.Asked(var question)
				&& question.id().equals(parked.question().id())) {
			return;
		}
		var change = Change.append(operation, this.time.instant(), List.of(event));
		this.changes.write(change);
		this.schedule.wake(change.after(), change.at());
		this.bell.ringEverywhere(id);
	}

	private static Event event(Operation operation, String present) {
		return (operation.phase() instanceof Phase.Restoring)
				? new Event.Noticed("the database is another one than before, and what was stored last may be missing",
						Evidence.NONE)
				: new Event.Asked(question(operation, present));
	}

	/// The same question for the same database, however often it is asked.
	private static Question question(Operation operation, String present) {
		var id = UUID.nameUUIDFromBytes((operation.id() + " " + present).getBytes(StandardCharsets.UTF_8));
		return new Question(id,
				"The database is another one than before, and what was stored last may be missing. Compare this operation with what Azure shows. What now?",
				(operation.owed().isEmpty() || operation.pastReturn()) ? List.of(Decision.RETRY)
						: List.of(Decision.RETRY, Decision.RESTORE));
	}

}
