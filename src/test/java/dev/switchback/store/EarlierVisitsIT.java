package dev.switchback.store;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// What operations had visited before their visits were kept one by one.
@StoreIT
class EarlierVisitsIT {

	private static final String STORED = """
			INSERT INTO earlier.operations (id, code, revision, last_seq, kind, version, purpose, subject, request, claimed,
				requested_by, requested_by_person, requested_via, reason, plan, outline, runs, phase, stumbles, created_at)
			VALUES (gen_random_uuid(), ?, 1, 1, 'CANARY', 1, 'DRILL', 'nothing', '{}', '{}', 'ada', true, 'curl', 'to see', '{}',
				'[]', ?::jsonb, '{"type": "forward"}', 0, now())""";

	private static final String TOLD = """
			SELECT coalesce((SELECT string_agg(run ->> 'key', ' ' ORDER BY place) FROM unnest(runs) WITH ORDINALITY AS r (run, place)),
				'none') FROM earlier.operations WHERE code = ?""";

	@Autowired
	private DataSource database;

	private void migrated(String version) {
		Flyway.configure()
			.dataSource(this.database)
			.schemas("earlier")
			.locations("classpath:db/migration")
			.callbacks(new PatientMigrations())
			.target(version)
			.load()
			.migrate();
	}

	@Test
	void areReadInTheirOrder() {
		migrated("34");
		var sql = JdbcClient.create(this.database);
		sql.sql(STORED)
			.params("SB-000001", """
					[{"key": "check", "visit": 1}, {"key": "disable", "visit": 1}, {"key": "check", "visit": 2}]""")
			.update();
		sql.sql(STORED).params("SB-000002", "[]").update();

		migrated("35");

		assertThat(sql.sql(TOLD).param("SB-000001").query(String.class).single()).isEqualTo("check disable check");
		assertThat(sql.sql("SELECT runs[3] ->> 'visit' FROM earlier.operations WHERE code = 'SB-000001'")
			.query(String.class)
			.single()).isEqualTo("2");
		assertThat(sql.sql(TOLD).param("SB-000002").query(String.class).single()).isEqualTo("none");
	}

}
