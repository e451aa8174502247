package dev.switchback.engine;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/// When a node takes nothing up, and when it does again.
class AbstentionTests {

	private final VirtualTime clock = new VirtualTime();

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
		this.clock.trust(false);
		assertThat(paused()).isTrue();
		assertThat(paused()).isTrue();
		this.clock.trust(true);
		assertThat(paused()).isFalse();
	}

	@Test
	void aClockThatWasSetBackDoesNotMakeItTakeUpWhatItMayNot() {
		assertThat(paused()).isFalse();
		this.clock.pass(Duration.ofMinutes(-1));
		this.clock.trust(false);
		assertThat(paused()).isTrue();
		this.clock.pass(Duration.ofMinutes(-1));
		assertThat(paused()).isTrue();
	}

	@Test
	void nothingIsPausedThatIsNotThereYet() {
		this.clock.trust(false);
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
