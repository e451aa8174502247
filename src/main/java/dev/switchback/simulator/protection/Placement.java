package dev.switchback.simulator.protection;

import org.jspecify.annotations.Nullable;

/// Where a failover will put the machine: chosen when it was protected in this direction.
///
/// @param group the resource group's name
/// @param cacheAccount the ARM id of the storage account in the source's region
/// @param availabilitySet an ARM id
/// @param zone the zone's number
/// @param proximityGroup an ARM id
/// @param encryptionSet the ARM id of the disks' encryption set
/// @param originalDisk the ARM id of the disk that was there before, which only the first readings tell
public record Placement(String group, String cacheAccount, @Nullable String availabilitySet, @Nullable String zone,
		@Nullable String proximityGroup, @Nullable String encryptionSet, @Nullable String originalDisk) {
}
