package dev.switchback.playbook;

import java.time.Duration;

/// Durations as people say them, to the second.
public final class Spoken {

	private Spoken() {
	}

	/// Such as `1 h 30 min` or `5 s`.
	public static String of(Duration duration) {
		var text = new StringBuilder();
		part(text, duration.toDays(), "d");
		part(text, duration.toHoursPart(), "h");
		part(text, duration.toMinutesPart(), "min");
		part(text, duration.toSecondsPart(), "s");
		return text.isEmpty() ? "0 s" : text.toString().strip();
	}

	private static void part(StringBuilder text, long number, String unit) {
		if (number > 0) {
			text.append(number).append(' ').append(unit).append(' ');
		}
	}

}
