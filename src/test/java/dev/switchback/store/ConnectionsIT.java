package dev.switchback.store;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@StoreIT
class ConnectionsIT {

	@Autowired
	private JdbcClient jdbc;

	@Test
	void everyConnectionBoundsHowLongItHoldsAndWaitsForLocks() {
		assertThat(shown("idle_in_transaction_session_timeout")).isEqualTo("10s");
		assertThat(shown("lock_timeout")).isEqualTo("5s");
	}

	private String shown(String setting) {
		return this.jdbc.sql("SELECT current_setting(?)").param(setting).query(String.class).single();
	}

}
