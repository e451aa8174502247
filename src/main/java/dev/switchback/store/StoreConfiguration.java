package dev.switchback.store;

import dev.switchback.azure.arm.Secrets;
import dev.switchback.azure.arm.BudgetSettings;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;

/// What the store is given from outside: chance, and clocks.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ ClockSettings.class, BudgetSettings.class, SealingSettings.class,
		ReplicaSettings.class })
class StoreConfiguration {

	@Bean
	Seals seals(SealingSettings settings) {
		return new Seals(settings, Secrets.ofThisMachine());
	}

	@Bean
	PostgresReplicas replicas(Sql sql, Shield shield, ReplicaSettings settings) {
		return new PostgresReplicas(sql, shield, settings, UUID.randomUUID());
	}

	@Bean
	TimelineLog timelineLog() {
		return new TimelineLog((LoggerContext) LoggerFactory.getILoggerFactory());
	}

	@Bean
	Codes codes() {
		return new Codes(new SecureRandom());
	}

	/// By PostgreSQL's own codes: by the standard's alone, a lock that could not be had would be an error nobody knows.
	@Bean
	SQLExceptionTranslator exceptions() {
		return new SQLErrorCodeSQLExceptionTranslator("PostgreSQL");
	}

	@Bean
	PlatformTransactionManager transactionManager(ObjectProvider<TransactionManagerCustomizers> customizers) {
		var transactions = new OutageAwareTransactions();
		customizers.ifAvailable((all) -> all.customize(transactions));
		return transactions;
	}

	@Bean
	DatabaseClock databaseClock(JdbcClient jdbc, ClockSettings settings) {
		return new DatabaseClock(() -> now(jdbc), Instant::now, System::nanoTime, settings);
	}

	/// What it is as the statement runs, not when its transaction began.
	private static Instant now(JdbcClient jdbc) {
		return jdbc.sql("SELECT clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
	}

}
