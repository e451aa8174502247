package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeySettingsTests {

	@Test
	void keysAreKnownForAWeekUnlessSaidOtherwise() {
		var binder = new Binder(new MapConfigurationPropertySource());
		assertThat(binder.bindOrCreate("switchback.idempotency-keys", KeySettings.class).keptFor())
			.isEqualTo(Duration.ofDays(7));
	}

	@Test
	void keysAreKnownForAnHourAtLeast() {
		assertThat(new KeySettings(Duration.ofHours(1)).keptFor()).isEqualTo(Duration.ofHours(1));
		assertThatIllegalArgumentException().isThrownBy(() -> new KeySettings(Duration.ofMinutes(59)))
			.withMessageStartingWith("switchback.idempotency-keys.kept-for must be PT1H at least");
	}

	@Test
	void whatIsOlderIsForgottenByATask() {
		var forgotten = new AtomicReference<Instant>();
		var time = new VirtualTime();
		var task = new Tasks().forgetKeysTask(forgotten::set, time, new KeySettings(Duration.ofDays(2)));
		assertThat(task.getName()).isEqualTo("forget-keys");
		task.execute(task.instance("recurring"), null);
		assertThat(forgotten).hasValue(time.instant().minus(Duration.ofDays(2)));
	}

}
