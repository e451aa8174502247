package dev.switchback.readiness.discovery;

import java.util.Locale;
import java.util.Optional;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.expressroute.Link;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// What was read the last time.
record Earlier(Optional<ObjectNode> document) {

	/// What a peering looked like.
	JsonNode peering(ArmId circuit, String type) {
		for (var one : this.document.<JsonNode>map((it) -> it.path("circuits")).orElse(MissingNode.getInstance())) {
			if (one.path("id").asString("").equalsIgnoreCase(circuit.toString())) {
				for (var peering : one.path("peerings")) {
					if (peering.path("type").asString("").equalsIgnoreCase(type)) {
						return peering;
					}
				}
			}
		}
		return MissingNode.getInstance();
	}

	/// A link's routes, when they were read, and what came and went in the reads before that.
	static void routes(JsonNode peering, Link link, ObjectNode now) {
		var then = peering.path("links").path(link.name().toLowerCase(Locale.ROOT));
		if (then.path("routes").path("value").isArray()) {
			var before = now.putObject("before");
			before.set("readAt", then.path("routes").path("readAt"));
			before.set("routes", then.path("routes"));
			before.putArray("changes").addAll(Changes.after(then));
		}
		else if (then.path("before").isObject()) {
			now.set("before", then.path("before"));
		}
	}

}
