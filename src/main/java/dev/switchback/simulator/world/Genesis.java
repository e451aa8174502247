package dev.switchback.simulator.world;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.Family;
import dev.switchback.simulator.estate.Leg;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.PeeringPlan;
import dev.switchback.simulator.estate.Scope;
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
			circuits.put(circuit.name().toLowerCase(Locale.ROOT), circuit(plan, circuit, ids, now));
		}
		var before = now.minusSeconds(SETTLED_SECONDS);
		var fresh = new PairState(before, circuits, List.of(), List.of());
		var physics = new Physics(plan, List.of(), settings);
		var settled = physics.advance(physics.settle(fresh, before), now);
		return new PairState(now, settled.circuits(), List.of(), List.of());
	}

	private static CircuitState circuit(PairPlan pair, CircuitPlan plan, Ids ids, Instant now) {
		var peerings = new LinkedHashMap<String, PeeringState>();
		for (var peering : plan.peerings()) {
			peerings.put(peering.type().toLowerCase(Locale.ROOT), peering(pair, plan, peering, ids, now));
		}
		var stuck = plan.peerings()
			.stream()
			.anyMatch((each) -> each.particulars().provisioningState().equals("Failed"));
		return new CircuitState(plan.name(), ids.etag(), stuck ? "Failed" : "Succeeded", plan.tags(), null, peerings);
	}

	private static PeeringState peering(PairPlan pair, CircuitPlan circuit, PeeringPlan plan, Ids ids, Instant now) {
		var properties = properties(pair.scope(), circuit, plan);
		return new PeeringState(plan.type(), properties, properties, plan.edgeKey(), ids.etag(),
				plan.particulars().provisioningState(), plan.lastModifiedBy(), null, sessionsDown(now),
				bytes(Bytes.USED));
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

	private static ObjectNode properties(Scope scope, CircuitPlan circuit, PeeringPlan plan) {
		var properties = Json.object()
			.put("peeringType", plan.type())
			.put("azureASN", 12076)
			.put("peerASN", plan.peerAsn());
		prefixes(properties, plan.ipv4());
		properties.put("primaryAzurePort", circuit.azurePort(Link.PRIMARY));
		properties.put("secondaryAzurePort", circuit.azurePort(Link.SECONDARY));
		properties.put("state", plan.enabled() ? "Enabled" : "Disabled");
		properties.put("vlanId", plan.vlanId()).put("gatewayManagerEtag", "12");
		publicPrefixes(scope, plan, Family.IPV4, properties);
		if (plan.ipv6() != null) {
			var ipv6 = prefixes(properties.putObject("ipv6PeeringConfig"), plan.ipv6());
			ipv6.put("state", plan.particulars().ipv6Enabled() ? "Enabled" : "Disabled");
			publicPrefixes(scope, plan, Family.IPV6, ipv6);
		}
		if (plan.particulars().virtualWan() != null) {
			properties.putObject("expressRouteConnection").put("id", plan.particulars().virtualWan());
		}
		var connections = properties.putArray("connections");
		plan.particulars()
			.globalReach()
			.forEach((name) -> globalReach(scope.id("expressRouteCircuits", circuit.name()), name,
					connections.addObject()));
		return properties;
	}

	private static void publicPrefixes(Scope scope, PeeringPlan plan, Family family, ObjectNode into) {
		var prefixes = plan.particulars().publicPrefixes();
		if (prefixes == null) {
			return;
		}
		var config = into.putObject("microsoftPeeringConfig");
		prefixes.of(family).forEach(config.putArray("advertisedPublicPrefixes")::add);
		config.put("advertisedPublicPrefixesState", prefixes.of(family).isEmpty() ? "NotConfigured" : prefixes.state())
			.put("customerASN", 0)
			.put("legacyMode", 0)
			.put("routingRegistryName", "RIPENCC");
		if (prefixes.routeFilter() != null) {
			into.putObject("routeFilter").put("id", scope.id("routeFilters", prefixes.routeFilter()));
		}
	}

	private static void globalReach(String circuit, String name, ObjectNode into) {
		var peering = circuit + "/peerings/AzurePrivatePeering";
		into.put("name", name).put("id", peering + "/connections/" + name);
		var properties = into.putObject("properties");
		properties.putObject("expressRouteCircuitPeering").put("id", peering);
		properties.putObject("peerExpressRouteCircuitPeering")
			.put("id", Scope.FOREIGN.id("expressRouteCircuits", name) + "/peerings/AzurePrivatePeering");
		properties.put("addressPrefix", "192.168.8.0/29")
			.put("circuitConnectionStatus", "Connected")
			.put("provisioningState", "Succeeded");
	}

	private static ObjectNode prefixes(ObjectNode into, Transfer transfer) {
		return into.put("primaryPeerAddressPrefix", transfer.primary())
			.put("secondaryPeerAddressPrefix", transfer.secondary());
	}

}
