package dev.switchback.engine;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener;
import dev.switchback.TestDatabase;
import dev.switchback.operation.Schedules;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.Keeper;
import dev.switchback.process.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// What the scheduler takes up, on a node whose own clock is decades off the database's.
@SpringBootTest(classes = SchedulingIT.Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "db-scheduler.polling-interval=50ms", "db-scheduler.heartbeat-interval=200ms",
				"db-scheduler.missed-heartbeats-limit=4" })
class SchedulingIT {

	@Autowired
	private OtherTime time;

	@Autowired
	private Rounds rounds;

	@Autowired
	private Scheduler scheduler;

	@Autowired
	private JdbcClient jdbc;

	private final String id = UUID.randomUUID().toString();

	@BeforeEach
	void trust() {
		this.time.trusted = true;
		Waiting.until("the scheduler goes on", Duration.ofSeconds(30), () -> paused() ? null : Boolean.TRUE);
	}

	private boolean paused() {
		return this.scheduler.getSchedulerState().isPaused();
	}

	/// Of an operation that there is not, so that whoever takes it up takes it off the schedule.
	private void schedule(String id, Instant at) {
		this.jdbc.sql("""
				INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
				VALUES (?, ?, ?, false, 1)""").params(List.of(Schedules.OPERATION, id, Timestamp.from(at))).update();
	}

	private boolean scheduled(String id) {
		return this.jdbc.sql("SELECT count(*) FROM scheduled_tasks WHERE task_instance = ?")
			.param(id)
			.query(Integer.class)
			.single() == 1;
	}

	/// Whoever takes something up and hands it back leaves it on the schedule, in another version.
	private boolean untouched(String id) {
		return this.jdbc
			.sql("SELECT count(*) FROM scheduled_tasks WHERE task_instance = ? AND NOT picked AND version = 1")
			.param(id)
			.query(Integer.class)
			.single() == 1;
	}

	private void awaitTakenUp(String id) {
		Waiting.until("it is taken up", Duration.ofSeconds(30), () -> scheduled(id) ? null : Boolean.TRUE);
	}

	@Test
	void takesNothingUpThatIsDueByItsOwnClockOnly() {
		schedule(this.id, this.time.instant().plus(Duration.ofDays(1)));
		var due = UUID.randomUUID().toString();
		schedule(due, this.time.instant());
		awaitTakenUp(due);
		assertThat(scheduled(this.id)).isTrue();
		this.time.ahead = this.time.ahead.plus(Duration.ofDays(2));
		this.scheduler.triggerCheckForDueExecutions();
		awaitTakenUp(this.id);
	}

	@Test
	void takesNobodyForDeadWhoseHeartbeatIsOldByItsOwnClockOnly() {
		this.jdbc
			.sql("""
					INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat,
						version)
					VALUES (?, ?, ?, true, 'another', ?, 2)""")
			.params(List.of(Schedules.OPERATION, this.id, Timestamp.from(this.time.instant()),
					Timestamp.from(this.time.instant().plus(Duration.ofDays(1)))))
			.update();
		this.rounds.await(SchedulerListener.SchedulerEventType.RAN_DETECT_DEAD);
		assertThat(scheduled(this.id)).isTrue();
		this.time.ahead = this.time.ahead.plus(Duration.ofDays(2));
		awaitTakenUp(this.id);
	}

	@Test
	void takesNothingUpWhileItsClockIsOff() {
		this.time.trusted = false;
		Waiting.until("the scheduler pauses", Duration.ofSeconds(30), () -> paused() ? Boolean.TRUE : null);
		schedule(this.id, this.time.instant().minus(Duration.ofDays(1)));
		this.scheduler.triggerCheckForDueExecutions();
		this.time.awaitAsked(3);
		assertThat(untouched(this.id)).isTrue();
		this.time.trusted = true;
		awaitTakenUp(this.id);
	}

	private static void awaitAll(Semaphore happened, int times) {
		try {
			assertThat(happened.tryAcquire(times, 30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	@EnableAutoConfiguration
	@AutoConfigurationPackage(basePackages = "dev.switchback.store")
	@ComponentScan({ "dev.switchback.store", "dev.switchback.engine" })
	@Import({ TestDatabase.class, OtherTime.class, Rounds.class })
	static class Application {

		@Bean
		ToyFailover failover() {
			return new ToyFailover(new Toy(new VirtualTime(), Crashes.never()));
		}

		@Bean
		Keeper keeper() {
			return new Toy(new VirtualTime(), Crashes.never()).keeper();
		}

	}

	/// The database's clock, long ago.
	@Primary
	static class OtherTime implements Timekeeper {

		private final long began = System.nanoTime();

		volatile Duration ahead = Duration.ZERO;

		volatile boolean trusted = true;

		private final Semaphore asked = new Semaphore(0);

		@Override
		public Instant instant() {
			return Instant.parse("2001-01-01T00:00:00Z").plus(this.ahead).plusNanos(System.nanoTime() - this.began);
		}

		@Override
		public Duration skew() {
			return Duration.ZERO;
		}

		@Override
		public boolean trusted() {
			this.asked.release();
			return this.trusted;
		}

		/// Waits until it was asked so often whether it is to be relied on, which happens every second: far more seldom than the
		/// scheduler looks for what is due.
		void awaitAsked(int times) {
			this.asked.drainPermits();
			awaitAll(this.asked, times);
		}

	}

	/// Counts what the scheduler did.
	static class Rounds extends AbstractSchedulerListener {

		private final Map<SchedulerListener.SchedulerEventType, Semaphore> rounds = new ConcurrentHashMap<>();

		private Semaphore of(SchedulerListener.SchedulerEventType type) {
			return this.rounds.computeIfAbsent(type, (_) -> new Semaphore(0));
		}

		@Override
		public void onSchedulerEvent(SchedulerListener.SchedulerEventType type) {
			of(type).release();
		}

		/// Waits until it has begun and ended once more.
		void await(SchedulerListener.SchedulerEventType type) {
			of(type).drainPermits();
			awaitAll(of(type), 2);
		}

	}

}
