package dev.switchback.engine;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The same of machines (docs/deterministic-runs.md).
class DeterministicMachineRunsTests {

	@Test
	void nothingThatNeverMayHappensDoes() {
		var schedules = Long.getLong("schedules", 1000L);
		var seed = Long.getLong("seed", 1);
		var many = new ManySchedules(new MachineScene(), Mistake.NONE, System.out::println);
		many.play(seed, schedules, (violations) -> violations.size() >= Integer.getInteger("enough", 1000));
		System.out.printf("Machines, seeds %d to %d%n%s", seed, seed + schedules - 1, many.tally().table());
		assertThat(many.violations().stream().map((violation) -> violation.lines().findFirst().orElseThrow()))
			.isEqualTo(List.of());
	}

	@Test
	void theSameSeedTellsTheSameStory() {
		for (var seed = 1L; seed <= 10; seed++) {
			assertThat(story(seed)).isEqualTo(story(seed));
		}
	}

	private static String story(long seed) {
		var run = new DeterministicRun(seed, new MachineScene(), Mistake.NONE);
		run.play();
		return run.trace.text(run.store) + run.watch.received();
	}

}
