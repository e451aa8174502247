package dev.switchback.simulator.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.Family;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.world.Assumptions;
import dev.switchback.simulator.world.KeyPrint;
import dev.switchback.simulator.world.PeeringState;

/// What a PUT wants a peering to be. A PUT replaces: what is left out is gone, or back to its default.
///
/// @param name the peering's name, as created or as asked
/// @param properties everything that can be read later
/// @param sharedKey the print of the MD5 key there will be, null for none
record PeeringBody(String name, ObjectNode properties, @Nullable String sharedKey) {

	private static final List<String> TYPES = List.of("AzurePrivatePeering", "MicrosoftPeering");

	/// @throws ArmError with 400 if this cannot be a peering of that name
	static PeeringBody read(ObjectNode body, String asked, CircuitPlan circuit, @Nullable PeeringState before,
			Assumptions assumptions) {
		checkName(body, asked);
		if (!(body.get("properties") instanceof ObjectNode given)) {
			throw ArmError.invalidFormat("Required property 'properties' is not an object. Path ''.");
		}
		var fields = new Fields(given, "properties");
		var type = fields.choice("peeringType", type(asked), TYPES);
		if (!type.equalsIgnoreCase(asked)) {
			throw ArmError.of(400, "PeeringNameAndTypeMismatch",
					"A peering of type " + type + " has to be called so, not '" + asked + "'.");
		}
		var properties = Json.object().put("peeringType", type).put("azureASN", 12076);
		properties.put("peerASN", fields.integer("peerASN", 1, 4294967295L));
		prefixes(fields, properties, Family.IPV4);
		properties.put("primaryAzurePort", circuit.azurePort(Link.PRIMARY));
		properties.put("secondaryAzurePort", circuit.azurePort(Link.SECONDARY));
		properties.put("state", fields.choice("state", "Enabled", Fields.STATES));
		properties.put("vlanId", (int) fields.integer("vlanId", 1, 4094));
		properties.put("gatewayManagerEtag", fields.text("gatewayManagerEtag", ""));
		var shown = (before != null) ? before.shown() : Json.object();
		publicPrefixes(fields, properties, shown);
		fields.object("routeFilter").ifPresent((filter) -> properties.set("routeFilter", filter));
		fields.object("ipv6PeeringConfig").ifPresent((config) -> ipv6(config, properties, shown));
		virtualWan(fields, properties);
		properties.set("connections", GlobalReach.read(given, assumptions.globalReachWithoutKey()));
		return new PeeringBody((before != null) ? before.name() : type, properties, key(fields, before, assumptions));
	}

	private static void checkName(ObjectNode body, String asked) {
		var name = body.path("name").asString(asked);
		if (!name.equalsIgnoreCase(asked)) {
			throw ArmError.of(400, "MismatchingResourceName",
					"The provided resource name '" + name + "' did not match the name in the Url '" + asked + "'.");
		}
	}

	private static String type(String asked) {
		return TYPES.stream()
			.filter(asked::equalsIgnoreCase)
			.findFirst()
			.orElseThrow(() -> ArmError.of(400, "InvalidPeeringType",
					"'" + asked + "' is no peering; there are " + String.join(" and ", TYPES) + "."));
	}

	private static void ipv6(ObjectNode given, ObjectNode properties, ObjectNode before) {
		var fields = new Fields(given, "properties.ipv6PeeringConfig");
		var config = properties.putObject("ipv6PeeringConfig");
		prefixes(fields, config, Family.IPV6);
		config.put("state", fields.choice("state", "Enabled", Fields.STATES));
		publicPrefixes(fields, config, before.path("ipv6PeeringConfig"));
		fields.object("routeFilter").ifPresent((each) -> config.set("routeFilter", each));
	}

	private static void publicPrefixes(Fields fields, ObjectNode into, JsonNode before) {
		fields.object(PublicPrefixConfig.NAME)
			.ifPresent((config) -> into.set(PublicPrefixConfig.NAME,
					PublicPrefixConfig.read(config, before.path(PublicPrefixConfig.NAME))));
	}

	/// SDKs that cannot write the id send an empty object, and the peering is cut off from its hub.
	private static void virtualWan(Fields fields, ObjectNode into) {
		fields.object("expressRouteConnection")
			.filter((connection) -> connection.has("id"))
			.ifPresent((connection) -> into.set("expressRouteConnection", connection));
	}

	private static void prefixes(Fields fields, ObjectNode into, Family family) {
		into.put("primaryPeerAddressPrefix", fields.prefix("primaryPeerAddressPrefix", family));
		into.put("secondaryPeerAddressPrefix", fields.prefix("secondaryPeerAddressPrefix", family));
	}

	private static @Nullable String key(Fields fields, @Nullable PeeringState before, Assumptions assumptions) {
		var given = fields.text("sharedKey", null);
		if (given == null) {
			return switch (assumptions.sharedKeyOmitted()) {
				case CLEARS -> null;
				case KEEPS -> (before != null) ? before.sharedKey() : null;
			};
		}
		if (given.length() > 25) {
			throw ArmError.of(400, "InvalidSharedKey", "The shared key has to have 1 to 25 characters.");
		}
		return given.isEmpty() ? null : KeyPrint.of(given);
	}

	/// What it changes, in words. The key is never named.
	String describe(@Nullable PeeringState before) {
		if (before == null) {
			return "created, state " + this.properties.path("state").asString("");
		}
		var changes = new ArrayList<String>();
		for (var field : this.properties.propertyNames()) {
			compare(field, before.shown().path(field), this.properties.path(field), changes);
		}
		for (var field : before.shown().propertyNames()) {
			if (!this.properties.has(field)) {
				changes.add(field + " removed");
			}
		}
		if (!Objects.equals(before.sharedKey(), this.sharedKey)) {
			changes.add((this.sharedKey == null) ? "sharedKey cleared" : "sharedKey set");
		}
		return changes.isEmpty() ? "no change" : String.join(", ", changes);
	}

	private static void compare(String name, JsonNode before, JsonNode after, List<String> changes) {
		if (after instanceof ObjectNode object && before.isObject()) {
			object.propertyNames()
				.forEach((field) -> compare(name + "." + field, before.path(field), object.path(field), changes));
		}
		else if (!after.equals(before) && !after.asString("").equals(before.asString(""))) {
			changes.add(name + " " + word(before) + "→" + word(after));
		}
	}

	private static String word(JsonNode value) {
		return value.isMissingNode() ? "(none)" : value.isValueNode() ? value.asString("") : value.toString();
	}

}
