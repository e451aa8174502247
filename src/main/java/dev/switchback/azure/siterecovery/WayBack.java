package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.RuleVerdict;

/// Judges, before a machine leaves, whether everything will be there that it needs to be protected again from where it goes.
/// It is looked at once more when it is time.
record WayBack(Reads reads, ItemSeen item, ReprotectWish wish, Instant at, Deadline deadline) {

	/// The mappings of container and network.
	RuleVerdict mapped() {
		var judging = judging(VmRule.REVERSE_MAPPED, "container and network mapped back");
		return switch (Mappings.of(this.reads, this.item.vault(), this.deadline)) {
			case Failed<Mappings>(var problem, var _) -> judging.unseen(problem, "the mappings of the vault");
			case Value<Mappings>(var mappings, var _) -> new Reverse(this.item, mappings).lacking()
				.map((sentence) -> judging.fail("not mapped back", sentence))
				.orElseGet(() -> judging.pass("mapped back", "%s can be protected back".formatted(vm())));
		};
	}

	/// The storage account in the region that will be the source.
	RuleVerdict cache() {
		var judging = judging(VmRule.CACHE_ACCOUNT_THERE, "one in " + this.item.recovery().location());
		return switch (cacheAccount()) {
			case CacheAccounts.Found.Account(var id) ->
				judging.pass(id.name(), "changes would pass through the storage account " + id.name());
			case CacheAccounts.Found.Missing(var sentence) -> judging.fail("not one that is clear", sentence);
			case CacheAccounts.Found.Unseen(var failure) -> judging.unseen(failure.problem(), "the storage accounts");
		};
	}

	CacheAccounts.Found cacheAccount() {
		return new CacheAccounts(this.reads, this.item).in(this.item.recovery(), this.wish.cacheStorageAccounts(),
				this.deadline);
	}

	/// A disk with a key of the customer's needs an encryption set on either side, that can encrypt there.
	RuleVerdict keys() {
		var judging = judging(VmRule.KEYS_ON_BOTH_SIDES, "an encryption set on either side");
		var lacking = new LinkedHashSet<String>();
		var unclear = new LinkedHashSet<String>();
		var sets = 0;
		for (var disk : this.item.disks()) {
			var home = home(disk);
			var away = Objects.requireNonNullElse(disk.targetEncryptionSet(), "");
			if (home.isEmpty() && away.isEmpty()) {
				continue;
			}
			sets++;
			for (var side : new Side[] { new Side(home, this.item.primary()), new Side(away, this.item.recovery()) }) {
				var problem = look(side, disk, lacking, unclear);
				if (problem != null) {
					return judging.unseen(problem, "the encryption set " + ArmId.tail(side.set()));
				}
			}
		}
		return judged(judging, lacking, unclear, sets);
	}

	/// @return why a set could not be read; `null` if that is no reason
	private @Nullable ArmProblem look(Side side, DiskSeen disk, Set<String> lacking, Set<String> unclear) {
		var region = side.place().location();
		if (side.set().isEmpty()) {
			lacking.add("no encryption set in %s for %s".formatted(region, disk.name()));
			return null;
		}
		return switch (this.reads.shared().get(ArmRead.of(ArmId.parse(side.set())), this.deadline)) {
			case Value<JsonNode>(var set, var _) -> {
				var seen = EncryptionSet.of(side.set(), set, region);
				switch (seen.verdict()) {
					case PASS -> {
					}
					case FAIL -> lacking.add(seen.sentence());
					case INCONCLUSIVE -> unclear.add(seen.sentence());
				}
				yield null;
			}
			case Failed<JsonNode>(ArmProblem.NotFound _, var _) -> {
				lacking.add("the encryption set %s is gone".formatted(ArmId.tail(side.set())));
				yield null;
			}
			case Failed<JsonNode>(var problem, var _) -> problem;
		};
	}

	private RuleVerdict judged(Judging judging, Set<String> lacking, Set<String> unclear, int sets) {
		if (!lacking.isEmpty()) {
			return judging.fail(String.join(", ", lacking),
					"%s is encrypted with customer-managed keys: %s".formatted(vm(), String.join(", ", lacking)));
		}
		return unclear.isEmpty()
				? judging.pass((sets == 0) ? "no keys of the customer's" : sets + " disks",
						"the disks of %s can be encrypted on both sides".formatted(vm()))
				: judging.unclear(String.join(", ", unclear),
						"%s is encrypted with customer-managed keys: %s".formatted(vm(), String.join(", ", unclear)));
	}

	/// @param set ARM id; empty if there is none
	private record Side(String set, Place place) {
	}

	/// The set that the reprotect would use.
	String home(DiskSeen disk) {
		return Objects.requireNonNullElse(this.wish.encryptionSets().get(disk.name()),
				Objects.requireNonNullElse(disk.sourceEncryptionSet(), ""));
	}

	private String vm() {
		return this.item.vm();
	}

	private Judging judging(VmRule rule, String threshold) {
		return new Judging(rule, vm(), threshold, this.at);
	}

}
