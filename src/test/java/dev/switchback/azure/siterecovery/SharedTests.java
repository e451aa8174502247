package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.playbook.Problem;
import dev.switchback.playbook.Urgency;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SharedTests {

	private static final Duration TWO = Duration.ofSeconds(2);

	private final AtomicLong nanos = new AtomicLong();

	private final AtomicInteger readings = new AtomicInteger();

	private final Shared<Integer> shared = new Shared<>(this.nanos::incrementAndGet, SharedTests::waits);

	private static boolean waits(Duration duration, Deadline deadline) {
		try {
			Thread.sleep(duration);
			return true;
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private Deadline deadline(Urgency urgency) {
		return Deadline.in(Duration.ofHours(1), urgency, this.nanos::get);
	}

	private Fetched<Integer> value() {
		return new Fetched.Value<>(this.readings.incrementAndGet(), Instant.EPOCH);
	}

	private Fetched<Integer> failure() {
		this.readings.incrementAndGet();
		return new Fetched.Failed<>(new ArmProblem.Throttled(new Problem(0, "Kept", ""), TWO), Instant.EPOCH);
	}

	private Fetched<Integer> read(Duration age) {
		return this.shared.read("jobs", age, deadline(Urgency.RUNNING), this::value);
	}

	private void pass(Duration duration) {
		this.nanos.addAndGet(duration.toNanos());
	}

	@Test
	void whoAcceptsNoAgeReadsForThemselves() {
		read(Duration.ZERO);
		read(Duration.ZERO);
		assertThat(this.readings).hasValue(2);
	}

	@Test
	void whoAcceptsAnAgeGetsWhatIsYounger() {
		read(TWO);
		pass(Duration.ofMillis(1999));
		assertThat(read(TWO)).isEqualTo(new Fetched.Value<>(1, Instant.EPOCH));
		pass(Duration.ofMillis(2));
		assertThat(read(TWO)).isEqualTo(new Fetched.Value<>(2, Instant.EPOCH));
	}

	@Test
	void theAgeOfAReadingIsCountedFromItsBeginning() {
		this.shared.read("jobs", TWO, deadline(Urgency.RUNNING), () -> {
			pass(TWO);
			return value();
		});
		read(TWO);
		assertThat(this.readings).hasValue(2);
	}

	@Test
	void whatIsReadOfOneThingTellsNothingOfAnother() {
		read(TWO);
		this.shared.read("other jobs", TWO, deadline(Urgency.RUNNING), this::value);
		assertThat(this.readings).hasValue(2);
	}

	@Test
	void whatIsRefusedToTheLessUrgentIsNotRefusedToTheMoreUrgent() {
		this.shared.read("jobs", TWO, deadline(Urgency.PREVIEW), this::failure);
		this.shared.read("jobs", TWO, deadline(Urgency.ASSESSMENT), this::failure);
		assertThat(this.readings).as("an assessment is refused what a preview is").hasValue(1);
		assertThat(read(TWO)).isInstanceOf(Fetched.Value.class);
		this.shared.read("jobs", TWO, deadline(Urgency.ASSESSMENT), this::failure);
		assertThat(this.readings).as("what could be read is for everybody").hasValue(2);
	}

	/// Whoever came while somebody read did not see that reading begin: the next one is for all of them.
	@Test
	void whoWaitsForAReadingSharesTheNextOne() throws InterruptedException {
		var waiting = new ArrayList<Thread>();
		var got = new ArrayList<Fetched<Integer>>(List.of());
		this.shared.read("jobs", Duration.ZERO, deadline(Urgency.RUNNING), () -> {
			IntStream.range(0, 20).forEach((_) -> waiting.add(Thread.ofPlatform().start(() -> {
				var fetched = read(Duration.ZERO);
				synchronized (got) {
					got.add(fetched);
				}
			})));
			waiting.forEach(SharedTests::awaitWaiting);
			return value();
		});
		for (var thread : waiting) {
			thread.join();
		}
		assertThat(got).hasSize(20).containsOnly(new Fetched.Value<>(2, Instant.EPOCH));
		assertThat(this.readings).hasValue(2);
	}

	private static void awaitWaiting(Thread thread) {
		while (thread.getState() != Thread.State.TIMED_WAITING) {
			Thread.onSpinWait();
		}
	}

	@Test
	void whoIsInterruptedWhileWaitingReadsAloneAndStaysInterrupted() throws InterruptedException {
		var interrupted = new AtomicInteger();
		this.shared.read("jobs", Duration.ZERO, deadline(Urgency.RUNNING), () -> {
			var thread = Thread.ofPlatform().start(() -> {
				read(Duration.ZERO);
				interrupted.set(Thread.currentThread().isInterrupted() ? 1 : 2);
			});
			awaitWaiting(thread);
			thread.interrupt();
			joined(thread);
			return value();
		});
		assertThat(interrupted).hasValue(1);
	}

	/// A decision cuts a look short; its reading says nothing about Azure.
	@Test
	void whatSomebodyWasInterruptedAtIsNoAnswerForOthers() {
		joined(Thread.ofPlatform().start(() -> this.shared.read("jobs", TWO, deadline(Urgency.RUNNING), () -> {
			Thread.currentThread().interrupt();
			return failure();
		})));
		assertThat(read(TWO)).isEqualTo(new Fetched.Value<>(2, Instant.EPOCH));
	}

	@Test
	void waitsByTheClockThatIsGiven() {
		var virtual = new Shared<Integer>(this.nanos::incrementAndGet, (duration, deadline) -> {
			pass(duration);
			return deadline.left().isPositive();
		});
		virtual.read("jobs", Duration.ZERO, deadline(Urgency.RUNNING), () -> {
			joined(Thread.ofPlatform()
				.start(() -> virtual.read("jobs", Duration.ZERO, deadline(Urgency.RUNNING), this::value)));
			return value();
		});
		assertThat(this.readings).hasValue(2);
		assertThat(Duration.ofNanos(this.nanos.get())).isGreaterThanOrEqualTo(Duration.ofHours(1));
	}

	@Test
	void noTwoReadingsBeginSoonerAfterEachOtherThanThePace() {
		var virtual = new Shared<Integer>(this.nanos::get, (duration, _) -> {
			pass(duration);
			return true;
		});
		var begun = new ArrayList<Long>();
		for (var reader = 0; reader < 3; reader++) {
			virtual.read("items", Duration.ZERO, TWO, deadline(Urgency.RUNNING), () -> {
				begun.add(Duration.ofNanos(this.nanos.get()).toMillis());
				pass(Duration.ofMillis(300));
				return value();
			});
		}
		assertThat(begun).containsExactly(0L, 2000L, 4000L);
	}

	@Test
	void whoHasNoTimeForThePaceReadsAtOnce() {
		var hurried = new Shared<Integer>(this.nanos::get, (_, _) -> false);
		hurried.read("items", Duration.ZERO, TWO, deadline(Urgency.RUNNING), this::value);
		hurried.read("items", Duration.ZERO, TWO, deadline(Urgency.RUNNING), this::value);
		assertThat(this.readings).hasValue(2);
		assertThat(this.nanos).hasValue(0);
	}

	private static void joined(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
