package dev.switchback.readiness.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// How many circuits a gateway takes depends on its kind, and at most four of one network may end in one peering location.
/// How many a scalable gateway takes grows with its units and is not told in one figure: between the least and the most
/// nothing is said. A hub takes eight, however large its gateway is
/// ([About ExpressRoute connections in Azure Virtual WAN](https://learn.microsoft.com/azure/virtual-wan/virtual-wan-expressroute-about)).
final class ConnectionLimits implements DesignRule {

	private static final int LEAST = 4;

	private static final int MOST = 16;

	private static final int OF_A_LOCATION = 4;

	private static final int OF_A_HUB = 8;

	private static final Map<String, Integer> LIMITS = Map.of("standard", 4, "ergw1az", 4, "highperformance", 8,
			"ergw2az", 8, "ultraperformance", 16, "ergw3az", 16);

	@Override
	public Guideline guideline() {
		return new Guideline("ER-18",
				"A gateway has no more circuits than its kind allows, and at most four in one peering location.",
				Basis.READ, Severity.MEDIUM, "Use a larger gateway or another hub, or link fewer circuits.",
				Source.GATEWAYS);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.expressRouteGateways().map((gateway) -> judge(snapshot, gateway));
	}

	private Finding judge(Snapshot snapshot, Gateway gateway) {
		var sku = gateway.property("sku", "name");
		var sheet = new Sheet(guideline(), Subject.of(gateway)).seen(gateway.connectionList())
			.seen(gateway.hub() ? gateway.place().at("id") : sku);
		if (!gateway.connectionList().listed()) {
			return sheet.unknown("it is not known which circuits %s is linked to".formatted(gateway.name()));
		}
		gateway.connections().forEach((connection) -> sheet.seen(connection.end()));
		var unread = gateway.unreadConnections().size();
		var count = gateway.connections().size() - unread;
		var crowded = (count > OF_A_LOCATION) ? crowded(snapshot, gateway, sheet) : Optional.<String>empty();
		if (crowded.isPresent()) {
			return sheet.fail("more than four circuits of %s end in %s".formatted(gateway.name(), crowded.get()));
		}
		var name = sku.text().orElse("").toLowerCase(Locale.ROOT);
		var limit = gateway.hub() ? Integer.valueOf(OF_A_HUB) : LIMITS.get(name);
		if (limit != null && count <= limit && count > OF_A_LOCATION && !placed(snapshot, gateway)) {
			return sheet.unknown("it is not known where all circuits of %s end".formatted(gateway.name()));
		}
		if (unread > 0 && count <= ((limit != null) ? limit : MOST)) {
			return sheet.unknown("%d connections of %s could not be read".formatted(unread, gateway.name()));
		}
		if (limit != null) {
			return (count <= limit)
					? sheet.pass("%s has %d of %d possible circuits".formatted(gateway.name(), count, limit))
					: sheet.fail("%s has %d circuits, and is made for %d".formatted(gateway.name(), count, limit));
		}
		if (count > MOST) {
			return sheet.fail("%s has %d circuits, more than any gateway takes".formatted(gateway.name(), count));
		}
		return (name.equals("ergwscale") && count <= LEAST)
				? sheet.pass("%s has %d circuits, which every gateway takes".formatted(gateway.name(), count))
				: sheet.unknown("it is not known how many circuits %s takes".formatted(gateway.name()));
	}

	private static boolean placed(Snapshot snapshot, Gateway gateway) {
		return gateway.connections()
			.stream()
			.allMatch((connection) -> snapshot.circuit(connection.circuit())
				.filter((circuit) -> snapshot.location(circuit).text().isPresent())
				.isPresent());
	}

	private static Optional<String> crowded(Snapshot snapshot, Gateway gateway, Sheet sheet) {
		var ending = new HashMap<String, List<Place>>();
		for (var connection : gateway.connections()) {
			snapshot.circuit(connection.circuit())
				.map(snapshot::location)
				.filter((location) -> location.text().isPresent())
				.ifPresent((location) -> {
					sheet.seen(location);
					ending
						.computeIfAbsent(location.text().orElseThrow().toLowerCase(Locale.ROOT),
								(_) -> new ArrayList<>())
						.add(location);
				});
		}
		var crowded = ending.entrySet().stream().filter((entry) -> entry.getValue().size() > OF_A_LOCATION).findFirst();
		crowded.ifPresent((entry) -> sheet.because(entry.getValue()));
		return crowded.map(Map.Entry::getKey);
	}

}
