package dev.switchback.simulator.network;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.world.Assumptions;

/// Global Reach connections inside a peering's body.
final class GlobalReach {

	private GlobalReach() {
	}

	/// What is kept of them: everything but the key, which no GET ever shows.
	/// @throws ArmError with 400 if a key is missing and has to be there
	static ArrayNode read(ObjectNode properties, Assumptions assumptions) {
		var kept = Json.array();
		if (!(properties.get("connections") instanceof ArrayNode given)) {
			return kept;
		}
		for (var connection : given) {
			if (!(connection instanceof ObjectNode object)) {
				throw ArmError.invalidFormat("An element of 'properties.connections' is not an object.");
			}
			check(object, assumptions);
			var copy = object.deepCopy();
			if (copy.get("properties") instanceof ObjectNode inner) {
				inner.remove("authorizationKey");
			}
			kept.add(copy);
		}
		return kept;
	}

	private static void check(ObjectNode connection, Assumptions assumptions) {
		var hasKey = !connection.path("properties").path("authorizationKey").asString("").isEmpty();
		switch (assumptions.globalReachWithoutKey()) {
			case REFUSED -> {
				if (!hasKey) {
					throw ArmError.of(400, "AuthorizationKeyMissing",
							"The connection '" + connection.path("name").asString("") + "' has no authorizationKey.");
				}
			}
			case KEPT -> {
			}
		}
	}

}
