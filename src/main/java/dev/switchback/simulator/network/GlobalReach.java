package dev.switchback.simulator.network;

import java.util.List;
import java.util.stream.StreamSupport;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.world.Assumptions.GlobalReachWithoutKey;
import dev.switchback.simulator.world.PeeringState;

/// Global Reach connections inside a peering's body.
final class GlobalReach {

	private GlobalReach() {
	}

	/// What is kept of them: everything but the key, which no GET ever shows.
	/// @throws ArmError with 400 if a key is missing and has to be there
	static ArrayNode read(ObjectNode properties, GlobalReachWithoutKey withoutKey) {
		var kept = Json.array();
		if (!(properties.get("connections") instanceof ArrayNode given)) {
			return kept;
		}
		for (var connection : given) {
			if (!(connection instanceof ObjectNode object)) {
				throw ArmError.invalidFormat("An element of 'properties.connections' is not an object.");
			}
			if (keeps(object, withoutKey)) {
				var copy = object.deepCopy();
				if (copy.get("properties") instanceof ObjectNode inner) {
					inner.remove("authorizationKey");
				}
				kept.add(copy);
			}
		}
		return kept;
	}

	private static boolean keeps(ObjectNode connection, GlobalReachWithoutKey withoutKey) {
		var hasKey = !connection.path("properties").path("authorizationKey").asString("").isEmpty();
		return hasKey || switch (withoutKey) {
			case REFUSED -> throw ArmError.of(400, "AuthorizationKeyMissing",
					"The connection '" + connection.path("name").asString("") + "' has no authorizationKey.");
			case DROPPED -> false;
			case KEPT -> true;
		};
	}

	/// The connections of a peering, one by one.
	static List<ObjectNode> of(PeeringState peering) {
		return StreamSupport.stream(peering.shown().path("connections").spliterator(), false)
			.map(ObjectNode.class::cast)
			.toList();
	}

}
