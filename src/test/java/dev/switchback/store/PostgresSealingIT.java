package dev.switchback.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@StoreIT
class PostgresSealingIT extends SealingContract {

	@Autowired
	private PostgresKept kept;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void empty() {
		this.kept.empty();
	}

	@Override
	Kept kept() {
		return this.kept;
	}

	@Test
	void noTableHoldsItInClear() {
		opensWhatWasSealedWithAnObligation();
		var tables = this.jdbc.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
			.query(String.class)
			.list();
		assertThat(tables).contains("sealed_secrets", "events", "obligations");
		var hex = HexFormat.of().formatHex("hunter2".getBytes(StandardCharsets.UTF_8));
		for (var table : tables) {
			var rows = this.jdbc.sql("SELECT t::text FROM " + table + " t").query(String.class).list();
			assertThat(rows).as(table).noneMatch((row) -> row.contains("hunter2") || row.contains(hex));
		}
		assertThat(this.jdbc.sql("SELECT ciphertext FROM sealed_secrets").query(byte[].class).list()).hasSize(1);
	}

}
