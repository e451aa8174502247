package dev.switchback.engine;

/// What the simulated Azure is told to do wrong.
final class AzureTrouble {

	private AzureTrouble() {
	}

	/// @param circuit that is concerned, if one is
	/// @param lasting in seconds, if it lasts
	static String order(Incident incident, String circuit, int lasting, Chance chance) {
		return switch (incident) {
			case LOST_RESPONSE ->
				"{\"kind\": \"lose\", \"hold\": \"PT%dS\", %s}".formatted(chance.between(0, 20), next());
			case LOST_CALL -> "{\"kind\": \"lose\", \"tookEffect\": false, %s}".formatted(next());
			case REFUSED -> "{\"kind\": \"refuse\", %s}"
				.formatted(chance.of("\"status\": 403, ", "\"status\": 500, \"code\": \"InternalServerError\", ",
						"\"status\": 400, \"code\": \"Bad\", ") + next());
			case BUSY -> "{\"kind\": \"refuse\", \"status\": 409, \"code\": \"AnotherOperationInProgress\", %s}"
				.formatted(next());
			case THROTTLED -> chance.once(0.5)
					? "{\"kind\": \"throttle\", \"retryAfter\": %d, %s}".formatted(chance.between(1, 20), next())
					: "{\"kind\": \"throttle\", \"retryAfter\": %d, \"for\": \"PT%dS\"}"
						.formatted(chance.between(1, 10), lasting);
			case HELD_BACK -> "{\"kind\": \"stall\", \"hold\": \"PT%dS\", %s}".formatted(chance.between(1, 40), next());
			case SLOW_CHANGE ->
				"{\"kind\": \"stall\", \"takes\": \"PT%dS\", %s}".formatted(chance.between(5, 120), next());
			case FAILED_CHANGE -> "{\"kind\": \"fail\", \"tookEffect\": %s, %s}".formatted(chance.once(0.5), next());
			case IGNORED_CHANGE -> "{\"kind\": \"ignore\", %s}".formatted(next());
			case BLIND -> "{\"kind\": \"blind\", %s\"for\": \"PT%dS\"}".formatted(
					chance.of("", "\"silence\": \"PT5S\", ", "\"match\": {\"circuit\": \"%s\"}, ".formatted(circuit)),
					lasting);
			case PORTAL_DISABLES -> portal(circuit, "\"set\": {\"state\": \"Disabled\"}");
			case PORTAL_ENABLES -> portal(circuit, "\"set\": {\"state\": \"Enabled\"}");
			case PORTAL_WRITES -> portal(circuit, "\"etagOnly\": true");
			case LINK_DOWN -> lasting(circuit, "\"linkDown\": \"" + chance.of("primary", "secondary") + "\"", lasting);
			case BGP_DOWN -> lasting(circuit, "\"linkDown\": \"both\"", lasting);
			case FLAP -> lasting(circuit, "\"flap\": {\"link\": \"primary\", \"every\": \"PT20S\", \"down\": \"PT5S\"}",
					lasting);
			case PREFIX_MISSING -> lasting(circuit, "\"missing\": [\"10.1.0.0/16\"]", lasting);
			case SLOW_ROUTES -> lasting(circuit, "\"factor\": " + chance.between(2, 20), lasting);
			case CRASH, PAUSE, LONG_PAUSE, CLOCK_OFF, DATABASE_BEFORE, DATABASE_AFTER, DATABASE_OUTAGE, SLOW, LATE_CALL,
					DECISION, SUPERSEDED, RIVAL, INTRUSION, REGION_AWAY, SILENCE, BLACKOUT ->
				throw new IllegalArgumentException(incident.name());
		};
	}

	private static String next() {
		return "\"match\": {\"method\": \"PUT\"}, \"times\": 1";
	}

	private static String portal(String circuit, String what) {
		return "{\"kind\": \"drift\", \"circuit\": \"%s\", %s}".formatted(circuit, what);
	}

	private static String lasting(String circuit, String what, int seconds) {
		return "{\"kind\": \"convergence\", \"circuit\": \"%s\", %s, \"for\": \"PT%dS\"}".formatted(circuit, what,
				seconds);
	}

}
