package dev.switchback.simulator.world;

import java.util.Locale;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.wire.Json;

/// A Microsoft peering that comes back without its prefixes being validated.
final class Revalidation {

	private Revalidation() {
	}

	/// The same write, with a validation that is needed for every family that it switches on.
	static Write of(PeeringState peering, Write write) {
		var requested = write.requested().deepCopy();
		JsonNode before = (peering.effective() != null) ? peering.effective() : Json.object();
		unvalidated(before, requested);
		unvalidated(before.path("ipv6PeeringConfig"), requested.path("ipv6PeeringConfig"));
		return new Write(write.operation(), write.completesAt(), write.kind(), requested, write.sharedKey(),
				write.etag(), write.modifiedBy());
	}

	private static void unvalidated(JsonNode before, JsonNode requested) {
		if (enabled(requested) && !enabled(before)
				&& requested.get("microsoftPeeringConfig") instanceof ObjectNode config) {
			config.put("advertisedPublicPrefixesState", "ValidationNeeded");
		}
	}

	private static boolean enabled(JsonNode holder) {
		return "enabled".equals(holder.path("state").asString("").toLowerCase(Locale.ROOT));
	}

}
