package dev.switchback.simulator.recovery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/// How Site Recovery writes moments: with seven digits, with none, or without a zone, depending on the field.
final class Times {

	/// A task that has not begun or not ended.
	static final String UNSET = "0001-01-01T00:00:00";

	/// The start of no scenario at all.
	static final String NEVER = "1753-01-01T01:01:01Z";

	/// The end of an agent that never expires. No zone.
	static final String FOR_EVER = "9999-12-31T23:59:59.9999999";

	private static final DateTimeFormatter SEVEN_DIGITS = DateTimeFormatter
		.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'")
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter WHOLE_SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'")
		.withZone(ZoneOffset.UTC);

	private Times() {
	}

	static String precise(Instant moment) {
		return SEVEN_DIGITS.format(moment);
	}

	static @Nullable String preciseOrNull(@Nullable Instant moment) {
		return (moment != null) ? precise(moment) : null;
	}

	static String whole(Instant moment) {
		return WHOLE_SECONDS.format(moment);
	}

	/// Whole seconds, written with seven zeros.
	static String wholePadded(Instant moment) {
		return precise(Instant.ofEpochSecond(moment.getEpochSecond()));
	}

}
