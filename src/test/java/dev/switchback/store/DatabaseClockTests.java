package dev.switchback.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseClockTests {

	private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	private static final ClockSettings SETTINGS = new ClockSettings(Duration.ofSeconds(2), Duration.ofSeconds(5),
			Duration.ofSeconds(30));

	private final Deque<Duration> roundTrips = new ArrayDeque<>();

	private boolean reachable = true;

	private Duration behind = Duration.ZERO;

	private Instant wall = NOON;

	private long nanos = 1_000;

	private final DatabaseClock clock = new DatabaseClock(this::ask, () -> this.wall, () -> this.nanos, SETTINGS);

	@Test
	void trustsNothingBeforeTheDatabaseWasAsked() {
		assertThat(this.clock.trusted()).isFalse();
		assertThat(this.clock.instant()).isEqualTo(NOON);
		assertThat(this.clock.skew()).isZero();
	}

	@Test
	void tellsTheTimeOfTheDatabase() {
		this.behind = Duration.ofMillis(1500);
		this.clock.check();
		assertThat(this.clock.skew()).isEqualTo(Duration.ofMillis(1500));
		assertThat(this.clock.instant()).isEqualTo(NOON.minusMillis(1500));
		assertThat(this.clock.trusted()).isTrue();
		pass(Duration.ofSeconds(7));
		assertThat(this.clock.instant()).isEqualTo(NOON.plusMillis(5500));
	}

	@Test
	void knowsMicrosecondsOnly() {
		this.clock.check();
		pass(Duration.ofNanos(1_999));
		assertThat(this.clock.instant()).isEqualTo(NOON.plusNanos(1_000));
	}

	@Test
	void takesTheAnswerToBeOfHalfwayThroughTheRoundTrip() {
		answersAfter(Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofMillis(200));
		this.clock.check();
		assertThat(this.clock.skew()).isZero();
		assertThat(this.clock.instant()).isEqualTo(this.wall);
	}

	@Test
	void takesTheQuickestOfItsAnswers() {
		this.roundTrips.addAll(List.of(Duration.ofSeconds(3), Duration.ofMillis(2), Duration.ofSeconds(1)));
		this.clock.check();
		assertThat(this.clock.trusted()).isTrue();
	}

	@Test
	void distrustsAClockThatIsOffInEitherDirection() {
		this.behind = Duration.ofSeconds(2);
		this.clock.check();
		assertThat(this.clock.trusted()).isTrue();
		for (var off : List.of(Duration.ofMillis(2_001), Duration.ofMillis(-2_001), Duration.ofHours(1))) {
			this.behind = off;
			this.clock.check();
			assertThat(this.clock.trusted()).as("%s", off).isFalse();
		}
		this.behind = Duration.ofSeconds(-2);
		this.clock.check();
		assertThat(this.clock.trusted()).isTrue();
	}

	@Test
	void distrustsWhatItCouldNotMeasureWellEnough() {
		answersAfter(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));
		this.clock.check();
		assertThat(this.clock.trusted()).isFalse();
	}

	@Test
	void distrustsWhatWasCheckedTooLongAgo() {
		this.clock.check();
		pass(Duration.ofSeconds(30));
		assertThat(this.clock.trusted()).isTrue();
		pass(Duration.ofMillis(1));
		assertThat(this.clock.trusted()).isFalse();
	}

	@Test
	void bearsThatTheDatabaseIsAwayForAWhile() {
		this.clock.check();
		this.reachable = false;
		pass(Duration.ofSeconds(20));
		this.clock.check();
		assertThat(this.clock.trusted()).isTrue();
		assertThat(this.clock.instant()).isEqualTo(NOON.plusSeconds(20));
		pass(Duration.ofSeconds(20));
		this.clock.check();
		assertThat(this.clock.trusted()).isFalse();
		this.reachable = true;
		this.clock.check();
		assertThat(this.clock.trusted()).isTrue();
	}

	@Test
	void movesNoDeadlineWhenTheWallClockIsSet() {
		this.clock.check();
		this.wall = this.wall.plusSeconds(3600);
		assertThat(this.clock.instant()).isEqualTo(NOON);
		assertThat(this.clock.trusted()).as("until it is checked anew").isFalse();
	}

	@Test
	void distrustsItselfAfterTheMachineWasSuspended() {
		this.clock.check();
		this.wall = this.wall.plusSeconds(10);
		assertThat(this.clock.trusted()).isFalse();
		this.clock.check();
		assertThat(this.clock.trusted()).isTrue();
		assertThat(this.clock.instant()).isEqualTo(NOON.plusSeconds(10));
	}

	private void answersAfter(Duration... roundTrips) {
		this.roundTrips.addAll(List.of(roundTrips));
	}

	/// The database's time is the true one; the wall clock is ahead of it by `behind`.
	private Instant ask() {
		if (!this.reachable) {
			throw new DataAccessResourceFailureException("gone");
		}
		var roundTrip = this.roundTrips.isEmpty() ? Duration.ZERO : this.roundTrips.removeFirst();
		pass(roundTrip.dividedBy(2));
		var answer = this.wall.minus(this.behind);
		pass(roundTrip.dividedBy(2));
		return answer;
	}

	private void pass(Duration duration) {
		this.wall = this.wall.plus(duration);
		this.nanos += duration.toNanos();
	}

}
