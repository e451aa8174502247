package dev.switchback.simulator.network;

import dev.switchback.simulator.estate.Scope;
import dev.switchback.simulator.estate.GatewayPlan;
import dev.switchback.simulator.estate.ConnectionPlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Paging;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.world.Bytes;
import dev.switchback.simulator.world.PeeringState;

/// Reads of circuits.
final class Circuits {

	static final String ONE = Network.GROUP + "expressRouteCircuits/{circuit}";

	private Circuits() {
	}

	static void routes(Routes routes) {
		routes.get(Network.SUBSCRIPTION + "expressRouteCircuits", Circuits::list);
		routes.get(Network.GROUP + "expressRouteCircuits", Circuits::list);
		routes.get(ONE, (exchange) -> Reply.ok(view(exchange, Place.of(exchange))));
		routes.get(ONE + "/stats", Circuits::stats);
		LinkTests.routes(routes);
		routes.get(ONE + "/authorizations", (exchange) -> Paging.list(exchange, authorizations(Place.of(exchange))));
	}

	private static Reply list(Exchange exchange) {
		return Paging.list(exchange,
				exchange.pairs()
					.stream()
					.flatMap((pair) -> pair.circuits().stream().map((plan) -> Place.of(pair, plan, exchange)))
					.map((place) -> view(exchange, place))
					.toList());
	}

	static ObjectNode view(Exchange exchange, Place place) {
		var plan = place.plan();
		var circuit = place.circuit();
		var node = Json.object()
			.put("name", plan.name())
			.put("id", place.id())
			.put("etag", circuit.etag())
			.put("type", "Microsoft.Network/expressRouteCircuits")
			.put("location", plan.region());
		var tags = node.putObject("tags");
		circuit.tags().forEach(tags::put);
		node.putObject("sku")
			.put("name", plan.tier() + "_MeteredData")
			.put("tier", plan.tier())
			.put("family", "MeteredData");
		properties(exchange, place, node.putObject("properties"));
		return node;
	}

	private static void properties(Exchange exchange, Place place, ObjectNode properties) {
		var plan = place.plan();
		properties.put("provisioningState", place.circuit().provisioningState()).put("resourceGuid", guid(plan.name()));
		var peerings = properties.putArray("peerings");
		place.circuit().peerings().values().forEach((peering) -> peerings.add(Peerings.view(exchange, place, peering)));
		authorizations(place).forEach(properties.putArray("authorizations")::add);
		if (plan.port() != null) {
			properties.putObject("expressRoutePort")
				.put("id", place.pair().scope().id("expressRoutePorts", plan.port()));
			properties.put("bandwidthInGbps", plan.bandwidthInMbps() / 1000.0).put("enableDirectPortRateLimit", true);
		}
		else {
			properties.putObject("serviceProviderProperties")
				.put("serviceProviderName", plan.provider())
				.put("peeringLocation", Metro.location(exchange, plan))
				.put("bandwidthInMbps", plan.bandwidthInMbps());
			properties.put("serviceProviderProvisioningState", "Provisioned");
		}
		// Recorded: a circuit whose own write is under way reads Disabled for a while.
		properties.put("circuitProvisioningState", (place.circuit().write() != null) ? "Disabled" : "Enabled")
			.put("allowClassicOperations", false)
			.put("gatewayManagerEtag", "12")
			.put("serviceKey", guid("key of " + plan.name()))
			.put("allowGlobalReach", false)
			.put("globalReachEnabled", false)
			.put("stag", 100 + Math.floorMod(plan.name().hashCode(), 3000));
	}

	/// What lets gateways in other subscriptions connect. The key itself is nobody's business here.
	private static List<ObjectNode> authorizations(Place place) {
		return place.pair()
			.gateways()
			.stream()
			.filter(GatewayPlan::foreign)
			.flatMap((gateway) -> gateway.connections().stream())
			.filter((connection) -> connection.circuit().equalsIgnoreCase(place.plan().name()))
			.map((connection) -> authorization(place, connection))
			.toList();
	}

	private static ObjectNode authorization(Place place, ConnectionPlan connection) {
		var node = Json.object()
			.put("name", connection.name())
			.put("id", place.id() + "/authorizations/" + connection.name())
			.put("type", "Microsoft.Network/expressRouteCircuits/authorizations");
		node.putObject("properties")
			.put("provisioningState", "Succeeded")
			.put("authorizationUseStatus", "InUse")
			.put("connectionResourceUri", Scope.FOREIGN.id("connections", connection.name()));
		return node;
	}

	private static Reply stats(Exchange exchange) {
		var place = Place.of(exchange);
		var counted = exchange.world().counted(place.pair()).circuit(place.plan().name());
		return Reply.ok(stats(counted.peerings().values().stream().toList()));
	}

	static ObjectNode stats(List<PeeringState> peerings) {
		return Json.object()
			.put("primarybytesIn", peerings.stream().mapToLong((each) -> bytes(each, Link.PRIMARY).in()).sum())
			.put("primarybytesOut", peerings.stream().mapToLong((each) -> bytes(each, Link.PRIMARY).out()).sum())
			.put("secondarybytesIn", peerings.stream().mapToLong((each) -> bytes(each, Link.SECONDARY).in()).sum())
			.put("secondarybytesOut", peerings.stream().mapToLong((each) -> bytes(each, Link.SECONDARY).out()).sum());
	}

	private static Bytes bytes(PeeringState peering, Link link) {
		return peering.bytes().getOrDefault(link, new Bytes(0, 0));
	}

	/// A UUID that belongs to a name for ever.
	static String guid(String name) {
		return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
	}

}
