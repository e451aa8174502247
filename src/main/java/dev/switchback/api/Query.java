package dev.switchback.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// The query of a request. Handlers ask for the parameters they know; what is left over then is refused, since a filter
/// that is misspelled and ignored would answer with everything.
final class Query {

	private final Map<String, String[]> left;

	private final List<String> known = new ArrayList<>();

	private final List<Fault> faults = new ArrayList<>();

	private Query(Map<String, String[]> parameters) {
		this.left = new TreeMap<>(parameters);
	}

	static Query of(HttpServletRequest request) {
		try {
			return new Query(request.getParameterMap());
		}
		catch (IllegalStateException undecodable) {
			throw new Refusal(ProblemType.INVALID_REQUEST,
					"The query cannot be decoded. Write a percent sign as %25, and what is not ASCII as UTF-8.");
		}
	}

	/// Text as it was sent; `null` if there is none.
	@Nullable
	String text(String name, int longest) {
		this.known.add(name);
		var values = this.left.remove(name);
		if (values == null) {
			return null;
		}
		if (values.length > 1) {
			return fault(name, "Name it only once.");
		}
		var value = values[0];
		if (value.isBlank() || value.length() > longest || Wholesome.unseen(value)) {
			return fault(name, "Write 1 to %d characters that can be seen, or leave it out.".formatted(longest));
		}
		return value;
	}

	<E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
		return choice(name, List.of(type.getEnumConstants()));
	}

	/// One of some constants; `null` if there is none.
	<E extends Enum<E>> @Nullable E choice(String name, List<E> choices) {
		var text = text(name, 100);
		if (text == null) {
			return null;
		}
		return choices.stream()
			.filter((choice) -> choice.name().equals(text))
			.findFirst()
			.orElseGet(() -> fault(name,
					"Use one of: %s.".formatted(choices.stream().map(Enum::name).collect(Collectors.joining(", ")))));
	}

	/// `true` or `false`; `null` if there is none.
	@Nullable
	Boolean flag(String name) {
		var text = text(name, 100);
		return (text == null) ? null : switch (text) {
			case "true" -> Boolean.TRUE;
			case "false" -> Boolean.FALSE;
			default -> fault(name, "Use true or false.");
		};
	}

	/// A moment of a year with four digits: RFC 3339 knows no others, nor does the database know all of Java's.
	@Nullable
	Instant moment(String name) {
		var text = text(name, 40);
		if (text == null) {
			return null;
		}
		try {
			return (Character.digit(text.charAt(0), 10) >= 0) ? OffsetDateTime.parse(text).toInstant() : noMoment(name);
		}
		catch (DateTimeException ex) {
			return noMoment(name);
		}
	}

	private @Nullable Instant noMoment(String name) {
		return fault(name, "Write a moment as RFC 3339 does, such as 2026-11-02T09:30:00Z.");
	}

	/// A whole number within bounds.
	long number(String name, long from, long to, long otherwise) {
		var text = text(name, 20);
		if (text == null) {
			return otherwise;
		}
		var number = whole(text);
		if (number == null || number < from || number > to) {
			this.faults.add(Fault.in(name, "Use a whole number from %d to %d.".formatted(from, to)));
			return otherwise;
		}
		return number;
	}

	/// How many items a page may have.
	int limit(int otherwise) {
		return Math.toIntExact(number("limit", 1, 200, otherwise));
	}

	/// @throws Refusal if anything was wrong, or something was asked that nobody knows
	void done() {
		var unknown = this.left.keySet().stream().map((name) -> Fault.in(shown(name), unknown()));
		var all = Stream.concat(this.faults.stream(), unknown).toList();
		if (!all.isEmpty()) {
			throw Refusal.of(all);
		}
	}

	private String unknown() {
		return this.known.isEmpty() ? "There are no query parameters here."
				: "There is no such query parameter. Use: %s.".formatted(String.join(", ", this.known));
	}

	/// Something is wrong with a parameter: [#done()] refuses.
	<T> @Nullable T fault(String name, String sentence) {
		this.faults.add(Fault.in(name, sentence));
		return null;
	}

	private static @Nullable Long whole(String text) {
		try {
			return text.chars().allMatch((character) -> character >= '0' && character <= '9') ? Long.valueOf(text)
					: null;
		}
		catch (NumberFormatException tooLong) {
			return null;
		}
	}

	private static String shown(String name) {
		return name.chars().anyMatch(Character::isISOControl) ? "?" : name.substring(0, Math.min(name.length(), 50));
	}

}
