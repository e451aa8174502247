package dev.switchback.readiness.snapshot;

import java.util.List;
import java.util.Locale;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.expressroute.Link;

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

	public Listed<Peering> peerings() {
		var list = this.place.at("peerings");
		var there = list.each().stream().map((one) -> new Peering(this, one)).toList();
		return list.listed() ? Listed.of(there, list) : Listed.unread(there, new Unread.OfCircuit(this, list,
				list.problem().orElse("the peerings of %s are not known".formatted(name()))));
	}

	/// The private peering, if it has one.
	public Listed<Peering> privatePeering() {
		return peerings().only((peering) -> !peering.microsoft()).one();
	}

	/// The Microsoft peering, if it has one.
	public Listed<Peering> microsoftPeering() {
		return peerings().only(Peering::microsoft).one();
	}

	/// Itself, if anything is shown of it.
	public Listed<Circuit> shown() {
		var body = this.place.at("body");
		return body.there() ? Listed.of(List.of(this), body) : Listed.unread(List.of(), new Unread.OfCircuit(this, body,
				body.problem().orElse("the inventory does not show how %s is built".formatted(name()))));
	}

	/// Its two links.
	public Listed<Link> links() {
		return Listed.of(List.of(Link.values()), this.place.at("id"));
	}

}
