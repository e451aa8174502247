package dev.switchback.azure.siterecovery;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/// What somebody wants a reprotect to use, where it is not to be found out.
///
/// @param cacheStorageAccount ARM id; `null` has it found out
/// @param encryptionSets ARM ids of disk encryption sets in the original region, by the name of the disk
public record ReprotectWish(@Nullable String cacheStorageAccount, Map<String, String> encryptionSets) {

	/// Everything is found out.
	public static final ReprotectWish NONE = new ReprotectWish(null, Map.of());

	public ReprotectWish {
		encryptionSets = Map.copyOf(encryptionSets);
	}

}
