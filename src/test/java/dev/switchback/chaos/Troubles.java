package dev.switchback.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// When which replica had reason not to reach the database.
final class Troubles {

	private static final class Trouble {

		private final List<?> whose;

		private final Instant from;

		private volatile Instant to = Instant.MAX;

		private Trouble(List<?> whose, Instant from) {
			this.whose = whose;
			this.from = from;
		}

	}

	private final InstantSource time;

	private final Queue<Trouble> all = new ConcurrentLinkedQueue<>();

	Troubles(InstantSource time) {
		this.time = time;
	}

	/// Does what is trouble to some.
	///
	/// @param after for how long they may still have it once that is done
	void during(List<?> whose, Duration after, Runnable what) {
		var trouble = new Trouble(whose, this.time.instant());
		this.all.add(trouble);
		try {
			what.run();
		}
		finally {
			trouble.to = this.time.instant().plus(after);
		}
	}

	/// Whether there has been none since then.
	boolean none(Object whose, Instant since) {
		var now = this.time.instant();
		return this.all.stream()
			.filter((trouble) -> trouble.whose.contains(whose))
			.noneMatch((trouble) -> trouble.to.isAfter(since) && !trouble.from.isAfter(now));
	}

}
