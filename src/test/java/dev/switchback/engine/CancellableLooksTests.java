package dev.switchback.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class CancellableLooksTests {

	private static final UUID OPERATION = UUID.randomUUID();

	private final CancellableLooks looks = new CancellableLooks(Duration.ofMinutes(5));

	@Test
	void aLookReturnsWhatItSaw() {
		assertThat(this.looks.run(OPERATION, () -> "seen")).contains("seen");
	}

	@Test
	void aWakeUpCutsALookShort() throws Exception {
		var looking = new CountDownLatch(1);
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
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
