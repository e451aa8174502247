package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.List;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Value;

/// Reads circuits, peerings and their tables.
final class PeeringReads {

	private final Arm arm;

	PeeringReads(Arm arm) {
		this.arm = arm;
	}

	Fetched<PeeringSeen> peering(DeclaredCircuit circuit, Deadline deadline) {
		var id = circuit.peeringId();
		return this.arm.get(ArmRead.of(id), deadline).map((document) -> PeeringSeen.of(id, document));
	}

	/// The circuit, with the location of its port if it is on one.
	Fetched<CircuitSeen> circuit(DeclaredCircuit circuit, Deadline deadline) {
		var seen = this.arm.get(ArmRead.of(circuit.id()), deadline).map(CircuitSeen::of);
		if (seen instanceof Value<CircuitSeen>(var value, var at) && value.port().isPresent()) {
			var port = value.port().get();
			var location = this.arm.read(port, deadline,
					(client, context) -> client.getExpressRoutePorts()
						.getByResourceGroupWithResponse(port.resourceGroup(), port.name(), context)
						.getValue()
						.peeringLocation());
			return new Value<>(value
				.at((location instanceof Value<String>(var text, var _)) ? text.strip() : value.peeringLocation()), at);
		}
		return seen;
	}

	Fetched<Counters> counters(DeclaredCircuit circuit, Deadline deadline) {
		return this.arm.get(ArmRead.of(circuit.peeringId(), "stats"), deadline).map(Counters::of);
	}

	/// What is asked to see the sessions of a peering's links, and its routes if wanted.
	static List<ArmRead> asks(DeclaredCircuit circuit, boolean routes) {
		var asks = new ArrayList<ArmRead>();
		for (var link : Link.values()) {
			asks.add(ArmRead.of(circuit.peeringId(), "routeTablesSummary/" + link.devicePath()));
		}
		if (routes) {
			for (var link : Link.values()) {
				asks.add(ArmRead.of(circuit.peeringId(), "routeTables/" + link.devicePath()));
			}
		}
		return asks;
	}

	static ArmRead learned(ArmId gateway) {
		return ArmRead.of(gateway, "getLearnedRoutes");
	}

}
