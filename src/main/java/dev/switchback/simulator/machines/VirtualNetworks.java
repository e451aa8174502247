package dev.switchback.simulator.machines;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.machines.Standing.Home;
import dev.switchback.simulator.protection.Addresses;
import dev.switchback.simulator.protection.Guids;
import dev.switchback.simulator.wire.Json;

/// The networks that machines and drills stand in, with their subnets and peerings, and a route table.
public final class VirtualNetworks {

	private static final String GROUP = "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/";

	private static final String ROUTE_TABLE = "drill-routes";

	private VirtualNetworks() {
	}

	static void routes(Routes routes) {
		routes.get(GROUP + "routeTables/{table}", VirtualNetworks::routeTable);
		routes.get(GROUP + "networkSecurityGroups/{nsg}", VirtualNetworks::securityGroup);
	}

	/// All of a group.
	public static List<ObjectNode> in(Exchange exchange, @Nullable String group) {
		return Standing.homes(exchange, group).stream().flatMap((home) -> {
			Standing.checkReadable(exchange, home.site().region());
			return networks(home);
		}).distinct().toList();
	}

	private static Stream<ObjectNode> networks(Home home) {
		return Stream.concat(Stream.of(own(home)), Stream.of(Drills.values()).map((drill) -> drill(home, drill)));
	}

	private static ObjectNode own(Home home) {
		var lan = home.site().lan();
		var node = network(home, lan.name(), lan.prefix() + ".0.0/16");
		subnet(node, "default", lan.prefix() + ".0.0/17", null);
		node.withObject("properties").putArray("virtualNetworkPeerings");
		return node;
	}

	private static ObjectNode drill(Home home, Drills drill) {
		var node = network(home, drill.network(), Addresses.DRILLS + ".0.0/16");
		subnet(node, "default", Addresses.DRILLS + ".0.0/17",
				(drill == Drills.ROUTED) ? home.scope().id("routeTables", ROUTE_TABLE) : null);
		if (drill == Drills.WITH_GATEWAY) {
			gatewaySubnet(home, node);
		}
		var peerings = node.withObject("properties").putArray("virtualNetworkPeerings");
		if (drill == Drills.PEERED) {
			var peering = peerings.addObject().put("name", "to-production");
			peering.put("id", node.path("id").asString() + "/virtualNetworkPeerings/to-production")
				.putObject("properties")
				.put("peeringState", "Connected")
				.put("provisioningState", "Succeeded")
				.put("allowVirtualNetworkAccess", true)
				.put("allowForwardedTraffic", false)
				.put("allowGatewayTransit", false)
				.put("useRemoteGateways", false)
				.putObject("remoteVirtualNetwork")
				.put("id", home.scope().id("virtualNetworks", home.site().lan().name()));
		}
		return node;
	}

	private static ObjectNode network(Home home, String name, String space) {
		var node = Json.object()
			.put("name", name)
			.put("id", home.scope().id("virtualNetworks", name))
			.put("etag", "W/\"" + Guids.of("etag of " + name) + "\"")
			.put("type", "Microsoft.Network/virtualNetworks")
			.put("location", home.site().region());
		var properties = node.putObject("properties").put("provisioningState", "Succeeded");
		properties.putObject("addressSpace").putArray("addressPrefixes").add(space);
		properties.putArray("subnets");
		return node;
	}

	private static ObjectNode subnet(ObjectNode network, String name, String prefix, @Nullable String routeTable) {
		var subnet = network.withObject("properties").withArray("subnets").addObject().put("name", name);
		subnet.put("id", network.path("id").asString() + "/subnets/" + name);
		var properties = subnet.putObject("properties")
			.put("addressPrefix", prefix)
			.put("provisioningState", "Succeeded");
		if (routeTable != null) {
			properties.putObject("routeTable").put("id", routeTable);
		}
		return properties;
	}

	private static void gatewaySubnet(Home home, ObjectNode node) {
		var gateway = home.scope().id("virtualNetworkGateways", "drill-gw");
		subnet(node, "GatewaySubnet", Addresses.DRILLS + ".255.0/27", null).putArray("ipConfigurations")
			.addObject()
			.put("id", gateway + "/ipConfigurations/default");
	}

	private static Reply routeTable(Exchange exchange) {
		var home = home(exchange);
		if (!exchange.variable("table").equalsIgnoreCase(ROUTE_TABLE)) {
			throw Standing.missing(exchange, "Microsoft.Network/routeTables", exchange.variable("table"));
		}
		var node = Json.object()
			.put("name", ROUTE_TABLE)
			.put("id", home.scope().id("routeTables", ROUTE_TABLE))
			.put("type", "Microsoft.Network/routeTables")
			.put("location", home.site().region());
		var properties = node.putObject("properties").put("provisioningState", "Succeeded");
		var route = properties.putArray("routes").addObject().put("name", "to-production");
		route.putObject("properties")
			.put("addressPrefix", home.site().lan().prefix() + ".0.0/16")
			.put("nextHopType", "VirtualAppliance")
			.put("nextHopIpAddress", Addresses.DRILLS + ".0.4")
			.put("provisioningState", "Succeeded");
		return Reply.ok(node);
	}

	private static Reply securityGroup(Exchange exchange) {
		var home = home(exchange);
		var name = home.site().group() + "-nsg";
		if (!exchange.variable("nsg").equalsIgnoreCase(name)) {
			throw Standing.missing(exchange, "Microsoft.Network/networkSecurityGroups", exchange.variable("nsg"));
		}
		var node = Json.object()
			.put("name", name)
			.put("id", home.scope().id("networkSecurityGroups", name))
			.put("type", "Microsoft.Network/networkSecurityGroups")
			.put("location", home.site().region());
		node.putObject("properties").put("provisioningState", "Succeeded").putArray("securityRules");
		return Reply.ok(node);
	}

	/// The side whose group the path names.
	static Home home(Exchange exchange) {
		var home = Standing.homes(exchange, exchange.variable("group"))
			.stream()
			.findFirst()
			.orElseThrow(
					() -> Standing.missing(exchange, "Microsoft.Resources/resourceGroups", exchange.variable("group")));
		Standing.checkReadable(exchange, home.site().region());
		return home;
	}

}
