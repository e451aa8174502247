package dev.switchback.store;

import java.time.Instant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.switchback.TestDatabase;
import dev.switchback.process.Waiting;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Schedules;
import dev.switchback.operation.Wakeups;
import dev.switchback.playbook.Decision;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.switchback.store.Samples.decided;
import static dev.switchback.store.Samples.draft;
import static org.assertj.core.api.Assertions.assertThat;

/// Operations sleep and are woken by db-scheduler itself. They sleep for years, so a decision that is lost is not noticed.
@SpringBootTest(classes = SleepingIT.Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "db-scheduler.polling-interval=100ms", "db-scheduler.threads=8",
				"db-scheduler.immediate-execution-enabled=false" })
class SleepingIT {

	private static final Instant NEXT_YEAR = Instant.parse("2100-01-01T00:00:00Z");

	@Autowired
	private Operations operations;

	@Autowired
	private Sleepers sleepers;

	@Autowired
	private Journal journal;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void noDecisionIsLostWhileTheOperationGoesToSleep() {
		var parties = 8;
		var rounds = 50;
		Together.call(parties, (party) -> {
			var operation = accept("party " + party);
			for (var round = 0; round < rounds; round++) {
				decide(operation.id());
				this.sleepers.awaitDecisions(operation.id(), 1);
			}
			return party;
		});
	}

	@Test
	void noDecisionIsLostWhenManyComeAtOnce() {
		var operation = accept("popular");
		Together.call(20, (party) -> {
			decide(operation.id());
			return party;
		});
		this.sleepers.awaitDecisions(operation.id(), 20);
	}

	@Test
	void whatCannotBeRescheduledStaysWithItsExecution() {
		var operation = accept("restless");
		this.sleepers.failFrom(operation.id());
		decide(operation.id());
		this.sleepers.awaitFailure(operation.id());
		assertThat(picked(operation.id())).isTrue();
		assertThat(this.journal.nextLook(operation.id())).isEmpty();
	}

	@Test
	void whatSleepsSaysUntilWhen() {
		var operation = accept("sleepy");
		decide(operation.id());
		this.sleepers.awaitDecisions(operation.id(), 1);
		this.sleepers.awaitSleep(operation.id());
		Waiting.until("the sleep is committed", Duration.ofSeconds(30),
				() -> picked(operation.id()) ? null : Boolean.TRUE);
		assertThat(this.journal.nextLook(operation.id())).hasValue(NEXT_YEAR);
	}

	private boolean picked(UUID id) {
		return this.jdbc.sql("SELECT picked FROM scheduled_tasks WHERE task_instance = ?")
			.param(id.toString())
			.query(Boolean.class)
			.single();
	}

	private Operation accept(String key) {
		return Samples.of(this.operations.accept(draft(key + UUID.randomUUID())));
	}

	private void decide(UUID id) {
		while (true) {
			var seen = this.operations.find(id).orElseThrow();
			if (this.operations.interject(seen, seen.createdAt(), List.of(decided(Decision.RETRY)),
					null) instanceof Operations.Appending.Appended) {
				return;
			}
		}
	}

	@EnableAutoConfiguration
	@ComponentScan(basePackageClasses = PostgresOperations.class)
	@Import({ TestDatabase.class, Sleepers.class })
	static class Application {

		@Bean
		Wakeups alarm(ObjectProvider<Scheduler> scheduler) {
			return (_) -> scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
		}

		@Bean
		Task<Void> operationTask(Operations operations, Sleepers sleepers) {
			return Tasks.custom(Schedules.OPERATION, Void.class)
				.onFailure((complete, execution) -> execution.reschedule(complete, NEXT_YEAR))
				.onDeadExecution((execution, operation) -> {
				})
				.execute((instance, _) -> {
					var seen = operations.find(UUID.fromString(instance.getId())).orElseThrow();
					return (complete, execution) -> sleepers.rest(seen, complete, execution);
				});
		}

	}

	/// Operations that notice how often was decided, and go to sleep again.
	static class Sleepers {

		private final Operations operations;

		private final Map<UUID, Semaphore> noticed = new ConcurrentHashMap<>();

		private final Map<UUID, Semaphore> asleep = new ConcurrentHashMap<>();

		private final Map<UUID, Semaphore> failing = new ConcurrentHashMap<>();

		private final Map<UUID, Long> revisions = new ConcurrentHashMap<>();

		Sleepers(Operations operations) {
			this.operations = operations;
		}

		/// Each decision is one revision.
		void rest(Operation seen, ExecutionComplete complete, ExecutionOperations<Void> execution) {
			var news = seen.revision() - this.revisions.getOrDefault(seen.id(), 1L);
			this.revisions.put(seen.id(), seen.revision());
			noticed(seen.id()).release((int) news);
			if (news > 0 && this.failing.containsKey(seen.id())) {
				fail(seen);
			}
			else if (this.operations.rest(seen, NEXT_YEAR, () -> execution.reschedule(complete, NEXT_YEAR))) {
				asleep(seen.id()).release();
			}
			else {
				execution.reschedule(complete, complete.getTimeDone());
			}
		}

		private void fail(Operation seen) {
			try {
				this.operations.rest(seen, NEXT_YEAR, () -> {
					throw new IllegalStateException("it cannot be rescheduled");
				});
			}
			finally {
				this.failing.get(seen.id()).release();
			}
		}

		void awaitDecisions(UUID id, int count) {
			await(noticed(id), count);
		}

		void failFrom(UUID id) {
			this.failing.put(id, new Semaphore(0));
		}

		void awaitFailure(UUID id) {
			await(this.failing.get(id), 1);
		}

		void awaitSleep(UUID id) {
			await(asleep(id), 1);
		}

		private Semaphore asleep(UUID id) {
			return this.asleep.computeIfAbsent(id, (_) -> new Semaphore(0));
		}

		private Semaphore noticed(UUID id) {
			return this.noticed.computeIfAbsent(id, (_) -> new Semaphore(0));
		}

		private static void await(Semaphore semaphore, int count) {
			try {
				assertThat(semaphore.tryAcquire(count, 30, TimeUnit.SECONDS)).as("noticed in time").isTrue();
			}
			catch (InterruptedException ex) {
				throw new AssertionError(ex);
			}
		}

	}

}
