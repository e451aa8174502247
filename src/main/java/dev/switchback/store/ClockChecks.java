package dev.switchback.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Has the clock checked, and whether the database is the one it was, before anything is executed and every few seconds from
/// then on.
@Component
class ClockChecks implements SmartLifecycle {

	private final DatabaseClock clock;

	private final KnownDatabase database;

	private final ClockSettings settings;

	private volatile @Nullable ScheduledExecutorService executor;

	ClockChecks(DatabaseClock clock, KnownDatabase database, ClockSettings settings) {
		this.database = database;
		this.clock = clock;
		this.settings = settings;
	}

	@Override
	public void start() {
		check();
		var executor = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("database-clock").factory());
		var interval = this.settings.checkInterval().toNanos();
		executor.scheduleWithFixedDelay(this::check, interval, interval, TimeUnit.NANOSECONDS);
		this.executor = executor;
	}

	private void check() {
		this.clock.check();
		this.database.check();
	}

	@Override
	public void stop() {
		var executor = this.executor;
		if (executor != null) {
			executor.shutdownNow();
			this.executor = null;
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
