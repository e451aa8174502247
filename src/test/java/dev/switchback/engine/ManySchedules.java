package dev.switchback.engine;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

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
	/// @throws AssertionError if a schedule cannot be played to its end, with its seed; the others are given up
	void play(long seed, long schedules, Predicate<List<String>> enough) {
		var next = new AtomicLong(seed);
		Callable<Void> core = () -> {
			while (!enough.test(this.violations)) {
				var each = next.getAndIncrement();
				if (each >= seed + schedules) {
					return null;
				}
				play(each, () -> next.set(seed + schedules));
			}
			return null;
		};
		try (var threads = Executors.newFixedThreadPool(CORES)) {
			for (var ended : threads.invokeAll(IntStream.range(0, CORES).mapToObj((_) -> core).toList())) {
				ended.get();
			}
		}
		catch (ExecutionException | InterruptedException ex) {
			throw new AssertionError(ex.getMessage(), ex);
		}
	}

	/// @param giveUp what else is done if it cannot be played
	private void play(long seed, Runnable giveUp) {
		try {
			var run = new DeterministicRun(seed, this.scene, this.mistake);
			run.play().ifPresent(this::found);
			synchronized (this.tally) {
				this.tally.add(run.tally);
			}
		}
		catch (Throwable ex) {
			giveUp.run();
			throw new AssertionError("Seed %d could not be played to its end: %s".formatted(seed, ex), ex);
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
