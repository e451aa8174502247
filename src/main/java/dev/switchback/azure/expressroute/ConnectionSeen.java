package dev.switchback.azure.expressroute;

import java.util.Optional;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Fetched.Unreadable;
import tools.jackson.databind.JsonNode;

/// A gateway's connection to a circuit.
///
/// @param routingWeight the heavier connection is preferred
/// @param status as Azure says; empty if it does not
record ConnectionSeen(ArmId id, ArmId gateway, ArmId circuit, int routingWeight, String status) {

	/// Of a document; nothing if it is a connection to something else than a circuit.
	///
	/// @throws Unreadable if it does not say what it connects
	static Optional<ConnectionSeen> of(JsonNode document) {
		var properties = document.path("properties");
		var peer = properties.path("peer").path("id");
		var gateway = properties.path("virtualNetworkGateway1").path("id");
		if (peer.isMissingNode() || gateway.isMissingNode()) {
			return Optional.empty();
		}
		try {
			return Optional.of(new ConnectionSeen(ArmId.parse(document.path("id").asString("")),
					ArmId.parse(gateway.asString("")), ArmId.parse(peer.asString("")),
					properties.path("routingWeight").asInt(0), properties.path("connectionStatus").asString("")));
		}
		catch (ArmId.NotAnArmId _) {
			throw new Unreadable("a connection does not say what it connects");
		}
	}

}
