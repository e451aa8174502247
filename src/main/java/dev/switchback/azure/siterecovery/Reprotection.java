package dev.switchback.azure.siterecovery;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// With what a machine is protected again, in the direction it came from.
///
/// @param policy ARM id of the replication policy
/// @param container ARM id of the container in the original region
/// @param resourceGroup ARM id of the resource group there
/// @param cache ARM id of the storage account in the region where the machine runs now
/// @param others further ids, by their name in the call, such as `recoveryAvailabilitySetId`
record Reprotection(String policy, String container, String resourceGroup, String cache, Map<String, String> others,
		List<Disk> disks) {

	Reprotection {
		others = Map.copyOf(others);
		disks = List.copyOf(disks);
	}

	/// One disk of the machine that runs now.
	///
	/// @param encryptionSet the customer-managed key on the other side; `null` if it needs none
	record Disk(String id, @Nullable String encryptionSet) {
	}

}
