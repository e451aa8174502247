package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.stream.Stream;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.playbook.LiveReplicas;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.OwnWrites;

/// What every condition looks with.
record Reads(Arm arm, PeeringReads peerings, GatewayReads gateways, OwnWrites ownWrites, HealthyCircuits healthy,
		LiveReplicas replicas, Md5Keys keys, OutlookReads outlook, ExpressRouteSettings settings) {

	Reads(Arm arm, OwnWrites ownWrites, HealthyCircuits healthy, LiveReplicas replicas, Md5Keys keys,
			ExpressRouteSettings settings) {
		this(arm, new PeeringReads(arm), new GatewayReads(arm), ownWrites, healthy, replicas, keys,
				new OutlookReads(arm, settings), settings);
	}

	/// What we ourselves have open on a circuit or any of its peerings.
	List<String> openOn(DeclaredCircuit circuit) {
		return Stream.concat(Stream.of(circuit.id()), Stream.of(PeeringType.values()).map(circuit::peeringId))
			.flatMap((id) -> this.ownWrites.openOn(id.toString()).stream())
			.distinct()
			.toList();
	}

	Deadline deadline(Look look) {
		return this.arm.deadline(look);
	}

}
