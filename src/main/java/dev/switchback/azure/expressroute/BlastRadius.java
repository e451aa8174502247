package dev.switchback.azure.expressroute;

import dev.switchback.azure.arm.Fetched.Value;

/// Lists all that is linked to the circuit to be drained, and what has to be expected of it.
final class BlastRadius {

	private BlastRadius() {
	}

	static void note(StandIn seen, Notes notes) {
		for (var connection : seen.to(seen.drained())) {
			var gateway = connection.gateway().name();
			notes.note("linked to " + seen.drained().name(), gateway,
					"virtual network %s, weight %d, %s; %s".formatted(network(seen, connection),
							connection.routingWeight(),
							connection.status().isEmpty() ? "state unknown" : connection.status(),
							PairRules.linkedToSurvivor(seen, connection) ? "also linked to " + seen.survivor().name()
									: "linked to nothing else of the pair"),
					seen.at());
			notes.note("expected movement", gateway, Movement.expected(seen, connection), seen.at());
		}
		seen.gateways()
			.unread()
			.forEach((unread) -> notes.note("linked to " + seen.drained().name(), "UNKNOWN", unread, seen.at()));
		if (seen.drained().peering() instanceof Value<PeeringSeen>(var peering, var at)) {
			peering.globalReach()
				.forEach((name) -> notes.note("linked to " + seen.drained().name(), name,
						"Global Reach, which is cut while the circuit is drained", at));
		}
	}

	private static String network(StandIn seen, ConnectionSeen connection) {
		var gateway = seen.learned().get(connection.gateway().normal());
		return (gateway != null && gateway.network() instanceof Value<String>(var name, var _)) ? name : "UNKNOWN";
	}

}
