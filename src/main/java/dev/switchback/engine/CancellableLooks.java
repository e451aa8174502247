package dev.switchback.engine;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import dev.switchback.operation.Wakeups;

/// Gives each look a virtual thread of its own and abandons it when its operation is woken. A look changes nothing, so
/// nothing is lost; a changing call is never run here.
final class CancellableLooks implements Looks, Wakeups {

	private final Map<UUID, FutureTask<?>> running = new ConcurrentHashMap<>();

	@Override
	public <T> Optional<T> run(UUID operation, Callable<T> look) {
		var task = new FutureTask<>(look);
		this.running.put(operation, task);
		try {
			Thread.ofVirtual().name("look-" + operation).start(task);
			return Optional.of(task.get());
		}
		catch (CancellationException ex) {
			return Optional.empty();
		}
		catch (InterruptedException ex) {
			task.cancel(true);
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
		catch (ExecutionException ex) {
			throw Bug.of(ex.getCause());
		}
		finally {
			this.running.remove(operation, task);
		}
	}

	@Override
	public void woken(UUID operation) {
		var task = this.running.get(operation);
		if (task != null) {
			task.cancel(true);
		}
	}

}
