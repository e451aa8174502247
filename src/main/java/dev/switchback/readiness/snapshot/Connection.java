package dev.switchback.readiness.snapshot;

import java.util.Locale;

import dev.switchback.azure.arm.ArmId;

/// A gateway's connection to a circuit.
///
/// @param place it has `id` and, as Azure shows it, `body`
public record Connection(Gateway gateway, Place place) {

	public String name() {
		var id = this.place.at("id").label();
		return ArmId.tail(id);
	}

	public Place property(String... names) {
		return this.place.at("body", "properties").at(names);
	}

	/// One whose kind is not known counts, if it leads somewhere.
	public boolean expressRoute() {
		return property("connectionType").there() ? property("connectionType").says("ExpressRoute")
				: property("peer", "id").there();
	}

	/// The circuit it leads to, in lower case; empty if that is not known.
	public String circuit() {
		return property("peer", "id").text().orElse("").toLowerCase(Locale.ROOT);
	}

	/// Whether it is known not to be connected.
	public boolean cut() {
		return property("connectionStatus").says("NotConnected");
	}

}
