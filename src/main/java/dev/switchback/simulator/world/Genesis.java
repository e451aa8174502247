package dev.switchback.simulator.world;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.Leg;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.PeeringPlan;
import dev.switchback.simulator.estate.Transfer;
import dev.switchback.simulator.wire.Json;

/// The first state of a pair: everything that its plan says, and as if it had been so for ever.
final class Genesis {

	/// Sessions of a fresh estate have been up for this many seconds: 25 days and a bit.
	private static final long SETTLED_SECONDS = 2_174_400;

	private Genesis() {
	}

	static PairState of(PairPlan plan, Ids ids, Settings settings, Instant now) {
		var circuits = new LinkedHashMap<String, CircuitState>();
		for (var circuit : plan.circuits()) {
			circuits.put(circuit.name().toLowerCase(Locale.ROOT), circuit(circuit, ids, now));
		}
		var before = now.minusSeconds(SETTLED_SECONDS);
		var fresh = new PairState(before, circuits, List.of(), List.of());
		var physics = new Physics(plan, List.of(), settings);
		var settled = physics.advance(physics.settle(fresh, before), now);
		return new PairState(now, settled.circuits(), List.of(), List.of());
	}

	private static CircuitState circuit(CircuitPlan plan, Ids ids, Instant now) {
		var peerings = new LinkedHashMap<String, PeeringState>();
		for (var peering : plan.peerings()) {
			peerings.put(peering.type().toLowerCase(Locale.ROOT), peering(plan, peering, ids, now));
		}
		return new CircuitState(plan.name(), ids.etag(), "Succeeded", plan.tags(), null, peerings);
	}

	private static PeeringState peering(CircuitPlan circuit, PeeringPlan plan, Ids ids, Instant now) {
		var properties = properties(circuit, plan);
		return new PeeringState(plan.type(), properties, properties, plan.edgeKey(), ids.etag(), "Succeeded",
				plan.lastModifiedBy(), null, sessionsDown(now), bytes(Bytes.USED));
	}

	/// Every session of a peering whose routers know nothing yet.
	static EnumMap<Leg, Session> sessionsDown(Instant now) {
		var sessions = new EnumMap<Leg, Session>(Leg.class);
		for (var leg : Leg.values()) {
			sessions.put(leg, Session.settled(false, now));
		}
		return sessions;
	}

	/// The same counters for both links.
	static EnumMap<Link, Bytes> bytes(Bytes each) {
		var bytes = new EnumMap<Link, Bytes>(Link.class);
		for (var link : Link.values()) {
			bytes.put(link, each);
		}
		return bytes;
	}

	private static ObjectNode properties(CircuitPlan circuit, PeeringPlan plan) {
		var properties = Json.object()
			.put("peeringType", plan.type())
			.put("azureASN", 12076)
			.put("peerASN", plan.peerAsn());
		prefixes(properties, plan.ipv4());
		properties.put("primaryAzurePort", circuit.azurePort(Link.PRIMARY));
		properties.put("secondaryAzurePort", circuit.azurePort(Link.SECONDARY));
		properties.put("state", plan.enabled() ? "Enabled" : "Disabled");
		properties.put("vlanId", plan.vlanId()).put("gatewayManagerEtag", "12");
		if (plan.ipv6() != null) {
			prefixes(properties.putObject("ipv6PeeringConfig"), plan.ipv6()).put("state", "Enabled");
		}
		properties.putArray("connections");
		return properties;
	}

	private static ObjectNode prefixes(ObjectNode into, Transfer transfer) {
		return into.put("primaryPeerAddressPrefix", transfer.primary())
			.put("secondaryPeerAddressPrefix", transfer.secondary());
	}

}
