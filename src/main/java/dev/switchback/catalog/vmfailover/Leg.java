package dev.switchback.catalog.vmfailover;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// One way of a journey.
enum Leg {

	OUT, BACK;

	/// As it begins the keys of steps, and names what is learned on it.
	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/// The leg that a step is of.
	static Leg of(String key) {
		return named(key).orElseThrow(() -> new IllegalArgumentException("no leg: " + key));
	}

	/// The same; empty if it is of none.
	static Optional<Leg> named(String key) {
		return Arrays.stream(values())
			.filter((leg) -> key.equals(leg.key()) || key.startsWith(leg.key() + "."))
			.findFirst();
	}

}
