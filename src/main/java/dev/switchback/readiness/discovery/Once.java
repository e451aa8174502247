package dev.switchback.readiness.discovery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// What several share is read once; whoever wants it meanwhile waits for that. A map of the JDK's would have others wait that
/// want something else.
final class Once<T> {

	private final Map<String, FutureTask<T>> reads = new ConcurrentHashMap<>();

	T of(String key, Supplier<T> read) {
		var mine = new FutureTask<>(read::get);
		var first = this.reads.putIfAbsent(key, mine);
		if (first == null) {
			mine.run();
		}
		return result((first != null) ? first : mine);
	}

	private static <T> T result(FutureTask<T> task) {
		try {
			return task.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("the inventory was cut short", ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("a bug kept the inventory from being taken", ex);
		}
	}

}
