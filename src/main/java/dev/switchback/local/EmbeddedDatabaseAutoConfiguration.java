package dev.switchback.local;

import java.security.SecureRandom;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/// Gives a rehearsal its database when none is named. An auto-configuration, so that a test or a container that brings
/// connection details of its own comes first.
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@OnRehearsal
@Conditional(NoDatabaseIsNamed.class)
@ConditionalOnMissingBean(JdbcConnectionDetails.class)
class EmbeddedDatabaseAutoConfiguration {

	@Bean
	EmbeddedDatabase embeddedDatabase(Environment environment) {
		return EmbeddedDatabase.start(RehearsalSettings.of(environment).state(), new SecureRandom());
	}

	@Bean
	JdbcConnectionDetails embeddedConnectionDetails(EmbeddedDatabase database) {
		return new JdbcConnectionDetails() {
			@Override
			public String getUsername() {
				return database.username();
			}

			@Override
			public String getPassword() {
				return database.password();
			}

			@Override
			public String getJdbcUrl() {
				return database.jdbcUrl();
			}
		};
	}

}
