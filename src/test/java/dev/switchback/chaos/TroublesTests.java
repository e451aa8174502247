package dev.switchback.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TroublesTests {

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private final Troubles troubles = new Troubles(() -> this.now);

	private void pass(int seconds) {
		this.now = this.now.plusSeconds(seconds);
	}

	@Test
	void whatIsGoingOnIsTrouble() {
		this.troubles.during(List.of("one"), Duration.ZERO, () -> {
			pass(60);
			assertThat(this.troubles.none("one", this.now)).isFalse();
		});
	}

	@Test
	void whatBeganMeanwhileIsTroubleEvenIfItIsOver() {
		var since = this.now;
		pass(1);
		this.troubles.during(List.of("one"), Duration.ZERO, () -> pass(1));
		pass(60);

		assertThat(this.troubles.none("one", since)).isFalse();
	}

	@Test
	void itLastsForAWhileOnceItIsOver() {
		this.troubles.during(List.of("one"), Duration.ofSeconds(10), () -> pass(1));
		pass(9);
		assertThat(this.troubles.none("one", this.now)).isFalse();
		pass(2);
		assertThat(this.troubles.none("one", this.now)).isTrue();
	}

	@Test
	void ofAnotherReplicaItIsNone() {
		this.troubles.during(List.of("one"), Duration.ofSeconds(10), () -> pass(1));

		assertThat(this.troubles.none("two", this.now)).isTrue();
	}

}
