package dev.switchback.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.switchback.chaos.Weather.Spell;
import dev.switchback.chaos.Weather.Want;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WeatherTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private Instant now = START;

	private final Weather weather = new Weather(() -> this.now);

	private static Instant at(int second) {
		return START.plusSeconds(second);
	}

	private void without(Want want, int from, int to) {
		this.now = at(from);
		this.weather.begin(want);
		this.now = at(to);
		this.weather.end(want);
	}

	private Duration calm(Set<Want> wants, Spell... excused) {
		return this.weather.calm(at(0), at(20), wants, List.of(excused));
	}

	@Test
	void onlyWhatIsWantedExcuses() {
		without(Want.AZURE, 2, 12);
		without(Want.DATABASE, 4, 7);

		assertThat(calm(EnumSet.of(Want.DATABASE, Want.REPLICA))).hasSeconds(17);
		assertThat(calm(EnumSet.allOf(Want.class))).hasSeconds(10);
	}

	@Test
	void whatOverlapsCountsOnce() {
		without(Want.DATABASE, 2, 12);
		without(Want.REPLICA, 5, 15);

		assertThat(calm(EnumSet.allOf(Want.class))).hasSeconds(7);
	}

	@Test
	void whatHasNotEndedExcusesFromItsBeginning() {
		this.now = at(15);
		this.weather.begin(Want.REPLICA);

		assertThat(calm(EnumSet.of(Want.REPLICA))).hasSeconds(15);
	}

	@Test
	void whatElseIsExcusedDoesNotCountEither() {
		assertThat(calm(EnumSet.allOf(Want.class), new Spell(at(3), at(4)))).hasSeconds(19);
	}

}
