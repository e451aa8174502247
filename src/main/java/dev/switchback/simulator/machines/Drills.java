package dev.switchback.simulator.machines;

/// Networks for drills, beside the network of every side: one that leads nowhere, and three that lead to production.
enum Drills {

	ISOLATED("drill-vnet"), PEERED("drill-vnet-peered"), WITH_GATEWAY("drill-vnet-gateway"),
	ROUTED("drill-vnet-routed");

	private final String network;

	Drills(String network) {
		this.network = network;
	}

	String network() {
		return this.network;
	}

}
