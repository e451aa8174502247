package dev.switchback.simulator.estate;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// A virtual machine that Site Recovery protects.
///
/// @param name of the machine and of its replication protected item
/// @param number gives its addresses, from 1
/// @param primary where it runs at first
/// @param recovery where it is replicated to
/// @param traits what is particular about it
/// @param consistencyGroup the name of the multi-VM group that somebody has put it in; null for one of its own
public record VmPlan(String name, int number, Site primary, Site recovery, Set<Trait> traits,
		@Nullable String consistencyGroup) {

	public VmPlan {
		traits = Set.copyOf(traits);
	}

	/// Whether something is particular about it.
	public boolean has(Trait trait) {
		return this.traits.contains(trait);
	}

	/// The same machine with something particular more.
	public VmPlan with(Trait trait) {
		var more = new HashSet<>(this.traits);
		more.add(trait);
		return new VmPlan(this.name, this.number, this.primary, this.recovery, more, this.consistencyGroup);
	}

	/// The side it is replicated from.
	///
	/// @param reversed whether it has been reprotected into the other direction
	public Site source(boolean reversed) {
		return reversed ? this.recovery : this.primary;
	}

	/// The side it is replicated to.
	///
	/// @param reversed whether it has been reprotected into the other direction
	public Site target(boolean reversed) {
		return reversed ? this.primary : this.recovery;
	}

	/// The size, as Compute calls it.
	public String size() {
		return has(Trait.NO_QUOTA) ? "Standard_F8s_v2" : "Standard_D2s_v5";
	}

	/// The family of its size, which quota is counted by.
	public String family() {
		return has(Trait.NO_QUOTA) ? "standardFSv2Family" : "standardDSv5Family";
	}

	/// Cores of its size.
	public int cores() {
		return has(Trait.NO_QUOTA) ? 8 : 2;
	}

	/// The name of its one disk.
	public String disk() {
		return this.name + "_OsDisk_1";
	}

	/// Whether its disks are encrypted with the customer's keys.
	public boolean ownKeys() {
		return has(Trait.CUSTOMER_KEYS) || has(Trait.NO_KEYS_BACK) || has(Trait.NO_KEYS_THERE);
	}

}
