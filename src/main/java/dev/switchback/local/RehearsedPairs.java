package dev.switchback.local;

import java.util.LinkedHashMap;
import java.util.Map;

/// The pairs of the simulated estate, declared as an operator would declare them, so that nothing needs registering before
/// the first failover.
final class RehearsedPairs {

	private static final String CIRCUITS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
			+ "/providers/Microsoft.Network/expressRouteCircuits/";

	private final Map<String, String> settings = new LinkedHashMap<>();

	private RehearsedPairs() {
	}

	/// As settings of the inventory.
	static Map<String, String> settings() {
		var pairs = new RehearsedPairs();
		pairs.pair(0, "contoso");
		pairs.circuit(0, "primary", "contoso-ams", "Amsterdam");
		pairs.circuit(0, "secondary", "contoso-dub", "Dublin");
		pairs.pair(1, "fabrikam");
		pairs.circuit(1, "primary", "fabrikam-fra", "Frankfurt");
		pairs.circuit(1, "secondary", "fabrikam-zrh", "Zurich");
		return pairs.settings;
	}

	private void pair(int index, String name) {
		this.settings.put(prefix(index) + "name", name);
	}

	private void circuit(int index, String role, String name, String site) {
		this.settings.put(prefix(index) + role + ".id", CIRCUITS + name);
		this.settings.put(prefix(index) + role + ".site", site);
		this.settings.put(prefix(index) + role + ".md5", "not-used");
	}

	private static String prefix(int index) {
		return "switchback.inventory.circuit-pairs[%d].".formatted(index);
	}

}
