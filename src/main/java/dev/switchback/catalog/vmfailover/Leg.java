package dev.switchback.catalog.vmfailover;

import java.util.Arrays;
import java.util.Locale;

/// One way of a journey.
enum Leg {

	OUT, BACK;

	/// As it begins the keys of steps, and names what is learned on it.
	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/// The leg that a step is of.
	static Leg of(String key) {
		return Arrays.stream(values())
			.filter((leg) -> key.equals(leg.key()) || key.startsWith(leg.key() + "."))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no leg: " + key));
	}

}
