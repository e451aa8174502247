package dev.switchback.playbook;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SightingTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final Evidence NOTED = read("noted");

	private static final Evidence SEEN = read("seen");

	private static final Evidence BOTH = NOTED.and(SEEN);

	@Test
	void showsWhatWasNotedBeforeItAndIsOtherwiseTheSame() {
		assertThat(new Sighting.Met("up", SEEN, new Escalated()).after(NOTED))
			.isEqualTo(new Sighting.Met("up", BOTH, new Escalated()));
		assertThat(new Sighting.Converging("coming", SEEN, SOON).after(NOTED))
			.isEqualTo(new Sighting.Converging("coming", BOTH, SOON));
		assertThat(new Sighting.Blind("hidden", SEEN, SOON).after(NOTED))
			.isEqualTo(new Sighting.Blind("hidden", BOTH, SOON));
		assertThat(new Sighting.Unsettled("doubtful", SEEN, SOON).after(NOTED))
			.isEqualTo(new Sighting.Unsettled("doubtful", BOTH, SOON));
		assertThat(new Sighting.Refused("gone", SEEN).after(NOTED)).isEqualTo(new Sighting.Refused("gone", BOTH));
	}

	@Test
	void remembersWhetherACallLeftNoTraceWhenSomethingWasNotedBeforeIt() {
		assertThat(new Sighting.Unmet("down", SEEN, true).after(NOTED))
			.isEqualTo(new Sighting.Unmet("down", BOTH, true));
		assertThat(new Sighting.Unmet("down", SEEN).after(NOTED)).isEqualTo(new Sighting.Unmet("down", BOTH, false));
	}

	private static Evidence read(String value) {
		return Evidence.of(new Reading("state", "contoso-ams", value, Instant.parse("2026-03-02T12:00:00Z")));
	}

}
