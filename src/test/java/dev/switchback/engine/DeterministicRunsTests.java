package dev.switchback.engine;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Many schedules of several replicas, people, and everything that may go wrong (docs/deterministic-runs.md).
///
/// `-Dschedules=…` sets how many, `-Dseed=…` the first seed; one schedule with the seed of a failure replays it.
class DeterministicRunsTests {

	@Test
	void nothingThatNeverMayHappensDoes() {
		var schedules = Long.getLong("schedules", 2000L);
		var seed = Long.getLong("seed", 1);
		var began = System.nanoTime();
		var many = new ManySchedules(Mistake.NONE);
		many.play(seed, schedules, (violations) -> violations.size() >= 1000);
		System.out.printf("Seeds %d to %d, in %s%n%s", seed, seed + schedules - 1,
				Duration.ofNanos(System.nanoTime() - began).truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
				many.tally().table());
		many.violations().stream().limit(Integer.getInteger("show", 3)).forEach(System.out::println);
		assertThat(many.violations().stream().map((violation) -> violation.lines().findFirst().orElseThrow()))
			.isEqualTo(List.of());
	}

	@Test
	void theSameSeedTellsTheSameStory() {
		for (var seed = 1L; seed <= 20; seed++) {
			assertThat(story(seed)).isEqualTo(story(seed));
		}
	}

	private static String story(long seed) {
		var run = new DeterministicRun(seed, Mistake.NONE);
		run.play();
		return run.trace.text(run.store) + run.watch.received();
	}

}
