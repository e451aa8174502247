package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// All that is left to chance in one run, drawn from one seed.
final class Chance {

	private static final long MILLI = Duration.ofMillis(1).toNanos();

	private final SplittableRandom random;

	Chance(long seed) {
		this.random = new SplittableRandom(seed);
	}

	/// A source of its own, for something that draws at its own pace.
	SplittableRandom split() {
		return this.random.split();
	}

	RandomGenerator random() {
		return this.random;
	}

	boolean once(double probability) {
		return this.random.nextDouble() < probability;
	}

	int between(int least, int most) {
		return this.random.nextInt(least, most + 1);
	}

	/// In nanoseconds, to the millisecond.
	long millis(int least, int most) {
		return between(least, most) * MILLI;
	}

	/// In nanoseconds, to the millisecond.
	long seconds(int least, int most) {
		return millis(1000 * least, 1000 * most);
	}

	<T> T of(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	@SafeVarargs
	final <T> T of(T... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

}
