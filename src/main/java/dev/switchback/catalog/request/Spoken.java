package dev.switchback.catalog.request;

import java.time.Duration;

/// Durations as people say them.
public final class Spoken {

	private Spoken() {
	}

	/// Such as `1 h 30 min` or `5 s`.
	public static String of(Duration duration) {
		var text = new StringBuilder();
		part(text, duration.toHours(), "h");
		part(text, duration.toMinutesPart(), "min");
		part(text, duration.toSecondsPart(), "s");
		part(text, duration.toMillisPart(), "ms");
		return text.isEmpty() ? "0 s" : text.toString().strip();
	}

	private static void part(StringBuilder text, long number, String unit) {
		if (number > 0) {
			text.append(number).append(' ').append(unit).append(' ');
		}
	}

}
