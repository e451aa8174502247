package dev.switchback.simulator.protection;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// A virtual machine in Compute, or what is left of one.
///
/// @param test whether a drill made it
/// @param atRecovery whether it stands on the side that the plan calls recovery
/// @param running whether it has power
/// @param group the resource group's name
/// @param zone the zone's number
/// @param availabilitySet an ARM id
/// @param proximityGroup an ARM id
/// @param encryptionSet the ARM id of its disk's encryption set
/// @param network the ARM id of its network if it is not its side's own
/// @param since when it came about
/// @param parts what there is of it
public record Machine(boolean test, boolean atRecovery, boolean running, String group, @Nullable String zone,
		@Nullable String availabilitySet, @Nullable String proximityGroup, @Nullable String encryptionSet,
		@Nullable String network, Instant since, Set<Part> parts) {

	/// What a machine consists of.
	public enum Part {

		VM, NIC, DISK

	}

	public Machine {
		parts = Set.copyOf(parts);
	}

	/// Whether the machine itself is there, not only something it left.
	public boolean whole() {
		return this.parts.contains(Part.VM);
	}

	/// The same machine with power or without.
	public Machine powered(boolean on) {
		return new Machine(this.test, this.atRecovery, on, this.group, this.zone, this.availabilitySet,
				this.proximityGroup, this.encryptionSet, this.network, this.since, this.parts);
	}

	/// What is left if all but these parts are removed.
	public Machine reducedTo(Set<Part> left) {
		var common = EnumSet.noneOf(Part.class);
		left.stream().filter(this.parts::contains).forEach(common::add);
		return new Machine(this.test, this.atRecovery, false, this.group, this.zone, this.availabilitySet,
				this.proximityGroup, this.encryptionSet, this.network, this.since, common);
	}

}
