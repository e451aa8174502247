package dev.switchback.simulator.network;

import java.util.Objects;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Paging;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.ConnectionPlan;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.world.Bytes;
import dev.switchback.simulator.world.PeeringState;

/// Connections between gateways and circuits.
final class Connections {

	private Connections() {
	}

	/// A connection, and the gateway it belongs to.
	private record Found(Gateways.Found gateway, ConnectionPlan plan) {
	}

	static void routes(Routes routes) {
		routes.get(Network.GROUP + "connections",
				(exchange) -> Paging.list(exchange, all(exchange).map((found) -> view(exchange, found)).toList()));
		routes.get(Network.GROUP + "connections/{connection}", Connections::get);
	}

	static Reply ofGateway(Exchange exchange) {
		var gateway = Gateways.find(exchange).plan();
		return Paging.list(exchange,
				all(exchange).filter((found) -> found.gateway().plan().equals(gateway))
					.map((found) -> view(exchange, found))
					.toList());
	}

	private static Reply get(Exchange exchange) {
		var name = exchange.variable("connection");
		return all(exchange).filter((found) -> found.plan().name().equalsIgnoreCase(name))
			.findFirst()
			.map((found) -> Reply.ok(view(exchange, found)))
			.orElseThrow(() -> Place.notFound(exchange, "connections", name));
	}

	private static Stream<Found> all(Exchange exchange) {
		return Gateways.all(exchange)
			.flatMap((gateway) -> gateway.plan().connections().stream().map((plan) -> new Found(gateway, plan)));
	}

	private static ObjectNode view(Exchange exchange, Found found) {
		var scope = found.gateway().pair().scope();
		var plan = found.plan();
		var peering = exchange.world()
			.counted(found.gateway().pair())
			.circuit(plan.circuit())
			.peering("AzurePrivatePeering");
		var node = Json.object()
			.put("name", plan.name())
			.put("id", scope.id("connections", plan.name()))
			.put("etag", "W/\"" + Circuits.guid("etag of " + plan.name()) + "\"")
			.put("type", "Microsoft.Network/connections")
			.put("location", found.gateway().plan().region());
		node.putObject("tags");
		var properties = node.putObject("properties")
			.put("provisioningState", "Succeeded")
			.put("resourceGuid", Circuits.guid(plan.name()))
			.put("connectionType", "ExpressRoute");
		properties.putObject("virtualNetworkGateway1")
			.put("id", scope.id("virtualNetworkGateways", found.gateway().plan().name()));
		properties.putObject("peer").put("id", scope.id("expressRouteCircuits", plan.circuit()));
		properties.put("routingWeight", plan.routingWeight())
			.put("enableBgp", false)
			.put("expressRouteGatewayBypass", plan.fastPath())
			.put("enablePrivateLinkFastPath", false)
			.put("connectionStatus", status(exchange, peering.filter(PeeringState::enabled).isPresent()))
			.put("ingressBytesTransferred", peering.map((each) -> in(each)).orElse(0L))
			.put("egressBytesTransferred", peering.map((each) -> out(each)).orElse(0L));
		return node;
	}

	private static String status(Exchange exchange, boolean enabled) {
		return switch (exchange.settings().assumptions().connectionAfterDisable()) {
			case CONNECTED -> "Connected";
			case NOT_CONNECTED -> enabled ? "Connected" : "NotConnected";
		};
	}

	private static long in(PeeringState peering) {
		return bytes(peering).mapToLong(Bytes::in).sum();
	}

	private static long out(PeeringState peering) {
		return bytes(peering).mapToLong(Bytes::out).sum();
	}

	private static Stream<Bytes> bytes(PeeringState peering) {
		return Stream.of(Link.values()).map((link) -> Objects.requireNonNull(peering.bytes().get(link)));
	}

}
