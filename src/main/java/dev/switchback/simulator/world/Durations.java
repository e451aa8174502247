package dev.switchback.simulator.world;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// How long Azure takes. No source gives production figures (`peeringPut` was seen to take under 11 s on idle test
/// hardware), so these are chosen for rehearsing.
///
/// @param peeringPut from the acceptance of a peering's PUT or DELETE to its completion
/// @param circuitPut from the acceptance of a circuit's PUT to its completion
/// @param tablePost until an ARP or route table, or its summary, can be fetched
/// @param gatewayPost until a gateway's routes or BGP peers can be fetched
/// @param bgpDown from the completed disable until a session is down
/// @param bgpUp from the completed enable until a session is up
/// @param prefixArrival from a session's being up until its prefixes stand in the route table
/// @param prefixWithdrawal from a session's being down until its prefixes have left the route table
/// @param gatewayLag from the route table to the gateway's learned routes
public record Durations(Duration peeringPut, Duration circuitPut, Duration tablePost, Duration gatewayPost,
		Duration bgpDown, Duration bgpUp, Duration prefixArrival, Duration prefixWithdrawal, Duration gatewayLag) {

	/// A drill of both circuits in about a minute.
	public static final Durations REHEARSAL = new Durations(Duration.ofSeconds(4), Duration.ofSeconds(4),
			Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(1500), Duration.ofSeconds(3),
			Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofSeconds(1));

	public Durations {
		var all = new TreeMap<>(Map.of("peeringPut", peeringPut, "circuitPut", circuitPut, "tablePost", tablePost,
				"gatewayPost", gatewayPost, "bgpDown", bgpDown, "bgpUp", bgpUp, "prefixArrival", prefixArrival,
				"prefixWithdrawal", prefixWithdrawal, "gatewayLag", gatewayLag));
		all.forEach((name, duration) -> {
			if (duration.isNegative() || duration.compareTo(Duration.ofDays(1)) > 0) {
				throw new IllegalArgumentException(name + " must be between PT0S and P1D, not " + duration + ".");
			}
		});
	}

}
