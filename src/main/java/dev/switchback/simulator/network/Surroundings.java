package dev.switchback.simulator.network;

import dev.switchback.simulator.estate.Scope;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Paging;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.machines.VirtualNetworks;
import dev.switchback.simulator.wire.Json;

/// What stands around gateways and circuits and is asked about now and then: public addresses with their zones, virtual
/// networks, and lists that are empty here.
final class Surroundings {

	private Surroundings() {
	}

	static void routes(Routes routes) {
		routes.get(Network.GROUP + "publicIPAddresses",
				(exchange) -> Paging.list(exchange, Gateways.all(exchange).map(Surroundings::address).toList()));
		routes.get(Network.GROUP + "publicIPAddresses/{address}", (exchange) -> one(exchange, "publicIPAddresses",
				exchange.variable("address"), "-ip", Surroundings::address));
		routes.get(Network.GROUP + "virtualNetworks", (exchange) -> Paging.list(exchange, networks(exchange)));
		routes.get(Network.GROUP + "virtualNetworks/{network}", Surroundings::oneNetwork);
		routes.get(Network.SUBSCRIPTION + "expressRouteServiceProviders", Surroundings::providers);
		routes.get(Network.SUBSCRIPTION + "expressRoutePortsLocations", (exchange) -> Paging.list(exchange, List.of()));
	}

	/// Those of gateways, and those of machines.
	private static List<ObjectNode> networks(Exchange exchange) {
		return Stream
			.concat(Gateways.all(exchange).map(Surroundings::network),
					VirtualNetworks.in(exchange, exchange.variable("group")).stream())
			.toList();
	}

	private static Reply oneNetwork(Exchange exchange) {
		var name = exchange.variable("network");
		return networks(exchange).stream()
			.filter((network) -> network.path("name").asString().equalsIgnoreCase(name))
			.findFirst()
			.map(Reply::ok)
			.orElseThrow(() -> Place.notFound(exchange, "virtualNetworks", name));
	}

	private static Reply one(Exchange exchange, String type, String name, String suffix,
			Function<Gateways.Found, ObjectNode> view) {
		return Gateways.all(exchange)
			.filter((found) -> name.equalsIgnoreCase(found.plan().name() + suffix))
			.findFirst()
			.map((found) -> Reply.ok(view.apply(found)))
			.orElseThrow(() -> Place.notFound(exchange, type, name));
	}

	private static ObjectNode resource(Scope scope, String type, String name, String region) {
		return Json.object()
			.put("name", name)
			.put("id", scope.id(type, name))
			.put("etag", "W/\"" + Circuits.guid("etag of " + name) + "\"")
			.put("type", "Microsoft.Network/" + type)
			.put("location", region);
	}

	private static ObjectNode address(Gateways.Found found) {
		var plan = found.plan();
		var node = resource(found.pair().scope(), "publicIPAddresses", plan.name() + "-ip", plan.region());
		var zones = node.putArray("zones");
		plan.zones().forEach(zones::add);
		node.putObject("sku").put("name", "Standard").put("tier", "Regional");
		node.putObject("properties")
			.put("provisioningState", "Succeeded")
			.put("publicIPAddressVersion", "IPv4")
			.put("publicIPAllocationMethod", "Static")
			.put("idleTimeoutInMinutes", 4);
		return node;
	}

	private static ObjectNode network(Gateways.Found found) {
		var plan = found.plan();
		var node = resource(found.pair().scope(), "virtualNetworks", plan.name() + "-vnet", plan.region());
		var properties = node.putObject("properties").put("provisioningState", "Succeeded");
		properties.putObject("addressSpace").putArray("addressPrefixes").add(plan.addressSpace());
		var subnet = properties.putArray("subnets").addObject().put("name", "GatewaySubnet");
		subnet.put("id", node.path("id").asString() + "/subnets/GatewaySubnet");
		subnet.putObject("properties").put("addressPrefix", plan.network() + ".255.0/26");
		properties.putArray("virtualNetworkPeerings");
		return node;
	}

	private static Reply providers(Exchange exchange) {
		return Paging.list(exchange,
				exchange.pairs()
					.stream()
					.flatMap((pair) -> pair.circuits().stream())
					.filter((plan) -> plan.port() == null)
					.map((plan) -> provider(exchange.subscription(), plan.provider(), plan.peeringLocation()))
					.toList());
	}

	private static ObjectNode provider(String subscription, String name, String location) {
		var node = Json.object()
			.put("name", name)
			.put("id",
					"/subscriptions/" + subscription + "/providers/Microsoft.Network/expressRouteServiceProviders/"
							+ name)
			.put("type", "Microsoft.Network/expressRouteServiceProviders");
		var properties = node.putObject("properties").put("provisioningState", "Succeeded");
		properties.putArray("peeringLocations").add(location);
		properties.putArray("bandwidthsOffered").addObject().put("offerName", "1Gbps").put("valueInMbps", 1000);
		return node;
	}

}
