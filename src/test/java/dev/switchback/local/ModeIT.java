package dev.switchback.local;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ModeIT {

	@TempDir
	private Path directory;

	@Test
	void isARehearsalWithoutASetting() {
		runner().run((context) -> {
			assertThat(context).hasSingleBean(Rehearsal.class);
			assertThat(this.directory.resolve("state/tokens.json")).exists();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "rehearsal", "REHEARSAL" })
	void isARehearsalWhenAskedFor(String mode) {
		runner().withPropertyValues("switchback.mode=" + mode)
			.run((context) -> assertThat(context).hasSingleBean(Rehearsal.class));
	}

	@Test
	void leavesNothingOfARehearsalBehindInTheCloud() {
		runner().withConfiguration(AutoConfigurations.of(EmbeddedDatabaseAutoConfiguration.class))
			.withPropertyValues("switchback.mode=cloud", "spring.datasource.url=")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(Rehearsal.class).doesNotHaveBean(JdbcConnectionDetails.class);
				assertThat(this.directory).isEmptyDirectory();
			});
	}

	@Test
	void refusesAModeThatDoesNotExist() {
		runner().withPropertyValues("switchback.mode=claud")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("No enum constant")
				.hasMessageContaining("claud"));
	}

	@Test
	void usesTheDatabaseThatIsNamed() {
		runner().withConfiguration(AutoConfigurations.of(EmbeddedDatabaseAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=jdbc:postgresql://db/switchback")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(JdbcConnectionDetails.class));
	}

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner().withUserConfiguration(ModeCheck.class, Rehearsal.class)
			.withPropertyValues("switchback.state-dir=" + this.directory.resolve("state"),
					"switchback.simulator.port=0");
	}

}
