package dev.switchback.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Says in the log what was added to a history, in the same words, once it is durable. What was rolled back did not
/// happen and is not told.
final class Told implements TransactionSynchronization {

	static final String LOGGER = "dev.switchback.timeline";

	private static final Logger log = LoggerFactory.getLogger(LOGGER);

	private final Change change;

	private Told(Change change) {
		this.change = change;
	}

	static void afterCommit(Change change) {
		if (log.isInfoEnabled()) {
			TransactionSynchronizationManager.registerSynchronization(new Told(change));
		}
	}

	/// Says it now: it is durable already.
	static void now(Change change) {
		if (log.isInfoEnabled()) {
			new Told(change).afterCommit();
		}
	}

	@Override
	public void afterCommit() {
		this.change.lines().forEach((line) -> log.info("{} {}", this.change.after().code(), line.sentence()));
	}

}
