package dev.switchback.simulator.estate;

import java.util.List;

/// Circuits that can stand in for each other, the gateways linked to them, and the traffic they share. Pairs do not touch
/// each other. A healthy one has two circuits and a gateway; a sick one may have any number of each.
public record PairPlan(String name, List<CircuitPlan> circuits, List<GatewayPlan> gateways, Demand demand) {

	public PairPlan {
		circuits = List.copyOf(circuits);
		gateways = List.copyOf(gateways);
	}

}
