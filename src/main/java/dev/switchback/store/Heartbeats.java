package dev.switchback.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Has the other replicas know that this one runs, from before it executes anything until after it does.
@Component
class Heartbeats extends Repeating {

	private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);

	private final PostgresReplicas replicas;

	Heartbeats(PostgresReplicas replicas, ReplicaSettings settings) {
		super("replica", settings.interval());
		this.replicas = replicas;
	}

	@Override
	void once() {
		quietly(this.replicas::beat);
	}

	@Override
	void last() {
		quietly(this.replicas::leave);
	}

	/// While the database is away nobody judges anything either. Nothing else must end the signs of life.
	private static void quietly(Runnable telling) {
		try {
			telling.run();
		}
		catch (DataAccessException | TransactionException ex) {
			log.debug("The others could not be told whether this replica runs", ex);
		}
		catch (RuntimeException ex) {
			log.error("A bug kept the others from being told whether this replica runs", ex);
		}
	}

}
