package dev.switchback.store;

import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Bean;
import dev.switchback.azure.arm.SomeSecrets;
import java.util.Map;
import java.util.List;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.switchback.TestDatabase;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/// Starts the store and nothing else of ours, on a database that is emptied before each test. Nothing that is scheduled
/// is executed.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = StoreIT.Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "db-scheduler.enabled=false", "spring.datasource.hikari.connection-timeout=60000" })
@interface StoreIT {

	@EnableAutoConfiguration
	@ComponentScan(basePackageClasses = StoreIT.class)
	@Import({ TestDatabase.class, PostgresKept.class })
	class Application {

		@Bean
		@Primary
		Seals sealsOfATest() {
			return new Seals(new SealingSettings("env:SEALING", List.of()),
					SomeSecrets.of(Map.of("SEALING", "5a".repeat(32))));
		}

	}

}
