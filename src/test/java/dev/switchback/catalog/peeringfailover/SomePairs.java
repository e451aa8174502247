package dev.switchback.catalog.peeringfailover;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.switchback.engine.VirtualTime;
import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPair.Circuit;
import dev.switchback.inventory.CircuitPair.Md5;
import dev.switchback.inventory.FixedPairs;
import dev.switchback.inventory.Objectives;
import dev.switchback.simulator.estate.PairPlan;

/// The pairs of the rehearsal estate, as they are declared there.
public final class SomePairs extends FixedPairs {

	private static final String CIRCUITS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
			+ "/providers/Microsoft.Network/expressRouteCircuits/";

	/// Where the MD5 keys of the pair `keyed` are to be had.
	public static final String KEY = "env:KEYED_MD5";

	public SomePairs() {
		this(CircuitPair.OwnPath.ELSEWHERE);
	}

	SomePairs(CircuitPair.OwnPath ownPath) {
		super(List.of(pair("contoso", circuit("contoso-ams", "Amsterdam"), circuit("contoso-dub", "Dublin"), ownPath),
				pair("fabrikam", circuit("fabrikam-fra", "Frankfurt"), maintained("fabrikam-zrh", "Zurich"), ownPath),
				pair("dual", circuit("dual-ams", "Amsterdam"), circuit("dual-dub", "Dublin"), ownPath),
				pair("keyed", keyed("keyed-ams", "Amsterdam"), keyed("keyed-dub", "Dublin"), ownPath)));
	}

	private SomePairs(CircuitPair pair) {
		super(List.of(pair));
	}

	/// A pair declared as it is simulated.
	public static SomePairs of(PairPlan plan) {
		var circuits = plan.circuits()
			.stream()
			.map((circuit) -> Circuit.plain(plan.scope().id("expressRouteCircuits", circuit.name()),
					circuit.peeringLocation(), Md5.NOT_USED))
			.toList();
		return new SomePairs(pair(plan.name(), circuits.getFirst(), circuits.getLast(), CircuitPair.OwnPath.ELSEWHERE));
	}

	/// The pair `contoso` with something behind it that answers on port 443, by name.
	public static SomePairs probing(String... names) {
		var probes = Stream.of(names)
			.map((name) -> new CircuitPair.Probe(name, CircuitPair.Probe.Kind.TCP, name + ".contoso.example:443"))
			.toList();
		return new SomePairs(
				new CircuitPair("contoso", circuit("contoso-ams", "Amsterdam"), circuit("contoso-dub", "Dublin"),
						CircuitPair.OwnPath.ELSEWHERE, probes, Objectives.NONE, "settings", VirtualTime.START, 1));
	}

	private static CircuitPair pair(String name, Circuit primary, Circuit secondary, CircuitPair.OwnPath ownPath) {
		return new CircuitPair(name, primary, secondary, ownPath, List.of(), Objectives.NONE, "settings",
				VirtualTime.START, 1);
	}

	private static Circuit keyed(String name, String site) {
		return new Circuit(CIRCUITS + name, site, Md5.USED, KEY, List.of(), List.of(), List.of());
	}

	/// In a month.
	private static Circuit maintained(String name, String site) {
		return new Circuit(CIRCUITS + name, site, Md5.NOT_USED, null, List.of(), List.of(), List.of(),
				CircuitPair.MicrosoftPeering.UNDECLARED,
				List.of(new CircuitPair.Maintenance(Instant.parse("2026-04-02T02:00:00Z"),
						Instant.parse("2026-04-02T06:00:00Z"), "Swisscom")));
	}

	private static Circuit circuit(String name, String site) {
		return Circuit.plain(CIRCUITS + name, site, Md5.NOT_USED);
	}

}
