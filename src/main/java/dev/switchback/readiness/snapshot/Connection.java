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

	/// One whose kind is not known counts, if it leads somewhere or nothing is shown of it.
	public boolean expressRoute() {
		if (this.gateway.hub() || !this.place.at("body").there()) {
			return true;
		}
		return property("connectionType").text().isPresent() ? property("connectionType").says("ExpressRoute")
				: property("peer", "id").there();
	}

	/// What it leads to: a circuit, or from a hub one of its peerings.
	public Place end() {
		return this.gateway.hub() ? property("expressRouteCircuitPeering", "id") : property("peer", "id");
	}

	/// The circuit it leads to, in lower case; empty if that is not known.
	public String circuit() {
		return end().text().orElse("").toLowerCase(Locale.ROOT).replaceFirst("/peerings/[^/]*$", "");
	}

	/// How it stands. Of a hub's Azure shows only whether it was made.
	public Place status() {
		return property(this.gateway.hub() ? "provisioningState" : "connectionStatus");
	}

	/// Whether it is known to be connected.
	public boolean connected() {
		return status().says(this.gateway.hub() ? "Succeeded" : "Connected");
	}

	/// Whether it is known not to be connected.
	public boolean cut() {
		return property("connectionStatus").says("NotConnected");
	}

}
