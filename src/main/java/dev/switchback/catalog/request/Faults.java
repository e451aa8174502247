package dev.switchback.catalog.request;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.InvalidRequest.Fault;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with a request while it is read.
public final class Faults {

	private static final int LONGEST = 40;

	private final List<Fault> faults = new ArrayList<>();

	/// @param pointer JSON pointer into the request
	public void add(String pointer, String sentence) {
		this.faults.add(new Fault(pointer, sentence));
	}

	/// Whether anything is wrong.
	public boolean any() {
		return !this.faults.isEmpty();
	}

	/// What to throw when anything is.
	public InvalidRequest invalid() {
		return new InvalidRequest(this.faults);
	}

	/// A word of an enum; the fallback if it is missing or wrong.
	public <E extends Enum<E>> E word(String pointer, @Nullable String text, Class<E> type, E fallback) {
		if (text == null) {
			return fallback;
		}
		for (var constant : type.getEnumConstants()) {
			if (constant.name().equals(text)) {
				return constant;
			}
		}
		var known = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
		add(pointer, "Use one of: %s.".formatted(String.join(", ", known)));
		return fallback;
	}

	/// A duration between two bounds; the fallback if it is missing or wrong.
	public Duration duration(String pointer, @Nullable String text, Duration fallback, Duration least, Duration most) {
		if (text == null) {
			return fallback;
		}
		try {
			var duration = Duration.parse((text.length() <= LONGEST) ? text.toUpperCase(Locale.ROOT) : "");
			if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
				return duration;
			}
			add(pointer, "This may be %s at least and %s at most.".formatted(least, most));
		}
		catch (DateTimeParseException | ArithmeticException _) {
			add(pointer, "Write a duration as ISO 8601 does, such as PT10S or PT15M.");
		}
		return fallback;
	}

}
