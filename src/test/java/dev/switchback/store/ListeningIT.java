package dev.switchback.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.switchback.TestDatabase;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Timekeeper;
import dev.switchback.operation.Wakeups;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionOperations;

import static dev.switchback.store.Samples.draft;
import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = ListeningIT.Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = "db-scheduler.enabled=false")
class ListeningIT {

	@Autowired
	private Heard heard;

	@Autowired
	private Operations operations;

	@Autowired
	private Timekeeper time;

	@Autowired
	private TransactionOperations transactions;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private DataSource database;

	@Test
	void hearsWhatAnotherReplicaMadeDue() throws Exception {
		var id = UUID.randomUUID();
		ringUntilHeard(id);
	}

	@Test
	void ringsForOthersWhenItAccepts() throws Exception {
		ringUntilHeard(UUID.randomUUID());
		try (var other = new Other()) {
			var operation = Samples.of(this.operations.accept(draft("a")));
			assertThat(this.heard.next()).as("told directly").isEqualTo(operation.id());
			assertThat(other.next()).as("told through the database").isEqualTo(operation.id());
			assertThat(this.heard.within(1000)).as("known before it is heard").isNull();
		}
	}

	@Test
	void hearsWhatOthersRingForThoughItHasRungForTheSame() throws Exception {
		ringUntilHeard(UUID.randomUUID());
		var operation = Samples.of(this.operations.accept(draft("b")));
		assertThat(this.heard.next()).isEqualTo(operation.id());
		assertThat(this.heard.within(1000)).isNull();
		ringUntilHeard(operation.id());
	}

	@Test
	void ringsForEachOfManyThatItAcceptsAtOnce() throws Exception {
		ringUntilHeard(UUID.randomUUID());
		try (var other = new Other()) {
			var accepted = Together.<UUID>call(100,
					(number) -> Samples.of(this.operations.accept(draft("many " + number))).id());
			var told = new ArrayList<UUID>();
			var heard = new ArrayList<UUID>();
			while (told.size() < 100) {
				told.add(this.heard.next());
				heard.add(other.next());
			}
			assertThat(told).as("directly").containsExactlyInAnyOrderElementsOf(accepted);
			assertThat(heard).as("through the database").containsExactlyInAnyOrderElementsOf(accepted);
		}
	}

	@Test
	void ringsForNothingThatIsNotCommitted() throws Exception {
		ringUntilHeard(UUID.randomUUID());
		this.transactions.executeWithoutResult((transaction) -> {
			this.operations.accept(draft("in vain"));
			transaction.setRollbackOnly();
		});
		var operation = Samples.of(this.operations.accept(draft("after that")));
		assertThat(this.heard.next()).isEqualTo(operation.id());
	}

	@Test
	void hearsAgainAfterItsConnectionBroke() throws Exception {
		var id = UUID.randomUUID();
		ringUntilHeard(id);
		assertThat(this.jdbc.sql("""
				SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
				WHERE query = 'LISTEN switchback_due' AND datname = current_database()""").query(Long.class).single())
			.isOne();
		var next = UUID.randomUUID();
		ringUntilHeard(next);
	}

	@Test
	void knowsTheTimeOfTheDatabaseFromTheStart() {
		assertThat(this.time.trusted()).isTrue();
	}

	/// Whether somebody listens yet cannot be asked, so it is rung for more than once.
	private void ringUntilHeard(UUID id) throws InterruptedException {
		for (var attempt = 0; attempt < 100; attempt++) {
			this.jdbc.sql("SELECT pg_notify('switchback_due', ?)").param(id.toString()).query((_, _) -> true).single();
			if (id.equals(this.heard.within(100))) {
				this.heard.forgetAll();
				return;
			}
		}
		throw new AssertionError("nobody listens");
	}

	/// Another replica, which listens.
	private final class Other implements AutoCloseable {

		private final Connection connection = DataSourceUtils.getConnection(ListeningIT.this.database);

		private final Queue<UUID> heard = new ArrayDeque<>();

		Other() throws SQLException {
			try (var statement = this.connection.createStatement()) {
				statement.execute("LISTEN switchback_due");
			}
		}

		UUID next() throws SQLException {
			if (this.heard.isEmpty()) {
				for (var told : this.connection.unwrap(PGConnection.class).getNotifications(10_000)) {
					this.heard.add(UUID.fromString(told.getParameter()));
				}
			}
			return this.heard.remove();
		}

		@Override
		public void close() throws SQLException {
			try (var statement = this.connection.createStatement()) {
				statement.execute("UNLISTEN switchback_due");
			}
			DataSourceUtils.releaseConnection(this.connection, ListeningIT.this.database);
		}

	}

	@EnableAutoConfiguration
	@ComponentScan(basePackageClasses = PostgresOperations.class)
	@Import({ TestDatabase.class, Heard.class })
	static class Application {

	}

	/// Remembers what it was told.
	static class Heard implements Wakeups {

		private final BlockingQueue<UUID> ids = new LinkedBlockingQueue<>();

		@Override
		public void woken(UUID id) {
			this.ids.add(id);
		}

		UUID next() throws InterruptedException {
			return this.ids.poll(10, TimeUnit.SECONDS);
		}

		UUID within(long millis) throws InterruptedException {
			return this.ids.poll(millis, TimeUnit.MILLISECONDS);
		}

		void forgetAll() throws InterruptedException {
			while (within(200) != null) {
				// What was rung for more than once is heard more than once.
			}
		}

	}

}
