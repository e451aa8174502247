package dev.switchback.azure.expressroute;

import dev.switchback.playbook.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.switchback.azure.arm.ArmJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The body of a peering's PUT. A PUT replaces the whole peering, so it is built from a fresh GET and changes nothing but
/// the switches. What only Azure writes is left out, as Azure's own clients do; everything else stays, known or not.
final class PeeringBody {

	private static final List<String> OURS_TO_LEAVE_OUT = List.of("etag", "type");

	private static final List<String> PROPERTIES_TO_LEAVE_OUT = List.of("provisioningState", "lastModifiedBy",
			"peeredConnections");

	private PeeringBody() {
	}

	/// Why a peering cannot be written back faithfully, as a sentence without a full
	/// stop; empty if it can.
	static Optional<String> obstacle(PeeringSeen peering, Md5 md5, @Nullable Secret key) {
		return Optional.ofNullable(firstObstacle(peering, md5, key));
	}

	private static @Nullable String firstObstacle(PeeringSeen peering, Md5 md5, @Nullable Secret key) {
		if (peering.virtualWan()) {
			return "the peering is connected to a Virtual WAN, whose part of it would be lost; move the traffic on the "
					+ "Virtual WAN side instead";
		}
		if (peering.peerAsn() == 0 || peering.properties().path("vlanId").isMissingNode()) {
			return "Azure shows the peering without its ASN or VLAN, which would be lost";
		}
		return switch (md5) {
			case NOT_USED -> null;
			case USED ->
				(key != null) ? null : "an MD5 key is in use that is not at hand, and a write without it may erase it";
			case UNKNOWN -> "it is not declared whether an MD5 key is in use, and a write without it may erase it";
		};
	}

	/// @param states what each switch is to be; families that are not named stay as they are
	/// @param key the MD5 key, if one is in use
	static String of(PeeringSeen peering, Map<Family, String> states, @Nullable Secret key) {
		var body = peering.document().deepCopy();
		body.remove(OURS_TO_LEAVE_OUT);
		var properties = (ObjectNode) body.path("properties");
		properties.remove(PROPERTIES_TO_LEAVE_OUT);
		if (properties.path("sharedKey").asString("").isEmpty()) {
			// An empty key erases the one that is set.
			properties.remove("sharedKey");
		}
		if (key != null) {
			properties.put("sharedKey", key.reveal());
		}
		properties.path("connections").forEach(PeeringBody::leaveOutStates);
		states.forEach((family, state) -> {
			switch (family) {
				case IPV4 -> properties.put("state", state);
				case IPV6 -> {
					if (properties.path("ipv6PeeringConfig") instanceof ObjectNode ipv6) {
						ipv6.put("state", state);
					}
				}
			}
		});
		return ArmJson.text(body);
	}

	private static void leaveOutStates(JsonNode connection) {
		if (connection instanceof ObjectNode globalReach) {
			globalReach.remove(OURS_TO_LEAVE_OUT);
			if (globalReach.path("properties") instanceof ObjectNode properties) {
				properties.remove(List.of("provisioningState", "circuitConnectionStatus"));
			}
		}
	}

}
