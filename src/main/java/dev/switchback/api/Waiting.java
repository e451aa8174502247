package dev.switchback.api;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Waits on behalf of callers who would rather wait than poll.
final class Waiting {

	private final Patience patience;

	private final Duration interval;

	Waiting(Patience patience, Duration interval) {
		this.patience = patience;
		this.interval = interval;
	}

	/// Looks again and again until what is seen is settled or time is up.
	/// @return what was seen last
	<T> T until(Predicate<T> settled, T first, UnaryOperator<T> again, Prefer prefer) {
		var seen = first;
		var started = this.patience.nanos();
		while (!settled.test(seen)) {
			var left = prefer.limit().minusNanos(this.patience.nanos() - started);
			if (!left.isPositive()
					|| !this.patience.pause((left.compareTo(this.interval) < 0) ? left : this.interval)) {
				return seen;
			}
			seen = again.apply(seen);
		}
		return seen;
	}

}
