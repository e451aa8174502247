package dev.switchback.readiness.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Reads many things, a bounded number at the same time however deep they lie in each other.
final class InParallel {

	private final Semaphore free;

	InParallel(int atOnce) {
		this.free = new Semaphore(atOnce);
	}

	/// Whoever reads something in which more is to be read waits for that without counting.
	///
	/// @return in the same order
	<T, R> List<R> each(Collection<T> things, Function<T, R> read) {
		try (var pool = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("inventory-", 0).factory())) {
			List<Callable<R>> calls = new ArrayList<>();
			things.forEach((thing) -> calls.add(() -> bounded(thing, read)));
			List<R> results = new ArrayList<>();
			for (var call : pool.invokeAll(calls)) {
				results.add(call.get());
			}
			return results;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("the inventory was cut short", ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("a bug kept the inventory from being taken", ex);
		}
	}

	private <T, R> R bounded(T thing, Function<T, R> read) throws InterruptedException {
		this.free.acquire();
		try {
			return read.apply(thing);
		}
		finally {
			this.free.release();
		}
	}

}
