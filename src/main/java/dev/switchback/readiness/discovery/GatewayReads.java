package dev.switchback.readiness.discovery;

import java.util.List;
import java.util.Map;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a gateway, its public addresses, its connections, what it learned, and Azure's own tests of it.
record GatewayReads(Arm arm, Deadline deadline) {

	ObjectNode read(ArmId id) {
		var noting = new Noting(this.arm, this.deadline);
		var gateway = noting.resource(id, ArmRead.of(id));
		var properties = gateway.path("body").path("properties");
		if (!properties.path("gatewayType").asString("ExpressRoute").equalsIgnoreCase("ExpressRoute")
				|| properties.isMissingNode()) {
			return gateway;
		}
		var addresses = gateway.putArray("publicAddresses");
		properties.path("ipConfigurations").forEach((configuration) -> {
			var address = configuration.path("properties").path("publicIPAddress").path("id").asString("");
			try {
				var addressId = ArmId.parse(address);
				addresses.add(noting.resource(addressId, ArmRead.of(addressId)));
			}
			catch (ArmId.NotAnArmId _) {
				// Without an address of the customer's there is nothing to read.
			}
		});
		gateway.set("connections", connections(id));
		var answers = this.arm.ask(
				List.of(ArmRead.of(id, "getLearnedRoutes"),
						new ArmRead(id, "getFailoverAllTestsDetails", Map.of("type", "All", "fetchLatest", "true"))),
				this.deadline);
		gateway.set("learned", Noting.answer(answers.getFirst(), "the routes of " + id.name()));
		gateway.set("tests", Noting.answer(answers.getLast(), "Azure's tests of " + id.name()));
		return gateway;
	}

	private ObjectNode connections(ArmId id) {
		var list = Noting.answer(this.arm.get(ArmRead.of(id, "connections"), this.deadline),
				"the connections of " + id.name());
		if (list.path("value").isArray()) {
			var bodies = list.path("value");
			var value = list.putArray("value");
			for (JsonNode body : bodies) {
				var one = value.addObject().put("id", body.path("id").asString(""));
				one.set("readAt", list.path("readAt"));
				one.set("body", body);
			}
		}
		return list;
	}

}
