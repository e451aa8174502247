package dev.switchback.simulator.network;

import dev.switchback.simulator.arm.Routes;

/// The addresses of Microsoft.Network.
public final class Network {

	static final String SUBSCRIPTION = "/subscriptions/{subscription}/providers/Microsoft.Network/";

	static final String GROUP = "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/";

	private Network() {
	}

	/// Adds them all.
	public static void routes(Routes routes) {
		Circuits.routes(routes);
		CircuitWrites.routes(routes);
		Peerings.routes(routes);
		Tables.routes(routes);
		Gateways.routes(routes);
		Connections.routes(routes);
		OwnPorts.routes(routes);
		RouteFilters.routes(routes);
		Surroundings.routes(routes);
		Resources.routes(routes);
		Monitoring.routes(routes);
		Health.routes(routes);
		HubGateways.routes(routes);
		Watching.routes(routes);
	}

}
