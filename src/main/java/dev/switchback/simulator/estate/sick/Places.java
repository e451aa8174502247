package dev.switchback.simulator.estate.sick;

import java.util.List;

import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.PairPlan;

import static dev.switchback.simulator.estate.sick.Sketch.PREFIXES;
import static dev.switchback.simulator.estate.sick.Sketch.amsterdam;
import static dev.switchback.simulator.estate.sick.Sketch.another;
import static dev.switchback.simulator.estate.sick.Sketch.dublin;
import static dev.switchback.simulator.estate.sick.Sketch.gateway;
import static dev.switchback.simulator.estate.sick.Sketch.pair;

/// Where circuits end, and who leans on them.
final class Places {

	private Places() {
	}

	static List<PairPlan> all() {
		return List.of(metro(), sameLocation(), noCommonGateway(), singleHomed(), foreignGateway());
	}

	/// One circuit whose links end in two sites of one city. There is nothing to fail over to.
	private static PairPlan metro() {
		return pair("metro", List
			.of(CircuitPlan.circuit("metro-ams", "westeurope", "Amsterdam Metro", "Equinix", amsterdam(PREFIXES))),
				gateway("metro").connectedTo("metro-ams", 0));
	}

	/// Both circuits end in Amsterdam.
	private static PairPlan sameLocation() {
		return pair("same-location",
				List.of(Sketch.toAmsterdam("same-location", amsterdam(PREFIXES)), CircuitPlan
					.circuit("same-location-dub", "westeurope", "Amsterdam", "Interxion", dublin(PREFIXES))),
				gateway("same-location", 0, 0));
	}

	private static PairPlan noCommonGateway() {
		return pair("no-common-gateway", amsterdam(PREFIXES), dublin(PREFIXES),
				gateway("no-common-gateway").connectedTo("no-common-gateway-ams", 0),
				another("no-common-gateway-dub-gw").connectedTo("no-common-gateway-dub", 0));
	}

	/// A second virtual network hears of on-premises over Amsterdam only.
	private static PairPlan singleHomed() {
		return pair("single-homed", amsterdam(PREFIXES), dublin(PREFIXES), gateway("single-homed", 0, 0),
				another("single-homed-lonely-gw").connectedTo("single-homed-ams", 0));
	}

	/// A partner's gateway, in a subscription that answers 403, hangs on Amsterdam.
	private static PairPlan foreignGateway() {
		return pair("foreign-gateway", amsterdam(PREFIXES), dublin(PREFIXES), gateway("foreign-gateway", 0, 0),
				another("partner-gw").connectedTo("foreign-gateway-ams", 0).elsewhere());
	}

}
