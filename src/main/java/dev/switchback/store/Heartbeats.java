package dev.switchback.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Has the other replicas know that this one runs, from before it executes anything until after it does.
@Component
class Heartbeats implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);

	private final PostgresReplicas replicas;

	private final ReplicaSettings settings;

	private volatile @Nullable ScheduledExecutorService executor;

	Heartbeats(PostgresReplicas replicas, ReplicaSettings settings) {
		this.replicas = replicas;
		this.settings = settings;
	}

	@Override
	public void start() {
		quietly(this.replicas::beat);
		var executor = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("replica").factory());
		var interval = this.settings.interval().toNanos();
		executor.scheduleWithFixedDelay(() -> quietly(this.replicas::beat), interval, interval, TimeUnit.NANOSECONDS);
		this.executor = executor;
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

	@Override
	public void stop() {
		var executor = this.executor;
		if (executor != null) {
			executor.shutdownNow();
			this.executor = null;
			quietly(this.replicas::leave);
		}
	}

	@Override
	public boolean isRunning() {
		return this.executor != null;
	}

	/// Before whatever executes operations, and until after it.
	@Override
	public int getPhase() {
		return 0;
	}

}
