package dev.switchback.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Something is done before anything is executed, and every few seconds from then on until nothing is any more.
abstract class Repeating implements SmartLifecycle {

	private final String name;

	private final Duration interval;

	private volatile @Nullable ScheduledExecutorService executor;

	/// @param name of the thread
	/// @param interval from one time to the next
	Repeating(String name, Duration interval) {
		this.name = name;
		this.interval = interval;
	}

	/// What is done. It is not done again once it has thrown.
	abstract void once();

	/// What is done when it ends.
	void last() {
	}

	@Override
	public void start() {
		once();
		var executor = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name(this.name).factory());
		executor.scheduleWithFixedDelay(this::once, this.interval.toNanos(), this.interval.toNanos(),
				TimeUnit.NANOSECONDS);
		this.executor = executor;
	}

	@Override
	public void stop() {
		var executor = this.executor;
		if (executor != null) {
			executor.shutdownNow();
			this.executor = null;
			last();
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
