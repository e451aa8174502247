package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import dev.switchback.operation.Timekeeper;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/// When a node takes nothing up, and when it does again.
class AbstentionTests {

	/// A clock that may be set back.
	private static final class Clock implements Timekeeper {

		private Instant now = VirtualTime.START;

		private boolean trusted = true;

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public Duration skew() {
			return Duration.ZERO;
		}

		@Override
		public boolean trusted() {
			return this.trusted;
		}

	}

	private final Clock clock = new Clock();

	private final Scheduler scheduler = Scheduler.create(new DriverManagerDataSource())
		.jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
		.build();

	private final Abstention abstention = new Abstention(() -> this.scheduler, this.clock);

	private boolean paused() {
		this.abstention.check();
		return this.scheduler.getSchedulerState().isPaused();
	}

	@Test
	void aNodeThatMayNotExecuteTakesNothingUpUntilItMayAgain() {
		assertThat(paused()).isFalse();
		this.clock.trusted = false;
		assertThat(paused()).isTrue();
		assertThat(paused()).isTrue();
		this.clock.trusted = true;
		assertThat(paused()).isFalse();
	}

	@Test
	void aClockThatWasSetBackDoesNotMakeItTakeUpWhatItMayNot() {
		assertThat(paused()).isFalse();
		this.clock.now = this.clock.now.minusSeconds(60);
		this.clock.trusted = false;
		assertThat(paused()).isTrue();
		this.clock.now = this.clock.now.minusSeconds(60);
		assertThat(paused()).isTrue();
	}

	@Test
	void nothingIsPausedThatIsNotThereYet() {
		this.clock.trusted = false;
		new Abstention(() -> null, this.clock).check();
		assertThat(this.scheduler.getSchedulerState().isPaused()).isFalse();
	}

	@Test
	void itRunsUntilItIsStopped() {
		var idle = new Abstention(() -> null, this.clock);
		assertThat(idle.isRunning()).isFalse();
		idle.start();
		assertThat(idle.isRunning()).isTrue();
		idle.stop();
		assertThat(idle.isRunning()).isFalse();
		idle.stop();
	}

}
