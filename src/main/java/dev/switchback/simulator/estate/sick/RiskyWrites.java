package dev.switchback.simulator.estate.sick;

import java.util.List;

import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.Particulars;

import static dev.switchback.simulator.estate.sick.Sketch.PREFIXES;
import static dev.switchback.simulator.estate.sick.Sketch.amsterdam;
import static dev.switchback.simulator.estate.sick.Sketch.dublin;
import static dev.switchback.simulator.estate.sick.Sketch.pair;

/// Amsterdam cannot be written like any other circuit, or shows less than it should.
final class RiskyWrites {

	/// The MD5 key on both sides of both circuits.
	static final String KEY = "rehearsal-md5-key";

	private RiskyWrites() {
	}

	static List<PairPlan> all() {
		return List.of(md5(), providerManaged(), stuck(), disabled(), emptied(), globalReach(), virtualWan());
	}

	private static PairPlan md5() {
		return pair("md5", amsterdam(PREFIXES).withKey(KEY), dublin(PREFIXES).withKey(KEY));
	}

	/// The provider runs layer 3 on both.
	private static PairPlan providerManaged() {
		return pair("provider-managed", amsterdam(PREFIXES).lastModifiedBy("Equinix"),
				dublin(PREFIXES).lastModifiedBy("Interxion"));
	}

	/// The circuit's last change failed, and its peering's.
	private static PairPlan stuck() {
		return pair("stuck", amsterdam(PREFIXES).with(Particulars.stuck()), dublin(PREFIXES));
	}

	/// Amsterdam has been switched off before.
	private static PairPlan disabled() {
		return pair("disabled", amsterdam(PREFIXES).disabled(), dublin(PREFIXES));
	}

	/// Amsterdam's sessions are up and bring nothing.
	private static PairPlan emptied() {
		return pair("emptied", amsterdam(), dublin(PREFIXES));
	}

	private static PairPlan globalReach() {
		return pair("global-reach", amsterdam(PREFIXES).with(Particulars.reaching("reach-to-london")),
				dublin(PREFIXES));
	}

	/// Both belong to hubs; there is no gateway of one's own.
	private static PairPlan virtualWan() {
		return pair("virtual-wan",
				List.of(Sketch.toAmsterdam("virtual-wan",
						amsterdam(PREFIXES).with(Particulars.ofVirtualWan(hub("ams")))),
						Sketch.toDublin("virtual-wan", dublin(PREFIXES).with(Particulars.ofVirtualWan(hub("dub"))))));
	}

	private static String hub(String site) {
		return SickPairs.scope("virtual-wan").id("expressRouteGateways", "hub-" + site) + "/expressRouteConnections/"
				+ site;
	}

}
