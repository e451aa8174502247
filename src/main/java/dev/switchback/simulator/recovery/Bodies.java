package dev.switchback.simulator.recovery;

import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.Exchange;

/// Reads what actions are asked with.
final class Bodies {

	private Bodies() {
	}

	/// The `properties` of the body.
	/// @throws ArmError with 400 if there are none
	static ObjectNode properties(Exchange exchange) {
		if (exchange.body().path("properties") instanceof ObjectNode properties) {
			return properties;
		}
		throw invalid("properties", "is missing");
	}

	/// The `providerSpecificDetails`, which have to be of replication between Azure's regions.
	/// @throws ArmError with 400 if they are not
	static ObjectNode details(ObjectNode properties) {
		if (properties.path("providerSpecificDetails") instanceof ObjectNode details) {
			if (details.path("instanceType").asString("").equals("A2A")) {
				return details;
			}
			throw invalid("properties.providerSpecificDetails.instanceType", "has to be A2A");
		}
		throw invalid("properties.providerSpecificDetails", "is missing");
	}

	static Optional<String> text(JsonNode object, String name) {
		return Optional.ofNullable(object.path(name).asString(null)).filter((text) -> !text.isBlank());
	}

	static String required(JsonNode object, String place, String name) {
		return text(object, name).orElseThrow(() -> invalid(place + "." + name, "is missing"));
	}

	static void checkDirection(ObjectNode properties) {
		if (!required(properties, "properties", "failoverDirection").equals("PrimaryToRecovery")) {
			throw invalid("properties.failoverDirection", "has to be PrimaryToRecovery");
		}
	}

	/// The last segment of an ARM id.
	static String last(String id) {
		return id.substring(id.lastIndexOf('/') + 1);
	}

	static ArmError invalid(String field, String why) {
		return ArmError.of(400, "InvalidParameter", "The field '" + field + "' " + why + ".");
	}

}
