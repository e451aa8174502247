package dev.switchback.local;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CloudRefusalsTests {

	private static final Map<String, String> PROPER = Map.of("spring.datasource.url", "jdbc:postgresql://db/switchback",
			"switchback.azure.client-secret", "a real one", "switchback.sealing.key", "env:SEALING_KEY");

	@Test
	void acceptsWhatBelongsIntoTheCloud() {
		assertThatCode(() -> refusals(Map.of()).check()).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@CsvSource({ "spring.datasource.url, '', names no database",
			"switchback.azure.client-secret, simulator, is the simulator's",
			"switchback.security.tokens-file, .switchback/tokens.json, local tokens",
			"switchback.azure.ca-certificate, nowhere.pem, cannot be read",
			"switchback.azure.probe.rehearsed, true, lets a simulator tell",
			"switchback.sealing.key, '', names no key" })
	void refusesWhatBelongsIntoARehearsal(String setting, String value, String complaint) {
		assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> refusals(Map.of(setting, value)).check())
			.withMessageContaining(setting)
			.withMessageContaining(complaint);
	}

	@Test
	void namesEverythingAtOnce() {
		assertThatExceptionOfType(CannotStart.class)
			.isThrownBy(
					() -> refusals(Map.of("spring.datasource.url", "", "switchback.azure.client-secret", "simulator"))
						.check())
			.withMessageContaining("spring.datasource.url")
			.withMessageContaining("client-secret");
	}

	private static CloudRefusals refusals(Map<String, String> changes) {
		MockEnvironment environment = new MockEnvironment();
		PROPER.forEach(environment::setProperty);
		changes.forEach(environment::setProperty);
		return new CloudRefusals(environment);
	}

}
