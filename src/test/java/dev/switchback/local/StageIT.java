package dev.switchback.local;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StageIT {

	@TempDir
	private Path directory;

	@Test
	void leadsTheServiceToTheSimulatorAndTheTokensByDefault() {
		runner().run((context) -> {
			assertThat(setting(context, "switchback.azure.resource-manager-endpoint"))
				.isEqualTo(context.getBean(Stage.class).simulator().toString())
				.startsWith("https://localhost:");
			assertThat(Path.of(setting(context, "switchback.azure.ca-certificate"))).isRegularFile();
			assertThat(Path.of(setting(context, "switchback.security.tokens-file"))).isRegularFile();
			assertThat(setting(context, "switchback.azure.client-secret")).isEqualTo("simulator");
		});
	}

	@Test
	void letsEverySettingComeFirst() {
		runner().withPropertyValues("switchback.azure.resource-manager-endpoint=https://elsewhere:1")
			.run((context) -> assertThat(setting(context, "switchback.azure.resource-manager-endpoint"))
				.isEqualTo("https://elsewhere:1"));
	}

	@Test
	void startsNoSimulatorWhenItRunsElsewhere() {
		runner().withPropertyValues("switchback.simulator.enabled=false", "switchback.simulator.port=8444")
			.run((context) -> {
				assertThat(setting(context, "switchback.azure.resource-manager-endpoint"))
					.isEqualTo("https://localhost:8444");
				assertThat(this.directory.resolve("simulator")).doesNotExist();
			});
	}

	@Test
	void saysSoWhenThePortIsTaken() throws Exception {
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			RehearsalSettings settings = new RehearsalSettings(this.directory,
					new RehearsalSettings.Simulator(true, other.getLocalPort()));
			assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> Stage.set(settings, new SecureRandom()))
				.withMessageContaining("Port " + other.getLocalPort())
				.satisfies((refusal) -> assertThat(refusal.action()).contains("switchback.simulator.port"));
		}
	}

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner().withUserConfiguration(Rehearsal.class)
			.withPropertyValues("switchback.state-dir=" + this.directory, "switchback.simulator.port=0");
	}

	private static String setting(ApplicationContext context, String name) {
		return context.getEnvironment().getRequiredProperty(name);
	}

}
