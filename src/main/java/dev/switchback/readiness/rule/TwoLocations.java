package dev.switchback.readiness.rule;

import java.util.ArrayList;
import java.util.List;

import dev.switchback.azure.expressroute.PeeringLocation;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Connection;
import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// A circuit that cannot be read may end anywhere: it adds no location, and takes none away. A circuit on a port of the
/// customer's own ends where the port is.
final class TwoLocations implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-01", "A gateway is linked to circuits in two distinct peering locations at least.",
				Basis.READ, Severity.CRITICAL, "Link the gateway to a circuit in another peering location.",
				Source.DISASTER_RECOVERY);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.expressRouteGateways().map((gateway) -> judge(snapshot, gateway));
	}

	private Finding judge(Snapshot snapshot, Gateway gateway) {
		var sheet = new Sheet(guideline(), Subject.of(gateway));
		var locations = new ArrayList<PeeringLocation>();
		var unknown = new ArrayList<String>();
		if (!gateway.connectionList().listed()) {
			return sheet.seen(gateway.connectionList())
				.unknown("it is not known which circuits %s is linked to".formatted(gateway.name()));
		}
		for (var connection : gateway.connections()) {
			sheet.seen(connection.end(), connection.status());
			if (connection.cut()) {
				continue;
			}
			var circuit = snapshot.circuit(connection.circuit());
			var location = circuit.map(snapshot::location);
			location.ifPresent(sheet::seen);
			circuit.filter(Circuit::direct).map(Circuit::port).ifPresent(sheet::seen);
			location.filter((_) -> connection.connected())
				.flatMap(Place::text)
				.ifPresentOrElse((text) -> locations.add(new PeeringLocation(text)),
						() -> unknown.add(connection.name()));
		}
		sheet.seen(gateway.connectionList());
		if (PeeringLocation.anyApart(locations)) {
			return sheet.because(apart(snapshot, gateway))
				.pass("%s is linked to circuits in distinct peering locations".formatted(gateway.name()));
		}
		if (locations.stream().anyMatch((one) -> locations.stream().anyMatch((other) -> !one.shares(other)))) {
			return sheet.unknown(
					"circuits of %s end at locations that may be one house: a port's location is called by its house"
						.formatted(gateway.name()));
		}
		return unknown.isEmpty()
				? sheet.fail(locations.isEmpty() ? "%s has no connected circuit".formatted(gateway.name())
						: "%s depends on one peering location, %s".formatted(gateway.name(),
								locations.getFirst().name()))
				: sheet.unknown(
						"it is not known of these connections where their circuits end, or whether they are connected: %s"
							.formatted(String.join(", ", unknown)));
	}

	/// The places of two locations that are apart.
	private static List<Place> apart(Snapshot snapshot, Gateway gateway) {
		var places = gateway.connections()
			.stream()
			.filter(Connection::connected)
			.flatMap((connection) -> snapshot.circuit(connection.circuit()).stream())
			.map(snapshot::location)
			.filter(Place::there)
			.toList();
		return places.stream()
			.flatMap((one) -> places.stream()
				.filter((other) -> new PeeringLocation(one.text().orElse(""))
					.apart(new PeeringLocation(other.text().orElse(""))))
				.map((other) -> List.of(one, other)))
			.findFirst()
			.orElse(List.of());
	}

}
