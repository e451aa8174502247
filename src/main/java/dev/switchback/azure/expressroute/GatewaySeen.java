package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Map;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Fetched.Unreadable;
import dev.switchback.azure.arm.Fetched;
import tools.jackson.databind.JsonNode;

/// What was seen of a gateway.
///
/// @param learned its routes
/// @param network the name of its virtual network
/// @param tests of Azure's own that run on it
record GatewaySeen(Fetched<List<LearnedRoute>> learned, Fetched<String> network, Fetched<List<AzureTest>> tests) {

	/// What is asked for the routes and the tests.
	static List<ArmRead> asks(ArmId gateway) {
		return List.of(PeeringReads.learned(gateway),
				new ArmRead(gateway, "getFailoverAllTestsDetails", Map.of("type", "All", "fetchLatest", "true")));
	}

	/// @throws Unreadable if it does not say where it is
	static String network(JsonNode gateway) {
		var subnet = gateway.path("properties")
			.path("ipConfigurations")
			.path(0)
			.path("properties")
			.path("subnet")
			.path("id")
			.asString("");
		var parts = subnet.split("/");
		if (parts.length < 4 || !parts[parts.length - 2].equalsIgnoreCase("subnets")) {
			throw new Unreadable("the gateway does not say in which network it is");
		}
		return parts[parts.length - 3].replaceAll("[^\\w.-]", "?");
	}

}
