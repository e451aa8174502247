package dev.switchback.engine;

import java.time.Duration;
import java.util.List;

/// How often it is looked at what may take days: at first as often as anything else, and the longer it is not so the more
/// rarely, so that a look comes at most a tenth later than it could have.
final class Pace {

	/// Few, since people are told of each.
	private static final List<Duration> KNOWN = List.of(Duration.ofSeconds(30), Duration.ofMinutes(1),
			Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(15));

	private static final int PART = 10;

	private Pace() {
	}

	/// @param waited how long it has not been so
	/// @param least how soon anything is looked at again
	/// @param rarest how rarely in the end
	static Duration of(Duration waited, Duration least, Duration rarest) {
		var part = waited.dividedBy(PART);
		return KNOWN.stream()
			.filter((pace) -> pace.compareTo(part) <= 0 && pace.compareTo(rarest) <= 0 && pace.compareTo(least) > 0)
			.reduce(least, (_, later) -> later);
	}

}
