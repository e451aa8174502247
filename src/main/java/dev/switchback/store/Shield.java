package dev.switchback.store;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import dev.switchback.playbook.NotRecalled;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Keeps a connection whole when a look that asks the database is cut short: a thread that is interrupted while it talks to
/// the database breaks its connection. What was asked is finished elsewhere, and nobody waits for it any more.
@Component
class Shield implements DisposableBean {

	private final ExecutorService elsewhere = Executors
		.newThreadPerTaskExecutor(Thread.ofVirtual().name("shielded-", 0).factory());

	/// @throws CancellationException if whoever asks was interrupted, and still is
	/// @throws NotRecalled if the database is away
	<T> T around(Supplier<T> work) {
		var asked = this.elsewhere.submit(work::get);
		try {
			return asked.get();
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
			throw new CancellationException("nobody waits for it any more");
		}
		catch (ExecutionException ex) {
			throw rethrown(ex.getCause());
		}
	}

	private static RuntimeException rethrown(@Nullable Throwable cause) {
		return switch (cause) {
			case DataAccessResourceFailureException away -> new NotRecalled(away);
			case TransientDataAccessException away -> new NotRecalled(away);
			case RecoverableDataAccessException away -> new NotRecalled(away);
			case TransactionException away -> new NotRecalled(away);
			case RuntimeException known -> known;
			case Error error -> throw error;
			case null, default -> new IllegalStateException(cause);
		};
	}

	@Override
	public void destroy() {
		this.elsewhere.shutdown();
	}

}
