package dev.switchback.store;

import java.util.UUID;

import dev.switchback.operation.Wakeups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells that something is due, once the transaction that made it so is committed: this replica directly, the others
/// through the database. It is a courtesy that saves waiting for the next poll, so nothing depends on its being heard.
@Component
class Bell {

	/// The channel on which replicas hear each other.
	static final String CHANNEL = "switchback_due";

	private static final Logger log = LoggerFactory.getLogger(Bell.class);

	private final Sql sql;

	private final ObjectProvider<Wakeups> wakeups;

	Bell(Sql sql, ObjectProvider<Wakeups> wakeups) {
		this.sql = sql;
		this.wakeups = wakeups;
	}

	/// To be called in a transaction.
	void ringEverywhere(UUID id) {
		this.sql.statement("SELECT pg_notify(:channel, :id)")
			.param("channel", CHANNEL)
			.param("id", id.toString())
			.query((_, _) -> id)
			.single();
		ringHere(id);
	}

	/// To be called in a transaction.
	void ringHere(UUID id) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				heard(id);
			}
		});
	}

	/// Passes on what another replica, or a commit of this one, has rung for.
	void heard(UUID id) {
		try {
			this.wakeups.stream().forEach((told) -> told.woken(id));
		}
		catch (RuntimeException ex) {
			log.warn("Nobody could be told that {} is due; the next poll will find it", id, ex);
		}
	}

}
