package dev.switchback.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

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

	@Autowired
	private JdbcClient jdbc;

	@Test
	void picksNoMoreThanItExecutesAtOnce() throws InterruptedException {
		this.jdbc.sql("""
				INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
				SELECT 'held', n::text, now() - interval '1 minute', false, 1, 50 FROM generate_series(1, 200) AS n
				""").update();
		STARTED.acquire(4);
		assertThat(count("picked")).isEqualTo(4);
		assertThat(STARTED.availablePermits()).isZero();
		RELEASED.countDown();
		Waiting.until("all are executed", Duration.ofMinutes(1), () -> (count("true") == 0) ? Boolean.TRUE : null);
	}

	private int count(String condition) {
		return this.jdbc.sql("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'held' AND " + condition)
			.query(Integer.class)
			.single();
	}

	@EnableAutoConfiguration
	@Import(TestDatabase.class)
	static class Application {

		@Bean
		DbSchedulerCustomizer schedulerCustomizer() {
			return new EngineConfiguration().schedulerCustomizer();
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
