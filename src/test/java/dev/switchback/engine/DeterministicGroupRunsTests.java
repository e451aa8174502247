package dev.switchback.engine;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The same of consistency groups (docs/deterministic-runs.md).
class DeterministicGroupRunsTests {

	@Test
	void nothingThatNeverMayHappensDoes() {
		var schedules = Long.getLong("schedules", 300L);
		var seed = Long.getLong("seed", 1);
		var many = new ManySchedules(new GroupScene(), Mistake.NONE, System.out::println);
		many.play(seed, schedules, (violations) -> violations.size() >= Integer.getInteger("enough", 1000));
		System.out.printf("Groups, seeds %d to %d%n%s", seed, seed + schedules - 1, many.tally().table());
		assertThat(many.violations().stream().map((violation) -> violation.lines().findFirst().orElseThrow()))
			.isEqualTo(List.of());
	}

	@Test
	void theSameSeedTellsTheSameStory() {
		for (var seed = 1L; seed <= 5; seed++) {
			assertThat(story(seed)).isEqualTo(story(seed));
		}
	}

	private static String story(long seed) {
		var run = new DeterministicRun(seed, new GroupScene(), Mistake.NONE);
		run.play();
		return run.trace.text(run.store) + run.watch.received();
	}

}
