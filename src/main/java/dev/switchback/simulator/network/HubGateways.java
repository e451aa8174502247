package dev.switchback.simulator.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Paging;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// ExpressRoute gateways of Virtual WAN hubs, as far as peerings name them: they show their connections themselves.
final class HubGateways {

	private static final String TYPE = "expressRouteGateways";

	private HubGateways() {
	}

	static void routes(Routes routes) {
		routes.get(Network.SUBSCRIPTION + TYPE, (exchange) -> Paging.list(exchange, all(exchange)));
		routes.get(Network.GROUP + TYPE, (exchange) -> Paging.list(exchange, all(exchange)));
		routes.get(Network.GROUP + TYPE + "/{name}",
				(exchange) -> all(exchange).stream()
					.filter((node) -> node.path("name").asString().equalsIgnoreCase(exchange.variable("name")))
					.findFirst()
					.map(Reply::ok)
					.orElseThrow(() -> Place.notFound(exchange, TYPE, exchange.variable("name"))));
	}

	private static List<ObjectNode> all(Exchange exchange) {
		return exchange.pairs().stream().flatMap(HubGateways::of).toList();
	}

	static Stream<ObjectNode> of(PairPlan pair) {
		Map<String, ObjectNode> gateways = new LinkedHashMap<>();
		for (var circuit : pair.circuits()) {
			for (var peering : circuit.peerings()) {
				var connection = peering.particulars().virtualWan();
				if (connection != null) {
					var id = connection.substring(0, connection.indexOf("/expressRouteConnections/"));
					connection(connection,
							pair.scope().id("expressRouteCircuits", circuit.name()) + "/peerings/" + peering.type(),
							gateways.computeIfAbsent(id, (_) -> gateway(id, pair, circuit)));
				}
			}
		}
		return gateways.values().stream();
	}

	private static ObjectNode gateway(String id, PairPlan pair, CircuitPlan circuit) {
		var name = id.substring(id.lastIndexOf('/') + 1);
		var node = Json.object()
			.put("name", name)
			.put("id", id)
			.put("etag", "W/\"" + Circuits.guid("etag of " + name) + "\"")
			.put("type", "Microsoft.Network/" + TYPE)
			.put("location", circuit.region());
		var properties = node.putObject("properties")
			.put("provisioningState", "Succeeded")
			.put("allowNonVirtualWanTraffic", false);
		properties.putObject("virtualHub").put("id", pair.scope().id("virtualHubs", name + "-hub"));
		properties.putObject("autoScaleConfiguration").putObject("bounds").put("min", 2);
		properties.putArray("expressRouteConnections");
		return node;
	}

	private static void connection(String id, String peering, ObjectNode gateway) {
		var node = ((ObjectNode) gateway.path("properties")).withArray("expressRouteConnections")
			.addObject()
			.put("name", id.substring(id.lastIndexOf('/') + 1))
			.put("id", id);
		var properties = node.putObject("properties").put("provisioningState", "Succeeded");
		properties.putObject("expressRouteCircuitPeering").put("id", peering);
		properties.put("routingWeight", 0).put("enableInternetSecurity", false).put("expressRouteGatewayBypass", false);
	}

}
