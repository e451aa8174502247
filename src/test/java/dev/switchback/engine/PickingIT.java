package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.switchback.TestDatabase;
import dev.switchback.process.Waiting;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// A replica takes no more than it can execute, however PostgreSQL plans the statement: the rest is for the others.
@SpringBootTest(classes = PickingIT.Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "db-scheduler.polling-interval=100ms", "db-scheduler.threads=4",
				"spring.datasource.hikari.connection-init-sql=SET enable_hashjoin = off; SET enable_mergejoin = off; "
						+ "SET enable_hashagg = off; SET enable_sort = off; SET enable_material = off" })
class PickingIT {

	private static final CountDownLatch RELEASED = new CountDownLatch(1);

	private static final Semaphore STARTED = new Semaphore(0);

	private static final Queue<String> EXECUTED = new ConcurrentLinkedQueue<>();

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private DataSource dataSource;

	@Test
	void picksNoMoreThanItExecutesAtOnce() throws InterruptedException {
		this.jdbc.sql("""
				INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
				SELECT 'held', n::text, now() - n * interval '1 second', false, 1, CASE WHEN n <= 4 THEN 90 ELSE 50 END
				FROM generate_series(1, 200) AS n
				UNION ALL SELECT 'held', 'later', now() + interval '1 hour', false, 1, 99
				UNION ALL SELECT 'of another version', '1', now() - interval '1 hour', false, 1, 99
				""").update();
		STARTED.acquire(4);
		assertThat(this.jdbc.sql("SELECT task_instance FROM scheduled_tasks WHERE picked").query(String.class).list())
			.as("the most urgent")
			.containsExactlyInAnyOrder("1", "2", "3", "4");
		assertThat(STARTED.availablePermits()).isZero();
		RELEASED.countDown();
		Waiting.until("all that is due is executed", Duration.ofMinutes(1),
				() -> left("held").equals(List.of("later")) ? Boolean.TRUE : null);
		assertThat(left("of another version")).containsExactly("1");
	}

	@Test
	void takesNothingThatAnotherReplicaTakes() {
		var others = Scheduler.create(this.dataSource, new Application().countedTask())
			.jdbcCustomization(new EngineConfiguration().schedulerCustomizer().jdbcCustomization().orElseThrow())
			.pollUsingLockAndFetch(0.5, 1)
			.pollingInterval(Duration.ofMillis(10))
			.threads(4)
			.build();
		this.jdbc.sql("""
				INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
				SELECT 'counted', n::text, now() - interval '1 minute', false, 1, 50 FROM generate_series(1, 1000) AS n
				""").update();
		others.start();
		try {
			Waiting.until("all are executed", Duration.ofMinutes(1),
					() -> left("counted").isEmpty() ? Boolean.TRUE : null);
		}
		finally {
			others.stop();
		}
		assertThat(EXECUTED).hasSize(1000).doesNotHaveDuplicates();
	}

	private List<String> left(String task) {
		return this.jdbc.sql("SELECT task_instance FROM scheduled_tasks WHERE task_name = ?")
			.param(task)
			.query(String.class)
			.list();
	}

	@EnableAutoConfiguration
	@Import(TestDatabase.class)
	static class Application {

		@Bean
		DbSchedulerCustomizer schedulerCustomizer() {
			return new EngineConfiguration().schedulerCustomizer();
		}

		@Bean
		Task<Void> countedTask() {
			return Tasks.oneTime("counted").execute((instance, _) -> EXECUTED.add(instance.getId()));
		}

		@Bean
		Task<Void> heldTask() {
			return Tasks.oneTime("held").execute((_, _) -> {
				STARTED.release();
				try {
					RELEASED.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			});
		}

	}

}
