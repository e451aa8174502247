package dev.switchback.chaos;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// How a chaos run is carried out: `-Dchaos.…`.
///
/// @param seed of everything that is drawn; real processes are still interleaved as they like
/// @param operations how many are asked for, if there is time
/// @param atMost how long things go wrong, at most
/// @param guests how many people ask at once
/// @param mishaps those that may happen
/// @param rest between two mishaps of one kind of mischief, on average
/// @param settling how long what is left may take once nothing goes wrong any more
record Terms(long seed, int operations, Duration atMost, int guests, List<Mishap> mishaps, Duration rest,
		Duration settling) {

	/// The short form, unless something else is said.
	static Terms ofThisRun() {
		return new Terms(Long.getLong("chaos.seed", System.nanoTime() & 0xFFFFFF),
				Integer.getInteger("chaos.operations", 1_000_000),
				Duration.ofSeconds(Integer.getInteger("chaos.seconds", 60)), Integer.getInteger("chaos.guests", 20),
				mishaps(System.getProperty("chaos.mishaps", ".*")),
				Duration.ofMillis(Integer.getInteger("chaos.rest", 1_200)),
				Duration.ofSeconds(Integer.getInteger("chaos.settling", 420)));
	}

	/// @param pattern of their names
	private static List<Mishap> mishaps(String pattern) {
		return Stream.of(Mishap.values()).filter((mishap) -> mishap.name().matches(pattern)).toList();
	}

}
