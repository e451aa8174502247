package dev.switchback.local;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.switchback.simulator.Options;
import dev.switchback.simulator.SimulatorServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CloudIT {

	@TempDir
	private Path directory;

	@Test
	void refusesTheAuthorityOfAnySimulatorWhereverItsFileLies() throws Exception {
		Path copy = this.directory.resolve("company-ca.pem");
		try (SimulatorServer simulator = SimulatorServer.start(Options.in(this.directory.resolve("simulator")))) {
			Files.copy(simulator.caFile(), copy);
		}
		assertThatExceptionOfType(CannotStart.class)
			.isThrownBy(() -> new CloudRefusals(
					new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db/switchback")
						.withProperty("switchback.azure.ca-certificate", copy.toString()))
				.check())
			.withMessageContaining("trusts a simulator");
	}

	@Test
	void isAskedBeforeTheFirstBeanOfTheCloud() {
		new ApplicationContextRunner().withUserConfiguration(ModeCheck.class, Cloud.class)
			.withPropertyValues("switchback.mode=cloud")
			.run((context) -> assertThat(context).getFailure().isInstanceOf(CannotStart.class));
	}

	@Test
	void isNotAskedInARehearsal() {
		new ApplicationContextRunner().withUserConfiguration(ModeCheck.class, Cloud.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

}
