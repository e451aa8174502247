package dev.switchback.simulator.network;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.world.CircuitState;
import dev.switchback.simulator.world.PeeringState;

/// The circuit that a call is about.
record Place(PairPlan pair, CircuitPlan plan, CircuitState circuit) {

	/// @throws ArmError with 404 if there is no such circuit
	static Place of(Exchange exchange) {
		var name = exchange.variable("circuit");
		var world = exchange.world();
		var pair = world.pairOf(name)
			.filter(exchange.pairs()::contains)
			.orElseThrow(() -> unknownCircuit(exchange, name));
		return of(pair, planOf(pair, name), exchange);
	}

	static Place of(PairPlan pair, CircuitPlan plan, Exchange exchange) {
		return new Place(pair, plan, exchange.world().pair(pair).circuit(plan.name()));
	}

	static CircuitPlan planOf(PairPlan pair, String circuit) {
		return pair.circuits()
			.stream()
			.filter((each) -> each.name().equalsIgnoreCase(circuit))
			.findFirst()
			.orElseThrow();
	}

	private static ArmError unknownCircuit(Exchange exchange, String name) {
		if (exchange.changesChild()) {
			return ArmError.of(404, "ParentResourceNotFound",
					"Can not perform requested operation on nested resource. Parent resource '" + name
							+ "' not found.");
		}
		return notFound(exchange, "expressRouteCircuits", name);
	}

	static ArmError notFound(Exchange exchange, String type, String name) {
		return ArmError.of(404, "ResourceNotFound",
				"The Resource 'Microsoft.Network/" + type + "/" + name + "' under resource group '"
						+ exchange.variable("group")
						+ "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
	}

	/// The peering that the call is about.
	/// @throws ArmError with 404 if the circuit has no such peering
	PeeringState peering(Exchange exchange) {
		var name = exchange.variable("peering");
		return this.circuit.peering(name)
			.orElseThrow(() -> ArmError.of(404, "NotFound", "Resource " + id() + "/peerings/" + name + " not found."));
	}

	String id() {
		return this.pair.scope().id("expressRouteCircuits", this.plan.name());
	}

}
