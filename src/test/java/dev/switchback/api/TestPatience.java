package dev.switchback.api;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Lets no time pass: what a test wants to happen while a request waits happens at once.
final class TestPatience implements Patience {

	private static final BooleanSupplier SHUT_DOWN = () -> false;

	private final AtomicLong nanos = new AtomicLong();

	private volatile BooleanSupplier meanwhile = SHUT_DOWN;

	@Override
	public boolean pause(Duration duration) {
		this.nanos.addAndGet(duration.toNanos());
		return this.meanwhile.getAsBoolean();
	}

	@Override
	public long nanos() {
		return this.nanos.get();
	}

	/// What happens at each pause; it says whether to go on.
	void meanwhile(BooleanSupplier meanwhile) {
		this.meanwhile = meanwhile;
	}

	void reset() {
		this.meanwhile = SHUT_DOWN;
	}

}
