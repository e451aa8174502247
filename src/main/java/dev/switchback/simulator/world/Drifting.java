package dev.switchback.simulator.world;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Somebody else's write of a peering, by the portal or PowerShell, which runs like any other write.
final class Drifting {

	private Drifting() {
	}

	static PairState begin(PairState state, Drift drift, Instant moment, Settings settings) {
		var circuit = state.circuit(drift.circuit());
		var found = circuit.peering(drift.peering());
		var rest = state.without(drift);
		if (found.isEmpty()) {
			return rest;
		}
		var peering = found.get();
		var changes = new ArrayList<String>();
		var requested = requested(peering.shown(), drift, changes);
		var write = new Write(id(drift, moment, "operation"),
				moment.plus(settings.scaled(settings.durations().peeringPut())), Write.Kind.SUCCEED, requested,
				peering.sharedKey(), etag(drift, moment, "completed"), "Customer");
		var accepted = etag(drift, moment, "accepted");
		var change = changes.isEmpty() ? "etag only" : String.join(", ", changes);
		return rest.with(circuit.with(peering.accepting(write, requested, accepted), accepted))
			.with(new Interference(moment, drift.fault(), circuit.name(), peering.name(), null, change, drift.by()));
	}

	private static ObjectNode requested(ObjectNode shown, Drift drift, ArrayList<String> changes) {
		var requested = shown.deepCopy();
		if (drift.state() != null) {
			changes.add("state " + shown.path("state").asString("") + "→" + drift.state());
			requested.put("state", drift.state());
		}
		if (drift.ipv6State() != null && requested.get("ipv6PeeringConfig") instanceof ObjectNode ipv6) {
			changes.add("ipv6PeeringConfig.state " + ipv6.path("state").asString("") + "→" + drift.ipv6State());
			ipv6.put("state", drift.ipv6State());
		}
		if (drift.validation() != null) {
			for (var holder : List.of(requested, requested.path("ipv6PeeringConfig"))) {
				validation(holder, drift.validation(), changes);
			}
		}
		return requested;
	}

	private static void validation(JsonNode holder, String state, ArrayList<String> changes) {
		if (holder.get("microsoftPeeringConfig") instanceof ObjectNode config) {
			changes.add("advertisedPublicPrefixesState " + config.path("advertisedPublicPrefixesState").asString("")
					+ "→" + state);
			config.put("advertisedPublicPrefixesState", state);
		}
	}

	private static String etag(Drift drift, Instant moment, String purpose) {
		return "W/\"" + id(drift, moment, purpose) + "\"";
	}

	private static String id(Drift drift, Instant moment, String purpose) {
		var name = drift.fault() + "|" + moment + "|" + purpose;
		return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
	}

}
