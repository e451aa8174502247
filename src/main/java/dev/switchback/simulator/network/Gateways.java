package dev.switchback.simulator.network;

import dev.switchback.simulator.estate.Scope;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.AsyncOperations;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Paging;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.GatewayPlan;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.Quirk;
import dev.switchback.simulator.wire.Json;

/// ExpressRoute gateways, and what they know of routes.
final class Gateways {

	private static final String ONE = Network.GROUP + "virtualNetworkGateways/{gateway}";

	private Gateways() {
	}

	/// A gateway, and the pair it belongs to.
	record Found(PairPlan pair, GatewayPlan plan) {
	}

	static void routes(Routes routes) {
		routes.get(Network.GROUP + "virtualNetworkGateways", Gateways::list);
		routes.get(ONE, Gateways::get);
		routes.get(ONE + "/connections", Connections::ofGateway);
		routes.query(ONE + "/getLearnedRoutes",
				(exchange) -> read(exchange, value(GatewayTables.learned(exchange, find(exchange)))));
		routes.query(ONE + "/getBgpPeerStatus",
				(exchange) -> read(exchange, value(GatewayTables.peers(exchange, find(exchange)))));
		routes.query(ONE + "/getAdvertisedRoutes",
				(exchange) -> read(exchange, value(GatewayTables.advertised(exchange, find(exchange)))));
		routes.query(ONE + "/getFailoverAllTestsDetails", (exchange) -> read(exchange, Json.array()));
		routes.query(ONE + "/getFailoverSingleTestDetails", (exchange) -> read(exchange, Json.array()));
		routes.change("POST", ONE + "/startSiteFailoverTest", Gateways::refuseTests);
		routes.change("POST", ONE + "/stopSiteFailoverTest", Gateways::refuseTests);
	}

	private static Reply list(Exchange exchange) {
		return Paging.list(exchange,
				Stream.concat(all(exchange).map(Gateways::view), VpnGateways.all(exchange)).toList());
	}

	private static Reply get(Exchange exchange) {
		var name = exchange.variable("gateway");
		return VpnGateways.all(exchange)
			.filter((vpn) -> vpn.path("name").asString().equalsIgnoreCase(name))
			.findFirst()
			.map(Reply::ok)
			.orElseGet(() -> Reply.ok(view(find(exchange))));
	}

	/// @throws ArmError with 404 if there is no such gateway
	static Found find(Exchange exchange) {
		var name = exchange.variable("gateway");
		return all(exchange).filter((found) -> found.plan().name().equalsIgnoreCase(name))
			.findFirst()
			.orElseThrow(() -> Place.notFound(exchange, "virtualNetworkGateways", name));
	}

	private static ObjectNode value(ArrayNode rows) {
		var result = Json.object();
		result.set("value", rows);
		return result;
	}

	private static Reply read(Exchange exchange, JsonNode result) {
		var headers = switch (exchange.settings().wire().gatewayPostHeaders()) {
			case BOTH -> AsyncOperations.Headers.BOTH;
			case LOCATION_ONLY -> AsyncOperations.Headers.LOCATION;
			case ASYNC_OPERATION_ONLY -> AsyncOperations.Headers.ASYNC_OPERATION;
		};
		return AsyncOperations.read(exchange, find(exchange).plan().region(),
				exchange.settings().durations().gatewayPost(), headers, result);
	}

	private static Reply refuseTests(Exchange exchange) {
		find(exchange);
		throw ArmError.of(400, "NotSupportedBySimulator",
				"The simulator does not model Azure's own site failover tests.");
	}

	private static ObjectNode view(Found found) {
		var plan = found.plan();
		var scope = found.pair().scope();
		var id = scope.id("virtualNetworkGateways", plan.name());
		var node = Json.object()
			.put("name", plan.name())
			.put("id", id)
			.put("etag", "W/\"" + Circuits.guid("etag of " + plan.name()) + "\"")
			.put("type", "Microsoft.Network/virtualNetworkGateways")
			.put("location", plan.region());
		node.putObject("tags");
		var properties = node.putObject("properties")
			.put("provisioningState", "Succeeded")
			.put("resourceGuid", Circuits.guid(plan.name()))
			.put("gatewayType", "ExpressRoute")
			.put("vpnType", "RouteBased")
			.put("enableBgp", false)
			.put("activeActive", false)
			.put("adminState", "Enabled")
			.put("resiliencyModel",
					(plan.connections().size() > 1 && !found.pair().has(Quirk.SINGLE_HOMED)) ? "MultiHomed"
							: "SingleHomed")
			.put("allowRemoteVnetTraffic", found.pair().has(Quirk.TRANSIT))
			.put("allowVirtualWanTraffic", false);
		properties.putObject("sku").put("name", plan.sku()).put("tier", plan.sku()).put("capacity", 2);
		properties.putObject("bgpSettings")
			.put("asn", RouteTable.GATEWAY_ASN)
			.put("bgpPeeringAddress", plan.instance(0) + "," + plan.instance(1))
			.put("peerWeight", 0);
		ipConfiguration(scope, plan, id, properties.putArray("ipConfigurations"));
		return node;
	}

	static void ipConfiguration(Scope scope, GatewayPlan plan, String id, ArrayNode configurations) {
		var configuration = configurations.addObject()
			.put("name", "default")
			.put("id", id + "/ipConfigurations/default")
			.put("type", "Microsoft.Network/virtualNetworkGateways/ipConfigurations");
		var properties = configuration.putObject("properties")
			.put("provisioningState", "Succeeded")
			.put("privateIPAllocationMethod", "Dynamic");
		properties.putObject("publicIPAddress").put("id", scope.id("publicIPAddresses", plan.name() + "-ip"));
		properties.putObject("subnet")
			.put("id", scope.id("virtualNetworks", plan.name() + "-vnet") + "/subnets/GatewaySubnet");
	}

	/// Every gateway where the call looks, but those of others.
	static Stream<Found> all(Exchange exchange) {
		return exchange.pairs()
			.stream()
			.flatMap((pair) -> pair.gateways().stream().map((plan) -> new Found(pair, plan)))
			.filter((found) -> !found.plan().foreign());
	}

}
