package dev.switchback.catalog.peeringfailover;

import java.util.Locale;

/// One of a pair's circuits.
enum Side {

	PRIMARY, SECONDARY;

	Side other() {
		return (this == PRIMARY) ? SECONDARY : PRIMARY;
	}

	/// As it begins the keys of steps.
	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
