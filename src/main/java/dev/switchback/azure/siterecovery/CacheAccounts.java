package dev.switchback.azure.siterecovery;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;

/// Finds the storage account that changes pass through: it has to be in the region that is replicated from. What somebody
/// named counts; else the one that the machine itself used when it was replicated from there; else one that other machines of
/// the vault replicate with from there; else the only one there in the resource group of the machine.
record CacheAccounts(Reads reads, ItemSeen item) {

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

	/// @param preferred ARM ids; those in another region are for the other way
	Found in(Place place, List<String> preferred, Deadline deadline) {
		for (var named : preferred) {
			switch (located(ArmId.parse(named), place, deadline)) {
				case Found.Account account -> {
					return account;
				}
				case Found.Unseen unseen -> {
					return unseen;
				}
				case Found.Missing _ -> {
				}
			}
		}
		return switch (this.reads.vault().items(this.item.vault(), this.reads.settings().sharedFor(), deadline)) {
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
				yield used.isEmpty() ? only(place, deadline) : located(used.firstEntry().getValue(), place, deadline);
			}
		};
	}

	private Found only(Place place, Deadline deadline) {
		var machine = this.item.recoveryVm().or(this.item::futureVm);
		if (machine.isEmpty()) {
			return missing(0, place);
		}
		return switch (this.reads.shared().storageAccounts(machine.get(), deadline)) {
			case Failed<List<JsonNode>> failed -> new Found.Unseen(failed);
			case Value<List<JsonNode>>(var accounts, var _) -> {
				var there = accounts.stream()
					.filter((account) -> Text.of(account.path("location")).equalsIgnoreCase(place.location()))
					.flatMap((account) -> Text.id(account.path("id")).stream())
					.toList();
				yield (there.size() == 1) ? new Found.Account(there.getFirst()) : missing(there.size(), place);
			}
		};
	}

	private static Found missing(int count, Place place) {
		return new Found.Missing(
				"the machine's resource group has %s in %s; name the one to use in parameters.reprotect.cacheStorageAccountId"
					.formatted((count == 0) ? "no storage account" : count + " storage accounts", place.location()));
	}

	private Found located(ArmId account, Place place, Deadline deadline) {
		return switch (this.reads.shared().get(ArmRead.of(account), deadline)) {
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
