package dev.switchback.simulator.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An object of an order, read strictly: what is not asked for in the end is an error, and so is a wrong type.
final class Order {

	private static final Duration LONGEST = Duration.ofDays(365);

	private final ObjectNode object;

	private final String place;

	private final Set<String> asked = new HashSet<>();

	Order(ObjectNode object, String place) {
		this.object = object;
		this.place = place;
	}

	private Optional<JsonNode> present(String name) {
		this.asked.add(name);
		return Optional.ofNullable(this.object.get(name)).filter((value) -> !value.isNull());
	}

	private String called(String name) {
		return this.place.isEmpty() ? name : this.place + "." + name;
	}

	private Refusal wrong(String name, String expected) {
		return Refusal.invalid(called(name) + " has to be " + expected + ".");
	}

	boolean has(String name) {
		return present(name).isPresent();
	}

	Optional<String> text(String name) {
		return present(name).map((value) -> {
			if (!value.isString() || value.asString().isBlank() || value.asString().length() > 1000) {
				throw wrong(name, "a text of 1 to 1000 characters");
			}
			if (value.asString().chars().anyMatch((character) -> character < 32 || character == 127)) {
				throw wrong(name, "a text without control characters");
			}
			return value.asString();
		});
	}

	String requiredText(String name) {
		return text(name).orElseThrow(() -> Refusal.invalid(called(name) + " is missing."));
	}

	/// One of some words, without regard to case.
	Optional<String> choice(String name, List<String> words) {
		return text(name).map((text) -> words.stream()
			.filter(text::equalsIgnoreCase)
			.findFirst()
			.orElseThrow(() -> wrong(name, "one of " + String.join(", ", words))));
	}

	<E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
		var words = List.of(type.getEnumConstants())
			.stream()
			.map((each) -> each.name().toLowerCase(Locale.ROOT))
			.toList();
		return choice(name, words).map((word) -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
	}

	Optional<Integer> integer(String name, int least, int most) {
		return present(name).map((value) -> {
			if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < least
					|| value.asInt() > most) {
				throw wrong(name, "a whole number from " + least + " to " + most);
			}
			return value.asInt();
		});
	}

	double number(String name, double otherwise, double least, double most) {
		return present(name).map((value) -> {
			if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
				throw wrong(name, "a number from " + least + " to " + most);
			}
			return value.asDouble();
		}).orElse(otherwise);
	}

	boolean flag(String name, boolean otherwise) {
		return present(name).map((value) -> {
			if (!value.isBoolean()) {
				throw wrong(name, "true or false");
			}
			return value.asBoolean();
		}).orElse(otherwise);
	}

	Optional<Duration> duration(String name) {
		return text(name).map((text) -> {
			try {
				var duration = Duration.parse(text);
				if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
					return duration;
				}
			}
			catch (DateTimeParseException ex) {
				// Said below, like a duration out of range.
			}
			throw wrong(name, "an ISO-8601 duration of at most 365 days, such as PT30S");
		});
	}

	Optional<Instant> moment(String name) {
		return text(name).map((text) -> {
			try {
				return Instant.parse(text);
			}
			catch (DateTimeParseException ex) {
				throw wrong(name, "an RFC 3339 time in UTC, such as 2026-01-31T12:00:00Z");
			}
		});
	}

	List<String> texts(String name) {
		var value = present(name);
		if (value.isEmpty()) {
			return List.of();
		}
		var all = new ArrayList<String>();
		if (value.get() instanceof ArrayNode array && array.size() <= 1000) {
			array.forEach((each) -> all.add(each.isString() ? each.asString() : ""));
		}
		if (all.isEmpty() || all.contains("")) {
			throw wrong(name, "a list of texts");
		}
		return all;
	}

	@Nullable
	Order object(String name) {
		var value = present(name);
		if (value.isEmpty()) {
			return null;
		}
		if (value.get() instanceof ObjectNode found) {
			return new Order(found, called(name));
		}
		throw wrong(name, "an object");
	}

	/// Refuses what nobody has asked for.
	void nothingElse() {
		for (var name : this.object.propertyNames()) {
			if (!this.asked.contains(name)) {
				throw Refusal.invalid(called(name) + " is not known here; known are "
						+ String.join(", ", new TreeSet<>(this.asked)) + ".");
			}
		}
	}

}
