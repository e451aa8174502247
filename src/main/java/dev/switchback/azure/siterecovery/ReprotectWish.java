package dev.switchback.azure.siterecovery;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// What somebody wants a reprotect to use, where it is not to be found out. Stored with the plan, so its names stay.
///
/// @param cacheStorageAccounts ARM ids, the preferred one first; those in another region than is needed do not count
/// @param encryptionSets ARM ids of disk encryption sets in the original region, by the name of the disk
public record ReprotectWish(List<String> cacheStorageAccounts, Map<String, String> encryptionSets) {

	/// Everything is found out.
	public static final ReprotectWish NONE = new ReprotectWish(List.of(), Map.of());

	public ReprotectWish {
		cacheStorageAccounts = List.copyOf(cacheStorageAccounts);
		encryptionSets = Map.copyOf(encryptionSets);
	}

	/// What is wanted of the way home: sets are named for the way out, and the machine itself used an account when it was
	/// replicated there first.
	///
	/// @param out what is known of the way out
	public ReprotectWish home(@Nullable LegFacts out) {
		var used = (out != null) ? out.disks().stream().map(DiskSeen::cache).filter(Objects::nonNull).toList()
				: List.<String>of();
		return new ReprotectWish(Stream.concat(this.cacheStorageAccounts.stream(), used.stream())
			.map(Objects::requireNonNull)
			.distinct()
			.toList(), Map.of());
	}

}
