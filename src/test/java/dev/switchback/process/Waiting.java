package dev.switchback.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// Waits for other processes. Only a bound is asserted, and it is far above what is expected.
public final class Waiting {

	private Waiting() {
	}

	/// Looks again and again until there is something to return.
	public static <T> T until(String what, Duration patience, Supplier<@Nullable T> look) {
		var end = System.nanoTime() + patience.toNanos();
		while (System.nanoTime() < end) {
			var found = look.get();
			if (found != null) {
				return found;
			}
			pause();
		}
		throw new AssertionError("waited in vain until " + what);
	}

	private static void pause() {
		try {
			new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
