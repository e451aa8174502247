package dev.switchback.simulator.network;

import java.util.stream.Stream;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.estate.GatewayPlan;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.Quirk;
import dev.switchback.simulator.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// VPN gateways, which stand in the subnet of an ExpressRoute gateway and do nothing but be there.
final class VpnGateways {

	private VpnGateways() {
	}

	static Stream<ObjectNode> all(Exchange exchange) {
		return exchange.pairs().stream().flatMap(VpnGateways::of);
	}

	static Stream<ObjectNode> of(PairPlan pair) {
		return pair.gateways()
			.stream()
			.filter((gateway) -> pair.has(Quirk.VPN_BESIDE) && !gateway.foreign())
			.limit(1)
			.map((gateway) -> view(pair, gateway));
	}

	private static ObjectNode view(PairPlan pair, GatewayPlan beside) {
		var name = beside.name() + "-vpn";
		var id = pair.scope().id("virtualNetworkGateways", name);
		var node = Json.object()
			.put("name", name)
			.put("id", id)
			.put("etag", "W/\"" + Circuits.guid("etag of " + name) + "\"")
			.put("type", "Microsoft.Network/virtualNetworkGateways")
			.put("location", beside.region());
		var properties = node.putObject("properties")
			.put("provisioningState", "Succeeded")
			.put("gatewayType", "Vpn")
			.put("vpnType", "RouteBased");
		properties.putObject("sku").put("name", "VpnGw1AZ").put("tier", "VpnGw1AZ").put("capacity", 2);
		Gateways.ipConfiguration(pair.scope(), beside, id, properties.putArray("ipConfigurations"));
		return node;
	}

}
