package dev.switchback.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.switchback.operation.Wakeups;
import org.jspecify.annotations.Nullable;

/// Gives each look a virtual thread of its own and abandons it when its operation is woken. A look changes nothing, so
/// nothing is lost; a changing call is never run here.
final class CancellableLooks implements Looks, Wakeups {

	/// How often a thread of the platform's steps aside before it goes to sleep: a tenth of a millisecond, if nobody else has
	/// anything to do.
	private static final int PATIENCE = 300;

	private final Map<UUID, FutureTask<?>> running = new ConcurrentHashMap<>();

	private final Duration longest;

	private volatile boolean closing;

	/// @param longest after which a look that does not keep to its own patience is a bug
	CancellableLooks(Duration longest) {
		this.longest = longest;
	}

	@Override
	public <T> Optional<T> run(UUID operation, Callable<T> look) {
		var task = new FutureTask<>(look);
		this.running.put(operation, task);
		if (this.closing) {
			task.cancel(true);
		}
		try {
			Thread.ofVirtual().name("look-" + operation).start(task);
			letShortOnesFinish(task);
			return Optional.of(seen(task.get(this.longest.toMillis(), TimeUnit.MILLISECONDS)));
		}
		catch (CancellationException ex) {
			return Optional.empty();
		}
		catch (InterruptedException ex) {
			task.cancel(true);
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
		catch (TimeoutException ex) {
			task.cancel(true);
			throw Bug.of(ex);
		}
		catch (ExecutionException ex) {
			throw Bug.of(ex.getCause());
		}
		finally {
			this.running.remove(operation, task);
		}
	}

	/// A look that waits for nothing is over before anybody has gone to sleep, and been woken up again, because of it. A
	/// virtual thread gives its place to the look by stepping aside once.
	private static void letShortOnesFinish(Future<?> look) {
		var times = Thread.currentThread().isVirtual() ? 1 : PATIENCE;
		for (var time = 0; time < times && !look.isDone() && !Thread.currentThread().isInterrupted(); time++) {
			Thread.yield();
		}
	}

	/// What cannot see says so; it does not return nothing.
	private static <T> T seen(@Nullable T seen) {
		if (seen == null) {
			throw Bug.of(new IllegalStateException("a look returned nothing"));
		}
		return seen;
	}

	/// Abandons every look, so that a process which has to stop hands over at once.
	void close() {
		this.closing = true;
		this.running.values().forEach((task) -> task.cancel(true));
	}

	/// Whether this process stops.
	boolean closing() {
		return this.closing;
	}

	@Override
	public void woken(UUID operation) {
		var task = this.running.get(operation);
		if (task != null) {
			task.cancel(true);
		}
	}

}
