package dev.switchback.azure.siterecovery;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;

/// Finds the storage account that changes pass through: it has to be in the region that is replicated from. What somebody
/// named counts; else the one that other machines of the vault replicate with from there; else the only one there.
record CacheAccounts(Reads reads, ItemSeen item) {

	private static final String TYPE = "Microsoft.Storage/storageAccounts";

	/// What came of it.
	sealed interface Found {

		record Account(ArmId id) implements Found {
		}

		/// @param sentence why, and what to do about it
		record Missing(String sentence) implements Found {
		}

		record Unseen(Failed<?> failure) implements Found {
		}

	}

	/// @param named ARM id; `null` if nobody named one
	Found in(Place place, @Nullable String named, Deadline deadline) {
		if (named != null) {
			return located(ArmId.parse(named), place, deadline);
		}
		return switch (this.reads.vault().items(this.item.vault(), deadline)) {
			case Failed<List<ItemSeen>> failed -> new Found.Unseen(failed);
			case Value<List<ItemSeen>>(var items, var _) -> {
				var used = new TreeMap<String, ArmId>();
				items.stream()
					.filter((other) -> other.azureToAzure()
							&& other.primary().location().equalsIgnoreCase(place.location()) && !other.failedOver())
					.flatMap((other) -> other.disks().stream())
					.forEach((disk) -> {
						if (disk.cache() != null) {
							used.put(disk.cache().toLowerCase(Locale.ROOT), ArmId.parse(disk.cache()));
						}
					});
				yield used.isEmpty() ? only(place, deadline) : new Found.Account(used.firstEntry().getValue());
			}
		};
	}

	private Found only(Place place, Deadline deadline) {
		return switch (this.reads.arm().resources(this.item.vault().subscription(), TYPE, deadline)) {
			case Failed<List<ArmId>> failed -> new Found.Unseen(failed);
			case Value<List<ArmId>>(var accounts, var _) -> {
				var there = accounts.stream()
					.filter((account) -> located(account, place, deadline) instanceof Found.Account)
					.toList();
				yield (there.size() == 1) ? new Found.Account(there.getFirst()) : new Found.Missing(
						"there are %d storage accounts in %s; name one in parameters.reprotect.cacheStorageAccountId"
							.formatted(there.size(), place.location()));
			}
		};
	}

	private Found located(ArmId account, Place place, Deadline deadline) {
		return switch (this.reads.arm().get(ArmRead.of(account), deadline)) {
			case Failed<JsonNode>(ArmProblem.NotFound _, var _) ->
				new Found.Missing("there is no storage account %s".formatted(account.name()));
			case Failed<JsonNode> failed -> new Found.Unseen(failed);
			case Value<JsonNode>(var document, var _) ->
				Text.of(document.path("location")).equalsIgnoreCase(place.location()) ? new Found.Account(account)
						: new Found.Missing("the storage account %s is in %s and not in %s".formatted(account.name(),
								Text.of(document.path("location")), place.location()));
		};
	}

}
