package dev.switchback.simulator.estate;

import java.util.ArrayList;
import java.util.List;

/// An ExpressRoute gateway with two instances in a virtual network of its own.
///
/// @param name the name of the ARM resource
/// @param region its ARM location
/// @param sku such as `ErGw2AZ`
/// @param zones the zones of its public IP address; several make it zone-redundant
/// @param network the first two bytes of its virtual network, such as `10.100` for `10.100.0.0/16`
/// @param connections its connections to circuits
/// @param foreign whether it lies in somebody else's subscription, where we may read nothing
public record GatewayPlan(String name, String region, String sku, List<String> zones, String network,
		List<ConnectionPlan> connections, boolean foreign) {

	public GatewayPlan {
		zones = List.copyOf(zones);
		connections = List.copyOf(connections);
	}

	/// A gateway of one's own.
	public GatewayPlan(String name, String region, String sku, List<String> zones, String network,
			List<ConnectionPlan> connections) {
		this(name, region, sku, zones, network, connections, false);
	}

	/// A zone-redundant gateway without connections.
	public static GatewayPlan zoneRedundant(String name, String region, String network) {
		return new GatewayPlan(name, region, "ErGw2AZ", List.of("1", "2", "3"), network, List.of());
	}

	/// The same gateway, connected to a circuit.
	public GatewayPlan connectedTo(String circuit, int routingWeight) {
		var all = new ArrayList<>(this.connections);
		all.add(new ConnectionPlan(this.name + "-" + circuit, circuit, routingWeight));
		return new GatewayPlan(this.name, this.region, this.sku, this.zones, this.network, all, this.foreign);
	}

	/// The same gateway in somebody else's subscription.
	public GatewayPlan elsewhere() {
		return new GatewayPlan(this.name, this.region, this.sku, this.zones, this.network, this.connections, true);
	}

	/// The same gateway, whose connections bypass it.
	public GatewayPlan withFastPath() {
		var bypassing = this.connections.stream()
			.map((each) -> new ConnectionPlan(each.name(), each.circuit(), each.routingWeight(), true))
			.toList();
		return new GatewayPlan(this.name, this.region, "ErGw3AZ", this.zones, this.network, bypassing, this.foreign);
	}

	/// The address space of its virtual network.
	public String addressSpace() {
		return this.network + ".0.0/16";
	}

	/// The address of one of its two instances (0 or 1) in the GatewaySubnet.
	public String instance(int index) {
		return this.network + ".255." + (12 + index);
	}

	/// The address of the Microsoft edge router behind a link of one of its connections,
	/// as the gateway sees it.
	public String edgeRouter(ConnectionPlan connection, Link link) {
		return this.network + ".255." + (4 + 2 * this.connections.indexOf(connection) + link.ordinal());
	}

}
