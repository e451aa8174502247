package dev.switchback.azure.siterecovery;

/// Where a virtual machine runs: with replication between zones, both places are in one region.
///
/// @param location as Azure names it in resources, such as `westeurope`
/// @param zone such as `1`; empty if it is in none
public record Place(String location, String zone) {

	boolean same(Place other) {
		return this.location.equalsIgnoreCase(other.location) && this.zone.equals(other.zone);
	}

	/// As people say it, such as `westeurope` or `westeurope zone 2`.
	@Override
	public String toString() {
		return this.zone.isEmpty() ? this.location : this.location + " zone " + this.zone;
	}

}
