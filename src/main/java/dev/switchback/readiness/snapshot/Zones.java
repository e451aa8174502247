package dev.switchback.readiness.snapshot;

import java.util.List;

/// Over how many zones a gateway is spread. Zones are not told on the gateway: its public address has them. A gateway that
/// has no address of the customer's has one of Microsoft's, and is zone-redundant.
public enum Zones {

	SEVERAL, ONE,

	/// An address without zones.
	REGIONAL,

	UNKNOWN;

	/// @param seen takes the places that it is known from
	public static Zones of(Gateway gateway, List<Place> seen) {
		var configurations = gateway.property("ipConfigurations");
		seen.add(configurations);
		if (!configurations.listed() || configurations.each().isEmpty()) {
			return UNKNOWN;
		}
		var worst = SEVERAL;
		for (var configuration : configurations.each()) {
			var one = address(gateway, configuration, seen);
			worst = (one.ordinal() > worst.ordinal()) ? one : worst;
		}
		return worst;
	}

	/// Without an address of the customer's it has one of Microsoft's, if it is shown at all.
	private static Zones address(Gateway gateway, Place configuration, List<Place> seen) {
		var properties = configuration.at("properties");
		var address = properties.at("publicIPAddress");
		return address.there() ? of(gateway, address.at("id"), seen) : properties.there() ? SEVERAL : UNKNOWN;
	}

	private static Zones of(Gateway gateway, Place id, List<Place> seen) {
		seen.add(id);
		return gateway.place()
			.at("publicAddresses")
			.each()
			.stream()
			.filter((one) -> one.at("id").text().filter(id.text().orElse("")::equalsIgnoreCase).isPresent())
			.findFirst()
			.map((one) -> of(one, seen))
			.orElse(UNKNOWN);
	}

	private static Zones of(Place address, List<Place> seen) {
		var sku = address.at("body", "sku", "name");
		var zones = address.at("body", "zones");
		seen.add(sku);
		seen.add(zones);
		if (!sku.there()) {
			return UNKNOWN;
		}
		if (!sku.says("Standard")) {
			return REGIONAL;
		}
		if (zones.there() && (!zones.listed() || zones.texts().size() < zones.each().size())) {
			return UNKNOWN;
		}
		return (zones.texts().stream().distinct().count() == 1) ? ONE : SEVERAL;
	}

}
