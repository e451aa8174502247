package dev.switchback.simulator.network;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.estate.CircuitPlan;

/// Circuits whose two links end in two sites of one city.
final class Metro {

	private static final String SUFFIX = " Metro";

	private Metro() {
	}

	/// The peering location of any circuit, as Azure is assumed to spell it.
	static String location(Exchange exchange, CircuitPlan plan) {
		var name = plan.peeringLocation();
		return switch (exchange.settings().assumptions().metroLocation()) {
			case PORTAL_NAME -> name;
			case FIRST_SITE -> name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
		};
	}

}
