package dev.switchback.simulator.estate.sick;

import java.util.List;

import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.PeeringPlan;
import dev.switchback.simulator.estate.PublicPrefixes;
import dev.switchback.simulator.estate.Transfer;

import static dev.switchback.simulator.estate.sick.Sketch.PREFIXES;
import static dev.switchback.simulator.estate.sick.Sketch.amsterdam;
import static dev.switchback.simulator.estate.sick.Sketch.dublin;
import static dev.switchback.simulator.estate.sick.Sketch.gateway;
import static dev.switchback.simulator.estate.sick.Sketch.pair;

/// Nothing is wrong, and yet they are not like `contoso`.
final class KindsOfCircuit {

	private static final String CONFIGURED = "Configured";

	private KindsOfCircuit() {
	}

	static List<PairPlan> all() {
		return List.of(dualStack(), fastPath(), direct(), fourByteAsn(), microsoft("microsoft", CONFIGURED),
				microsoftDualStack(), microsoft("validation-needed", "ValidationNeeded"));
	}

	/// IPv6 beside IPv4 on both.
	private static PairPlan dualStack() {
		return pair("dual-stack",
				amsterdam(PREFIXES).withIpv6(new Transfer("fd00:1::/126", "fd00:1::4/126"), "2001:db8:10::/48",
						"2001:db8:20::/48"),
				dublin(PREFIXES).withIpv6(new Transfer("fd00:2::/126", "fd00:2::4/126"), "2001:db8:10::/48",
						"2001:db8:20::/48"));
	}

	private static PairPlan fastPath() {
		return pair("fastpath", amsterdam(PREFIXES), dublin(PREFIXES), gateway("fastpath", 0, 0).withFastPath());
	}

	/// Both on ports of one's own.
	private static PairPlan direct() {
		return pair("direct", List.of(Sketch.toAmsterdam("direct", amsterdam(PREFIXES)).on("direct-ams-port"),
				Sketch.toDublin("direct", dublin(PREFIXES)).on("direct-dub-port")), gateway("direct", 0, 0));
	}

	private static PairPlan fourByteAsn() {
		return pair("four-byte-asn", amsterdam(4_200_000_000L, PREFIXES), dublin(4_200_000_000L, PREFIXES));
	}

	/// Microsoft peering: no gateway, and a NAT pool for each circuit.
	///
	/// @param state of the validation of Dublin's pool
	private static PairPlan microsoft(String name, String state) {
		return pair(name, List.of(Sketch.toAmsterdam(name, ofAmsterdam()), Sketch.toDublin(name, ofDublin(state))));
	}

	private static PeeringPlan ofAmsterdam() {
		return PeeringPlan.microsoftPeering(64510, 211, new Transfer("198.51.100.0/30", "198.51.100.4/30"),
				pool("203.0.113.0/25", "2001:db8:a::/48", CONFIGURED));
	}

	private static PeeringPlan ofDublin(String state) {
		return PeeringPlan.microsoftPeering(64510, 212, new Transfer("198.51.100.8/30", "198.51.100.12/30"),
				pool("203.0.113.128/25", "2001:db8:b::/48", state));
	}

	private static PublicPrefixes pool(String ipv4, String ipv6, String state) {
		return new PublicPrefixes(List.of(ipv4), List.of(ipv6), state, "all-services");
	}

	private static PairPlan microsoftDualStack() {
		var name = "microsoft-dual-stack";
		return pair(name, List.of(
				Sketch.toAmsterdam(name,
						ofAmsterdam().withIpv6(new Transfer("2001:db8:1::/126", "2001:db8:1::4/126"),
								"2001:db8:a::/48")),
				Sketch.toDublin(name, ofDublin(CONFIGURED)
					.withIpv6(new Transfer("2001:db8:2::/126", "2001:db8:2::4/126"), "2001:db8:b::/48"))));
	}

}
