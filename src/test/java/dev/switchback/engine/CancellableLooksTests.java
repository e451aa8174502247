package dev.switchback.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class CancellableLooksTests {

	/// What an execution may run on.
	enum Hand {

		FIRM(Thread.ofPlatform().daemon().factory()), LIGHT(Thread.ofVirtual().factory());

		private final ThreadFactory threads;

		Hand(ThreadFactory threads) {
			this.threads = threads;
		}

	}

	private static final UUID OPERATION = UUID.randomUUID();

	private final CancellableLooks looks = new CancellableLooks(Duration.ofMinutes(5));

	@Test
	void aLookReturnsWhatItSaw() {
		assertThat(this.looks.run(OPERATION, () -> "seen")).contains("seen");
	}

	@ParameterizedTest
	@EnumSource
	void aWakeUpCutsALookShort(Hand hand) throws Exception {
		var looking = new CountDownLatch(1);
		try (var threads = Executors.newThreadPerTaskExecutor(hand.threads)) {
			var look = threads.submit(() -> this.looks.run(OPERATION, () -> {
				looking.countDown();
				new CountDownLatch(1).await();
				return "never";
			}));
			looking.await();
			this.looks.woken(OPERATION);
			assertThat(look.get()).isEqualTo(Optional.empty());
		}
	}

	@ParameterizedTest
	@EnumSource
	void whoIsInterruptedCutsItsLookShortAndStaysInterrupted(Hand hand) throws Exception {
		var looking = new CountDownLatch(1);
		var interrupted = new CountDownLatch(1);
		var still = new AtomicBoolean();
		var thread = hand.threads.newThread(() -> {
			assertThat(this.looks.run(OPERATION, () -> {
				looking.countDown();
				try {
					new CountDownLatch(1).await();
				}
				finally {
					interrupted.countDown();
				}
				return "never";
			})).isEmpty();
			still.set(Thread.currentThread().isInterrupted());
		});
		thread.start();
		looking.await();
		thread.interrupt();
		thread.join();
		interrupted.await();
		assertThat(still).isTrue();
	}

	@Test
	void aProcessThatStopsCutsEveryLookShort() throws Exception {
		assertThat(this.looks.closing()).isFalse();
		var looking = new CountDownLatch(1);
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var look = threads.submit(() -> this.looks.run(OPERATION, () -> {
				looking.countDown();
				new CountDownLatch(1).await();
				return "never";
			}));
			looking.await();
			this.looks.close();
			assertThat(look.get()).isEqualTo(Optional.empty());
		}
	}

	@Test
	void aProcessThatStopsLooksNoMore() {
		this.looks.close();
		assertThat(this.looks.run(OPERATION, () -> "seen")).isEmpty();
		assertThat(this.looks.closing()).isTrue();
	}

	@Test
	void whatALookThrowsIsABugOfOurs() {
		assertThatThrownBy(() -> this.looks.run(OPERATION, () -> {
			throw new IllegalStateException("ours");
		})).isInstanceOf(Bug.class).hasRootCauseMessage("ours");
	}

	@Test
	void aLookThatReturnsNothingIsABugOfOurs() {
		assertThatThrownBy(() -> this.looks.run(OPERATION, CancellableLooksTests::nothing)).isInstanceOf(Bug.class);
	}

	@SuppressWarnings("NullAway")
	private static Object nothing() {
		return null;
	}

	@Test
	void aLookThatHangsIsABugOfOurs() {
		var impatient = new CancellableLooks(Duration.ofMillis(1));
		assertThatThrownBy(() -> impatient.run(OPERATION, () -> {
			new CountDownLatch(1).await();
			return "never";
		})).isInstanceOf(Bug.class);
	}

	@Test
	void wakingWhatDoesNotLookDoesNothing() {
		this.looks.woken(OPERATION);
		assertThat(this.looks.run(OPERATION, () -> "seen")).contains("seen");
	}

}
