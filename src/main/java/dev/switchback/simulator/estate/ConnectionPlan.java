package dev.switchback.simulator.estate;

/// A connection of a gateway to a circuit.
///
/// @param name the name of the ARM resource
/// @param circuit the name of the circuit
/// @param routingWeight the heavier connection is preferred; Azure's own default is 0
/// @param fastPath whether traffic bypasses the gateway (`expressRouteGatewayBypass`)
public record ConnectionPlan(String name, String circuit, int routingWeight, boolean fastPath) {

	/// A connection whose traffic passes the gateway.
	public ConnectionPlan(String name, String circuit, int routingWeight) {
		this(name, circuit, routingWeight, false);
	}

}
