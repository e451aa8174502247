package dev.switchback.readiness.snapshot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.switchback.azure.arm.ArmId;

/// A circuit.
///
/// @param place it has `id`, `readAt` and, as Azure shows it, `body`
public record Circuit(Place place) {

	/// Its ARM id as spelled.
	public String id() {
		return this.place.at("id").label();
	}

	/// By which it is told from others.
	public String key() {
		return id().toLowerCase(Locale.ROOT);
	}

	public String name() {
		return ArmId.tail(id());
	}

	/// A property that Azure shows.
	public Place property(String... names) {
		return this.place.at("body", "properties").at(names);
	}

	/// The port it is on; empty for a provider's circuit, or if that is not known.
	public Place port() {
		return property("expressRoutePort", "id");
	}

	/// Whether it is on a port of the customer's own.
	public boolean direct() {
		return port().there();
	}

	public List<Peering> peerings() {
		return this.place.at("peerings").each().stream().map((one) -> new Peering(this, one)).toList();
	}

	/// The private peering, if it is known to have one.
	public Optional<Peering> privatePeering() {
		return peerings().stream().filter((peering) -> !peering.microsoft()).findFirst();
	}

	/// The Microsoft peering, if it is known to have one.
	public Optional<Peering> microsoftPeering() {
		return peerings().stream().filter(Peering::microsoft).findFirst();
	}

}
