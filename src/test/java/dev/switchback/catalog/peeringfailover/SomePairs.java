package dev.switchback.catalog.peeringfailover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.switchback.engine.VirtualTime;
import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPair.Circuit;
import dev.switchback.inventory.CircuitPair.Md5;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.inventory.Objectives;
import dev.switchback.simulator.estate.PairPlan;

/// The pairs of the rehearsal estate, as they are declared there.
public final class SomePairs implements CircuitPairs {

	private static final String CIRCUITS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
			+ "/providers/Microsoft.Network/expressRouteCircuits/";

	/// Where the MD5 keys of the pair `keyed` are to be had.
	public static final String KEY = "env:KEYED_MD5";

	private final CircuitPair.OwnPath ownPath;

	private final List<CircuitPair> pairs;

	public SomePairs() {
		this(CircuitPair.OwnPath.ELSEWHERE);
	}

	SomePairs(CircuitPair.OwnPath ownPath) {
		this.ownPath = ownPath;
		this.pairs = List.of(pair("contoso", circuit("contoso-ams", "Amsterdam"), circuit("contoso-dub", "Dublin")),
				pair("fabrikam", circuit("fabrikam-fra", "Frankfurt"), maintained("fabrikam-zrh", "Zurich")),
				pair("dual", circuit("dual-ams", "Amsterdam"), circuit("dual-dub", "Dublin")),
				pair("keyed", keyed("keyed-ams", "Amsterdam"), keyed("keyed-dub", "Dublin")));
	}

	private SomePairs(PairPlan plan) {
		this.ownPath = CircuitPair.OwnPath.ELSEWHERE;
		var circuits = plan.circuits()
			.stream()
			.map((circuit) -> Circuit.plain(plan.scope().id("expressRouteCircuits", circuit.name()),
					circuit.peeringLocation(), Md5.NOT_USED))
			.toList();
		this.pairs = List.of(pair(plan.name(), circuits.getFirst(), circuits.getLast()));
	}

	/// A pair declared as it is simulated.
	public static SomePairs of(PairPlan plan) {
		return new SomePairs(plan);
	}

	private CircuitPair pair(String name, Circuit primary, Circuit secondary) {
		return new CircuitPair(name, primary, secondary, this.ownPath, List.of(), Objectives.NONE, "settings",
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

	@Override
	public List<CircuitPair> all() {
		return this.pairs;
	}

	@Override
	public Optional<CircuitPair> named(String name) {
		return this.pairs.stream().filter((pair) -> pair.name().equalsIgnoreCase(name)).findFirst();
	}

	@Override
	public Optional<CircuitPair> of(String circuitId, String otherCircuitId) {
		return this.pairs.stream()
			.filter((pair) -> List.of(pair.primary().id().toLowerCase(), pair.secondary().id().toLowerCase())
				.containsAll(List.of(circuitId.toLowerCase(), otherCircuitId.toLowerCase())))
			.findFirst();
	}

	@Override
	public Storing replace(CircuitPair before, CircuitPair after) {
		return new Storing.Stale();
	}

	@Override
	public List<CircuitPair> declarations(String name) {
		return List.of();
	}

	@Override
	public Storing declareIfAbsent(CircuitPair pair) {
		return new Storing.Stale();
	}

}
