package dev.switchback.readiness.rule;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.switchback.readiness.snapshot.Place;

/// Names that people write of their own things. One thing is written in several ways, `Room 1` here and `room-1` there, and some
/// words stand where a name is yet to be found.
final class Named {

	private static final Set<String> NOTHING = Set.of("unknown", "notknown", "undefined", "tbd", "tba", "tbc", "todo",
			"na", "none", "null", "nil");

	private Named() {
	}

	/// Its letters and digits in lower case; empty if nothing is named.
	static Optional<String> of(Place place) {
		return place.text().map(Named::plain).filter((name) -> !name.isEmpty() && !NOTHING.contains(name));
	}

	private static String plain(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
	}

}
