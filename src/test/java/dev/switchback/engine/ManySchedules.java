package dev.switchback.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Plays schedules on all cores; each has one seed and its own world.
final class ManySchedules {

	private static final int CORES = Runtime.getRuntime().availableProcessors();

	private final Scene scene;

	private final Mistake mistake;

	private final Tally tally = new Tally();

	private final List<String> violations = new CopyOnWriteArrayList<>();

	private final Consumer<String> told;

	ManySchedules(Scene scene, Mistake mistake) {
		this(scene, mistake, (_) -> {
		});
	}

	/// @param told of each violation as soon as it is found
	ManySchedules(Scene scene, Mistake mistake, Consumer<String> told) {
		this.scene = scene;
		this.mistake = mistake;
		this.told = told;
	}

	/// @param enough with which violations nobody needs to go on
	void play(long seed, long schedules, Predicate<List<String>> enough) {
		var next = new AtomicLong(seed);
		try (var threads = Executors.newFixedThreadPool(CORES)) {
			for (var core = 0; core < CORES; core++) {
				threads.submit(() -> {
					while (!enough.test(this.violations)) {
						var each = next.getAndIncrement();
						if (each >= seed + schedules) {
							return;
						}
						play(each);
					}
				});
			}
		}
	}

	private void play(long seed) {
		var run = new DeterministicRun(seed, this.scene, this.mistake);
		run.play().ifPresent(this::found);
		synchronized (this.tally) {
			this.tally.add(run.tally);
		}
	}

	/// Who plays many wants to know at once.
	private void found(String violation) {
		this.violations.add(violation);
		this.told.accept(violation);
	}

	Tally tally() {
		return this.tally;
	}

	/// How many were played so far.
	long played() {
		synchronized (this.tally) {
			return this.tally.runs();
		}
	}

	/// What was wrong, with the timeline of each.
	List<String> violations() {
		return this.violations;
	}

}
