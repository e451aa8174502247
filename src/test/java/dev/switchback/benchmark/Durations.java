package dev.switchback.benchmark;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// What was measured again and again, in order of length. All figures are milliseconds.
record Durations(long[] sortedNanos) {

	static Durations of(Collection<Long> nanos) {
		return new Durations(nanos.stream().mapToLong(Long::longValue).sorted().toArray());
	}

	/// All of them, in nanoseconds.
	List<Long> all() {
		return Arrays.stream(this.sortedNanos).boxed().toList();
	}

	double median() {
		return percentile(50);
	}

	/// The smallest that so many percent do not exceed.
	double percentile(double percent) {
		var rank = (int) Math.ceil(percent / 100 * this.sortedNanos.length);
		return this.sortedNanos[Math.max(0, rank - 1)] / 1e6;
	}

	double worst() {
		return this.sortedNanos[this.sortedNanos.length - 1] / 1e6;
	}

	double mean() {
		return Arrays.stream(this.sortedNanos).average().orElse(0) / 1e6;
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "p50 %.2f, p95 %.2f, p99 %.2f, worst %.1f ms", median(), percentile(95),
				percentile(99), worst());
	}

}
