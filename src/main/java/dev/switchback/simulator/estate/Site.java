package dev.switchback.simulator.estate;

import org.jspecify.annotations.Nullable;

/// One end of a replication: where machines run or can be made to run.
///
/// @param region the ARM location, such as `westeurope`
/// @param regionName as Site Recovery calls it, such as `West Europe`
/// @param zone of zonal replication; null if the region is the place
/// @param group the resource group of everything here
/// @param fabric Site Recovery's name of the region
/// @param container Site Recovery's name of the place in the fabric
/// @param lan the virtual network machines stand in
/// @param cacheAccount the storage account that changes are collected in while this is the source
public record Site(String region, String regionName, @Nullable String zone, String group, String fabric,
		String container, Lan lan, String cacheAccount) {

	/// The same place with another virtual network.
	public Site on(Lan other) {
		return new Site(this.region, this.regionName, this.zone, this.group, this.fabric, this.container, other,
				this.cacheAccount);
	}

	/// The availability set for machines that stand in one.
	public String availabilitySet() {
		return this.group + "-avset";
	}

	/// The disk encryption set for machines with keys of the customer's.
	public String encryptionSet() {
		return this.group + "-des";
	}

	/// The proximity placement group for machines that stand in one.
	public String proximityGroup() {
		return this.group + "-ppg";
	}

}
