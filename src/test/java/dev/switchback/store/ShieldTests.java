package dev.switchback.store;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import dev.switchback.playbook.NotRecalled;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ShieldTests {

	private final Shield shield = new Shield();

	@AfterEach
	void close() {
		this.shield.destroy();
	}

	@Test
	void answersWhatWasAsked() {
		assertThat(this.shield.<Integer>around(() -> 42)).isEqualTo(42);
		assertThatIllegalStateException().isThrownBy(() -> this.shield.around(() -> {
			throw new IllegalStateException("the database is down");
		})).withMessage("the database is down");
	}

	@Test
	void aDatabaseThatIsAwayIsNoBugOfWhoeverAsks() {
		for (var failure : List.of(new DataAccessResourceFailureException("gone"), new QueryTimeoutException("slow"),
				new TransactionSystemException("not committed"))) {
			assertThatExceptionOfType(NotRecalled.class).isThrownBy(() -> this.shield.around(() -> {
				throw failure;
			})).withCause(failure);
		}
		assertThatExceptionOfType(BadSqlGrammarException.class).isThrownBy(() -> this.shield.around(() -> {
			throw new BadSqlGrammarException("look", "SELEC 1", new SQLException());
		}));
	}

	@Test
	void whoeverAsksMayBeInterruptedAndTheWorkIsNot() throws Exception {
		var begun = new CountDownLatch(1);
		var goOn = new CountDownLatch(1);
		var done = new CountDownLatch(1);
		var interrupted = new AtomicBoolean();
		var look = new FutureTask<>(() -> this.shield.around(() -> {
			begun.countDown();
			try {
				goOn.await();
			}
			catch (InterruptedException _) {
				interrupted.set(true);
			}
			done.countDown();
			return "done";
		}));
		Thread.ofVirtual().start(look);
		begun.await();
		look.cancel(true);
		goOn.countDown();
		done.await();
		assertThat(interrupted).isFalse();
	}

	@Test
	void aCallerThatIsInterruptedAlreadyDoesNotWait() {
		var goOn = new CountDownLatch(1);
		Thread.currentThread().interrupt();
		try {
			assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> this.shield.around(() -> {
				awaited(goOn);
				return "late";
			}));
			assertThat(Thread.currentThread().isInterrupted()).isTrue();
		}
		finally {
			Thread.interrupted();
			goOn.countDown();
		}
	}

	private static void awaited(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new AssertionError("the work was interrupted", ex);
		}
	}

}
