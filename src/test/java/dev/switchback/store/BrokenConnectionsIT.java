package dev.switchback.store;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// However a connection breaks in the middle of a transaction, it is known for what it is: the database is away for a while.
@StoreIT
class BrokenConnectionsIT {

	@Autowired
	private TransactionOperations transactions;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ClaimRows claims;

	@Autowired
	private DataSource database;

	/// Ends the server's side of the transaction's own connection.
	private void terminate() {
		var pid = this.jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single();
		try (var other = this.database.getConnection()) {
			JdbcClient.create(new SingleConnectionDataSource(other, true))
				.sql("SELECT pg_terminate_backend(?, 10000)")
				.param(pid)
				.query(Boolean.class)
				.single();
		}
		catch (SQLException ex) {
			throw new AssertionError(ex);
		}
	}

	@Test
	void beforeAStatement() {
		assertThatExceptionOfType(TransactionException.class)
			.isThrownBy(() -> this.transactions.executeWithoutResult((_) -> {
				terminate();
				this.jdbc.sql("SELECT 1").query(Integer.class).single();
			}));
	}

	@Test
	void beforeTheCommit() {
		assertThatExceptionOfType(DataAccessResourceFailureException.class)
			.isThrownBy(() -> this.transactions.executeWithoutResult((_) -> terminate()));
	}

	@Test
	void beforeAnEntityIsRead() {
		var seen = new AtomicReference<RuntimeException>();
		assertThatExceptionOfType(TransactionException.class)
			.isThrownBy(() -> this.transactions.executeWithoutResult((_) -> {
				terminate();
				try {
					this.claims.all(Limit.of(1));
				}
				catch (RuntimeException ex) {
					seen.set(ex);
					throw ex;
				}
			}));
		assertThat(seen.get()).isInstanceOf(DataAccessResourceFailureException.class);
	}

}
