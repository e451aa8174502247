package dev.switchback.store;

import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Connections that are given up after a second without an answer.
@StoreIT
@TestPropertySource(properties = "spring.datasource.hikari.data-source-properties.socketTimeout=1")
class PatientMigrationsIT {

	@Autowired
	private DataSource database;

	@Test
	void aMigrationMayBeSilentForLongerThanAnythingElse(@TempDir Path migrations) throws Exception {
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> JdbcClient.create(this.database).sql("SELECT pg_sleep(3)").query().listOfRows());
		Files.writeString(migrations.resolve("V1__slow.sql"), "SELECT pg_sleep(3);");
		var migrated = Flyway.configure()
			.dataSource(this.database)
			.schemas("slow")
			.locations("filesystem:" + migrations)
			.callbacks(new PatientMigrations())
			.load()
			.migrate();
		assertThat(migrated.success).isTrue();
	}

}
