package dev.switchback.azure.siterecovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;

/// Finds out everything that a reprotect will use. The container that owns an item until it is reprotected is the one in the
/// original region, to which data will then go.
record Homecoming(Reads reads, LegFacts facts, ReprotectWish wish) {

	/// What came of it.
	sealed interface Found {

		record Everything(Reprotection with) implements Found {
		}

		/// Something has to be put right, or named, by somebody.
		record Lacking(String sentence) implements Found {
		}

		/// @param sentence what could not be read
		record Unseen(String sentence, ArmProblem problem) implements Found {
		}

	}

	Found of(ItemSeen item, Deadline deadline) {
		var source = this.facts.sourceVm();
		if (source == null || item.policy().isEmpty() || item.recoveryVm().isEmpty()) {
			return new Found.Lacking(
					"Azure does not say which machine %s was, which it became, or by which policy it is replicated"
						.formatted(item.vm()));
		}
		return switch (made(item.recoveryVm().get(), deadline)) {
			case Failed<VmSeen>(var problem, var _) ->
				new Found.Unseen(problem.sentence("the machine that %s became".formatted(item.vm())), problem);
			case Value<VmSeen>(var now, var _) -> withCache(item, ArmId.parse(source), now, deadline);
		};
	}

	private Fetched<VmSeen> made(ArmId vm, Deadline deadline) {
		return this.reads.vault().machines().made(vm, this.reads.settings().sharedFor(), deadline);
	}

	private Found withCache(ItemSeen item, ArmId source, VmSeen now, Deadline deadline) {
		return switch (new CacheAccounts(this.reads, item).in(this.facts.to(), this.wish.cacheStorageAccounts(),
				deadline)) {
			case CacheAccounts.Found.Missing(var sentence) -> new Found.Lacking(sentence);
			case CacheAccounts.Found.Unseen(var failure) ->
				new Found.Unseen(failure.problem().sentence("which storage account to use"), failure.problem());
			case CacheAccounts.Found.Account(var cache) -> withDisks(item, source, now, cache, deadline);
		};
	}

	private Found withDisks(ItemSeen item, ArmId source, VmSeen now, ArmId cache, Deadline deadline) {
		var disks = new ArrayList<Reprotection.Disk>();
		for (var disk : now.disks()) {
			var known = this.facts.disks()
				.stream()
				.filter((one) -> one.name().equalsIgnoreCase(disk.name()))
				.findFirst();
			var customer = disk.encryptionSet().isPresent()
					|| known.filter((one) -> one.targetEncryptionSet() != null || one.sourceEncryptionSet() != null)
						.isPresent();
			var set = Objects.requireNonNullElse(this.wish.encryptionSets().get(disk.name()),
					known.map(DiskSeen::sourceEncryptionSet).orElse(""));
			if (customer && set.isEmpty()) {
				return new Found.Lacking(
						"disk %s is encrypted with a customer-managed key, and no disk encryption set in %s is known for it; name one in parameters.reprotect.diskEncryptionSets"
							.formatted(disk.name(), this.facts.from().location()));
			}
			disks.add(new Reprotection.Disk(disk.id().toString(), set.isEmpty() ? null : set));
		}
		var obstacle = encryptionSets(disks, deadline);
		if (obstacle != null) {
			return obstacle;
		}
		if (disks.isEmpty()) {
			return new Found.Lacking("the machine %s has no managed disks".formatted(now.id().name()));
		}
		return withPlace(item, source, cache, disks, deadline);
	}

	/// Each set has to be there; `null` if all are.
	private @Nullable Found encryptionSets(List<Reprotection.Disk> disks, Deadline deadline) {
		for (var set : disks.stream()
			.map(Reprotection.Disk::encryptionSet)
			.filter(Objects::nonNull)
			.distinct()
			.toList()) {
			var id = ArmId.parse(Objects.requireNonNull(set));
			switch (this.reads.shared().get(ArmRead.of(id), deadline)) {
				case Value<JsonNode> _ -> {
				}
				case Failed<JsonNode>(ArmProblem.NotFound _, var _) -> {
					return new Found.Lacking(
							"the disk encryption set %s of the customer-managed key is gone; make it again, or name another in parameters.reprotect.diskEncryptionSets"
								.formatted(id.name()));
				}
				case Failed<JsonNode>(var problem, var _) -> {
					return new Found.Unseen(problem.sentence("the disk encryption set " + id.name()), problem);
				}
			}
		}
		return null;
	}

	/// The old machine still tells which set and group it was in, until the reprotect removes it.
	private Found withPlace(ItemSeen item, ArmId source, ArmId cache, List<Reprotection.Disk> disks,
			Deadline deadline) {
		return switch (made(source, deadline)) {
			case Failed<VmSeen>(ArmProblem.NotFound _, var _) -> found(item, source, cache, disks, null);
			case Failed<VmSeen>(var problem, var _) ->
				new Found.Unseen(problem.sentence("the source %s".formatted(item.vm())), problem);
			case Value<VmSeen>(var old, var _) -> found(item, source, cache, disks, old);
		};
	}

	private Found found(ItemSeen item, ArmId source, ArmId cache, List<Reprotection.Disk> disks, @Nullable VmSeen old) {
		Map<String, String> others = new TreeMap<>();
		if (!this.facts.from().zone().isEmpty()) {
			others.put("recoveryAvailabilityZone", this.facts.from().zone());
		}
		if (old != null) {
			old.availabilitySet().ifPresent((id) -> others.put("recoveryAvailabilitySetId", id.toString()));
			old.proximityGroup().ifPresent((id) -> others.put("recoveryProximityPlacementGroupId", id.toString()));
		}
		return new Found.Everything(
				new Reprotection(item.policy().orElseThrow().toString(), item.container().toString(),
						"/subscriptions/%s/resourceGroups/%s".formatted(source.subscription(), source.resourceGroup()),
						cache.toString(), others, disks));
	}

}
