package dev.switchback.engine;

import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Many schedules of a scene that is not that of circuits (docs/deterministic-runs.md).
///
/// `-Dschedules=…` sets how many, `-Dseed=…` the first seed; one schedule with the seed of a failure replays it.
abstract class SceneRuns {

	private final Supplier<Scene> scene;

	private final long schedules;

	/// @param schedules unless others are asked for
	SceneRuns(Supplier<Scene> scene, long schedules) {
		this.scene = scene;
		this.schedules = Long.getLong("schedules", schedules);
	}

	@Test
	void nothingThatNeverMayHappensDoes() {
		var seed = Long.getLong("seed", 1);
		var many = new ManySchedules(this.scene.get(), Mistake.NONE, System.out::println);
		many.play(seed, this.schedules, (violations) -> violations.size() >= Integer.getInteger("enough", 1000));
		System.out.printf("%s, seeds %d to %d%n%s", this.scene.get().getClass().getSimpleName(), seed,
				seed + this.schedules - 1, many.tally().table());
		assertThat(many.violations().stream().map((violation) -> violation.lines().findFirst().orElseThrow()))
			.isEqualTo(List.of());
		assertThat(many.played()).isEqualTo(this.schedules);
	}

	@Test
	void theSameSeedTellsTheSameStory() {
		for (var seed = 1L; seed <= 5; seed++) {
			assertThat(story(seed)).isEqualTo(story(seed));
		}
	}

	private String story(long seed) {
		var run = new DeterministicRun(seed, this.scene.get(), Mistake.NONE);
		run.play();
		return run.trace.text(run.store) + run.watch.received();
	}

}
