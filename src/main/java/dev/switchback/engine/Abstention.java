package dev.switchback.engine;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.switchback.operation.Timekeeper;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Takes nothing up on a node that may execute nothing, so that others do at once, and not when this one has handed it back.
final class Abstention implements SmartLifecycle {

	private static final long INTERVAL_SECONDS = 1;

	private final Supplier<@Nullable Scheduler> scheduler;

	private final Timekeeper time;

	private Instant last = Instant.MIN;

	private volatile @Nullable ScheduledExecutorService executor;

	/// @param scheduler `null` as long as there is none
	Abstention(Supplier<@Nullable Scheduler> scheduler, Timekeeper time) {
		this.scheduler = scheduler;
		this.time = time;
	}

	@Override
	public void start() {
		var executor = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("abstention").factory());
		executor.scheduleWithFixedDelay(this::check, 0, INTERVAL_SECONDS, TimeUnit.SECONDS);
		this.executor = executor;
	}

	void check() {
		var scheduler = this.scheduler.get();
		if (scheduler != null) {
			check(scheduler);
		}
	}

	/// A scheduler whose clock was set back would otherwise wait until it is as late again.
	private void check(Scheduler scheduler) {
		var now = this.time.instant();
		var setBack = now.isBefore(this.last);
		this.last = now;
		if (!this.time.trusted()) {
			scheduler.pause();
		}
		else if (scheduler.getSchedulerState().isPaused() || setBack) {
			scheduler.resume();
			scheduler.triggerCheckForDueExecutions();
		}
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

}
