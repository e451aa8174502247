package dev.switchback.readiness.snapshot;

import java.util.List;
import java.util.Locale;

import dev.switchback.azure.arm.ArmId;

/// A gateway of a virtual network, or of a virtual hub.
///
/// @param place it has `id`, `readAt` and, as Azure shows it, `body`; `connections` (a list in `value`, each with `id` and
/// `body`), `publicAddresses`, `learned`, `tests`, `advisor`, `maintenanceConfigurations`, and of a hub `vpnGateways` and `regionZones`
public record Gateway(Place place) {

	/// What they are called in ids.
	public static final List<String> TYPES = List.of("virtualNetworkGateways", "expressRouteGateways");

	public String id() {
		return this.place.at("id").label();
	}

	public String key() {
		return id().toLowerCase(Locale.ROOT);
	}

	public String name() {
		return ArmId.tail(id());
	}

	public Place property(String... names) {
		return this.place.at("body", "properties").at(names);
	}

	/// A gateway whose kind is not known counts as one: it is not left out for that.
	public boolean expressRoute() {
		return property("gatewayType").text().isEmpty() || property("gatewayType").says("ExpressRoute");
	}

	/// Whether it is a virtual hub's, which Azure builds and runs.
	public boolean hub() {
		return key().contains("/expressroutegateways/");
	}

	/// The id of its virtual network, in lower case; empty if that is not known.
	public String network() {
		return property("ipConfigurations").each()
			.stream()
			.flatMap((one) -> one.at("properties", "subnet", "id").text().stream())
			.map((subnet) -> subnet.toLowerCase(Locale.ROOT).replaceFirst("/subnets/[^/]*$", ""))
			.findFirst()
			.orElse("");
	}

	/// What workloads name as their network: the id, in lower case, of its virtual network or of its hub; empty if that is not
	/// known.
	public String behind() {
		return hub() ? property("virtualHub", "id").text().orElse("").toLowerCase(Locale.ROOT) : network();
	}

	/// All connections, be they to circuits or not.
	public Place connectionList() {
		return this.place.at("connections", "value");
	}

	/// Where a connection would stand that is not known; the list of them, if that is not known.
	public List<Place> unreadConnections() {
		return connectionList().listed()
				? connectionList().each().stream().filter((one) -> !one.at("body").there()).toList()
				: List.of(connectionList());
	}

	/// Its connections to circuits.
	public List<Connection> connections() {
		return connectionList().each()
			.stream()
			.map((one) -> new Connection(this, one))
			.filter(Connection::expressRoute)
			.toList();
	}

}
