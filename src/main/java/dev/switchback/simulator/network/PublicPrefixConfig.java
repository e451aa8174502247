package dev.switchback.simulator.network;

import java.util.HashSet;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The public prefixes in a Microsoft peering's body. The state of their validation is Microsoft's to say, whatever a body
/// says: prefixes that were there before keep theirs, others have to be validated first.
final class PublicPrefixConfig {

	static final String NAME = "microsoftPeeringConfig";

	private static final String STATE = "advertisedPublicPrefixesState";

	private PublicPrefixConfig() {
	}

	/// What is kept of a configuration that was asked for.
	///
	/// @param before what there is now; missing if there is none
	static ObjectNode read(ObjectNode wanted, JsonNode before) {
		var prefixes = prefixes(wanted);
		if (prefixes.isEmpty()) {
			return wanted.put(STATE, "NotConfigured");
		}
		return wanted.put(STATE, prefixes(before).containsAll(prefixes)
				? before.path(STATE).asString("ValidationNeeded") : "ValidationNeeded");
	}

	private static Set<String> prefixes(JsonNode config) {
		var all = new HashSet<String>();
		config.path("advertisedPublicPrefixes").forEach((prefix) -> all.add(prefix.asString("")));
		return all;
	}

}
