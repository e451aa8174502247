package dev.switchback.engine;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

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
		var many = new ManySchedules(new PeeringScene(), Mistake.NONE, System.out::println);
		try (var every = Executors.newSingleThreadScheduledExecutor()) {
			every.scheduleAtFixedRate(() -> progress(many, seed, began), 1, 1, TimeUnit.MINUTES);
			many.play(seed, schedules, (violations) -> violations.size() >= 1000);
			every.shutdownNow();
		}
		System.out.printf("Seeds %d to %d, in %s%n%s", seed, seed + schedules - 1, since(began), many.tally().table());
		assertThat(many.violations().stream().map((violation) -> violation.lines().findFirst().orElseThrow()))
			.isEqualTo(List.of());
		assertThat(many.played()).isEqualTo(schedules);
	}

	private static void progress(ManySchedules many, long seed, long began) {
		System.out.printf("After %s: %d schedules from seed %d on, %d violations%n", since(began), many.played(), seed,
				many.violations().size());
	}

	private static Duration since(long began) {
		return Duration.ofNanos(System.nanoTime() - began).truncatedTo(ChronoUnit.SECONDS);
	}

	@Test
	void theSameSeedTellsTheSameStory() {
		for (var seed = 1L; seed <= 20; seed++) {
			assertThat(story(seed)).isEqualTo(story(seed));
		}
	}

	private static String story(long seed) {
		var run = new DeterministicRun(seed, new PeeringScene(), Mistake.NONE);
		run.play();
		return run.trace.text(run.store) + run.watch.received();
	}

}
