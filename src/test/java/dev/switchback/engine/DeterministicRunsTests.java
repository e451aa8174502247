package dev.switchback.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Many schedules of several replicas, people, and everything that may go wrong (docs/deterministic-runs.md).
///
/// `-Dschedules=…` sets how many, `-Dseed=…` the first seed; one schedule with the seed of a failure replays it.
class DeterministicRunsTests {

	private static final int CORES = Runtime.getRuntime().availableProcessors();

	@Test
	void nothingThatNeverMayHappensDoes() throws InterruptedException {
		var schedules = Long.getLong("schedules", 2000L);
		var seed = Long.getLong("seed", 1);
		var tally = new Tally();
		var violations = new ArrayList<String>();
		var next = new AtomicLong(seed);
		try (var threads = Executors.newFixedThreadPool(CORES)) {
			for (var core = 0; core < CORES; core++) {
				threads.execute(() -> {
					var own = new Tally();
					for (var each = next.getAndIncrement(); each < seed + schedules; each = next.getAndIncrement()) {
						var run = new DeterministicRun(each, Mistake.NONE);
						var violation = run.play();
						own.add(run.tally);
						synchronized (violations) {
							violation.ifPresent(violations::add);
						}
					}
					synchronized (tally) {
						tally.add(own);
					}
				});
			}
		}
		System.out.printf("Seeds %d to %d%n%s", seed, seed + schedules - 1, tally.table());
		violations.stream().limit(3).forEach(System.out::println);
		assertThat(violations).as("violations, of which the first ones are printed above").isEqualTo(List.of());
	}

}
