package dev.switchback.store;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import dev.switchback.operation.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.TestPropertySource;

import static dev.switchback.store.Samples.after;
import static dev.switchback.store.Samples.draft;
import static dev.switchback.store.Samples.noticed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// A replica that is paused in the middle of a transaction keeps its connection, and with it every lock.
@StoreIT
@TestPropertySource(properties = "spring.datasource.hikari.connection-init-sql="
		+ "SET idle_in_transaction_session_timeout = '2s'; SET lock_timeout = '100ms'")
class FrozenReplicaIT {

	@Autowired
	private PostgresKept kept;

	@Autowired
	private DataSource database;

	@BeforeEach
	void empty() {
		this.kept.empty();
	}

	@Test
	void letsGoOfWhatItLockedAfterAWhile() throws SQLException {
		var operation = Samples.of(this.kept.operations().accept(draft("a")));
		List<Event> events = List.of(noticed("took over"));
		try (var frozen = this.database.getConnection()) {
			frozen.setAutoCommit(false);
			JdbcClient.create(new SingleConnectionDataSource(frozen, true))
				.sql("SELECT revision FROM operations WHERE id = ? FOR UPDATE")
				.param(operation.id())
				.query(Long.class)
				.single();
			assertThatExceptionOfType(PessimisticLockingFailureException.class)
				.isThrownBy(() -> this.kept.operations().append(operation, after(1), events));
			assertThat(appendAtLast(operation.id(), events)).isEqualTo(2);
			assertThatExceptionOfType(SQLException.class).isThrownBy(frozen::commit);
		}
	}

	private long appendAtLast(UUID id, List<Event> events) {
		while (true) {
			try {
				var seen = this.kept.operations().find(id).orElseThrow();
				return Samples.of(this.kept.operations().append(seen, after(1), events)).revision();
			}
			catch (PessimisticLockingFailureException _) {
				// As the engine does: it tries again.
			}
		}
	}

}
