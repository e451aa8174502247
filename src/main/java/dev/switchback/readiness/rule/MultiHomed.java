package dev.switchback.readiness.rule;

import dev.switchback.azure.expressroute.PeeringLocation;
import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// The portal hides Azure's own tests of a gateway that is not said to have several homes.
final class MultiHomed implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-36", "A gateway with circuits in several locations is said to be multi-homed.",
				Basis.READ, Severity.INFO, "Set the gateway's resiliency model to MultiHomed.", Source.VALIDATION);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.expressRouteGateways().map((gateway) -> judge(snapshot, gateway));
	}

	private Finding judge(Snapshot snapshot, Gateway gateway) {
		var model = gateway.property("resiliencyModel");
		var sheet = new Sheet(guideline(), Subject.of(gateway)).seen(gateway.hub() ? gateway.place().at("id") : model);
		if (gateway.hub()) {
			return sheet.notApplicable("%s is a hub's, which knows no such model".formatted(gateway.name()));
		}
		if (model.says("MultiHomed")) {
			return sheet.pass("%s is multi-homed".formatted(gateway.name()));
		}
		var places = gateway.connections()
			.stream()
			.flatMap((connection) -> snapshot.circuit(connection.circuit()).stream())
			.map(snapshot::location)
			.toList();
		sheet.seen(places);
		if (!model.says("SingleHomed")) {
			return sheet.unknown("it is not known how many homes %s is said to have".formatted(gateway.name()));
		}
		var locations = places.stream().flatMap((place) -> place.text().stream()).map(PeeringLocation::new).toList();
		if (PeeringLocation.anyApart(locations)) {
			var first = places.stream().filter((place) -> place.text().isPresent()).findFirst().orElseThrow();
			var other = new PeeringLocation(first.text().orElse(""));
			return sheet.because(model, first)
				.because(places.stream()
					.filter((place) -> place.text().map(PeeringLocation::new).filter(other::apart).isPresent())
					.limit(1)
					.toList())
				.fail("%s has circuits in several locations and is said to be single-homed".formatted(gateway.name()));
		}
		var one = locations.stream().allMatch((location) -> location.shares(locations.getFirst()));
		return (one && gateway.connectionList().listed() && locations.size() == places.size()
				&& places.size() == gateway.connections().size())
						? sheet.notApplicable("%s has circuits in one location".formatted(gateway.name()))
						: sheet.unknown("it is not known where all circuits of %s end".formatted(gateway.name()));
	}

}
