package dev.switchback.azure.siterecovery;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A replicated disk.
///
/// @param cache storage account in the source's region that changes pass through; `null` if none is shown
/// @param sourceEncryptionSet the customer-managed key on the source's side; `null` if there is none
/// @param targetEncryptionSet the same on the other side
public record DiskSeen(String name, @Nullable String cache, @Nullable String sourceEncryptionSet,
		@Nullable String targetEncryptionSet) {

	static DiskSeen of(JsonNode disk) {
		return new DiskSeen(Text.of(disk.path("diskName")), id(disk.path("primaryStagingAzureStorageAccountId")),
				id(disk.path("primaryDiskEncryptionSetId")), id(disk.path("recoveryDiskEncryptionSetId")));
	}

	private static @Nullable String id(JsonNode node) {
		return Text.id(node).map(Object::toString).orElse(null);
	}

}
