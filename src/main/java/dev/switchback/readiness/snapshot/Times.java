package dev.switchback.readiness.snapshot;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/// Reads moments and times of a snapshot. What is beyond all measure is not understood: nothing could be added to it or taken
/// from it.
final class Times {

	/// What Azure shows of what never was.
	private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

	private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

	/// 100 years.
	private static final Duration LONGEST = Duration.ofDays(36525);

	private static final Pattern MOMENT = Pattern.compile("[+-]?\\d{4,10}-\\d\\d-\\d\\d[Tt].{1,40}");

	private static final Pattern DURATION = Pattern.compile("[+-]?[Pp][-+0-9DdTtHhMmSs.,]{1,80}");

	private Times() {
	}

	static Optional<Instant> moment(JsonNode node) {
		return node.isString() ? instant(node.asString()).filter((moment) -> !beyond(moment)) : Optional.empty();
	}

	/// Nothing takes less than none.
	static Optional<Duration> duration(String text) {
		try {
			return Optional.of(Duration.parse(text)).filter((time) -> !time.isNegative() && !beyond(time));
		}
		catch (DateTimeException | ArithmeticException _) {
			return Optional.empty();
		}
	}

	/// Whether a text is a moment or a time, and beyond all measure.
	static boolean immense(String text) {
		var plain = text.strip();
		if (MOMENT.matcher(plain).matches()) {
			return instant(plain).filter(Times::beyond).isPresent();
		}
		try {
			return DURATION.matcher(plain).matches() && beyond(Duration.parse(plain));
		}
		catch (ArithmeticException _) {
			return true;
		}
		catch (DateTimeException ex) {
			// Whoever writes so many seconds that they cannot be counted wrote a time all the same.
			return ex.getCause() != null;
		}
	}

	private static boolean beyond(Instant moment) {
		return moment.isBefore(FIRST) || moment.isAfter(LAST);
	}

	private static boolean beyond(Duration time) {
		return time.compareTo(LONGEST) > 0 || time.compareTo(LONGEST.negated()) < 0;
	}

	private static Optional<Instant> instant(String text) {
		try {
			return Optional.of(Instant.parse(text));
		}
		catch (DateTimeException _) {
			return Optional.empty();
		}
	}

}
