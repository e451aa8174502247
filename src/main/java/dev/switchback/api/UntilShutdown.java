package dev.switchback.api;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.springframework.context.SmartLifecycle;

/// Lets requests wait until the service shuts down. It stops before the web server does, so that no stream keeps a
/// replica from going.
class UntilShutdown implements Patience, SmartLifecycle {

	private final LongSupplier clock;

	private final CountDownLatch closing = new CountDownLatch(1);

	UntilShutdown(LongSupplier clock) {
		this.clock = clock;
	}

	@Override
	public boolean pause(Duration duration) {
		try {
			return !this.closing.await(duration.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@Override
	public long nanos() {
		return this.clock.getAsLong();
	}

	@Override
	public void start() {
		// Waiting needs no preparation.
	}

	@Override
	public void stop() {
		this.closing.countDown();
	}

	@Override
	public boolean isRunning() {
		return this.closing.getCount() > 0;
	}

}
