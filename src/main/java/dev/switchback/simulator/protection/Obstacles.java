package dev.switchback.simulator.protection;

import java.util.Optional;
import java.util.stream.Stream;

import dev.switchback.simulator.estate.Trait;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.estate.VmPlan;

/// Why an action that was accepted fails by itself. The codes without a number are the simulator's own.
final class Obstacles {

	private final Protections all;

	private final VaultPlan vault;

	private final VmPlan plan;

	private final Item item;

	Obstacles(Protections all, VaultPlan vault, VmPlan plan, Item item) {
		this.all = all;
		this.vault = vault;
		this.plan = plan;
		this.item = item;
	}

	/// What will keep an action from succeeding.
	Optional<Problem> of(Scenario scenario, Job.Order order) {
		return switch (scenario) {
			case FAILOVER, CHANGE_POINT, TEST_FAILOVER -> creating(scenario);
			case REPROTECT -> goingBack(order);
			case COMMIT, CLEAN_UP, ENABLE, MAP_NETWORKS, REFRESH_HEALTH -> Optional.empty();
		};
	}

	private Optional<Problem> creating(Scenario scenario) {
		var target = this.plan.target(this.item.reversed());
		if (this.all.away(target.region())) {
			return Optional.of(unavailable(target.regionName()));
		}
		if (this.plan.has(Trait.FAILOVER_FAILS) && scenario == Scenario.FAILOVER) {
			return problem("28031", "Site Recovery was unable to create the virtual machine '" + this.plan.name()
					+ "' in " + target.regionName() + ".");
		}
		if (this.plan.has(Trait.TARGET_LOCKED) && target.equals(this.plan.recovery())) {
			return problem("ScopeLocked", "The scope '" + this.vault.in(target.group()).groupId()
					+ "' cannot perform write operation because following scope(s) are locked. Please remove the lock and"
					+ " try again.");
		}
		if (this.plan.has(Trait.NO_NETWORK) && target.equals(this.plan.recovery())) {
			return problem("28092", "Site Recovery was unable to create the network interface of '" + this.plan.name()
					+ "': no network was chosen in " + target.regionName() + ".");
		}
		if (this.plan.has(Trait.NO_KEYS_THERE) && target.equals(this.plan.recovery())) {
			return problem("DiskEncryptionSetMissing",
					"The disks of '" + this.plan.name()
							+ "' are encrypted with customer-managed keys, and no disk encryption set was given for "
							+ target.regionName() + ".");
		}
		if (this.plan.has(Trait.NO_QUOTA) && target.equals(this.plan.recovery())) {
			return problem("28031", "Site Recovery was unable to create the virtual machine '" + this.plan.name()
					+ "'. The quota of cores of the family " + this.plan.family() + " is exceeded.");
		}
		return Optional.empty();
	}

	private Optional<Problem> goingBack(Job.Order order) {
		// What was the source is the target of the way back.
		var target = this.plan.source(this.item.reversed());
		var source = this.plan.target(this.item.reversed());
		var placement = order.placement();
		if (this.all.away(target.region())) {
			return Optional.of(unavailable(target.regionName()));
		}
		if (this.plan.has(Trait.LOCKED) && !this.item.reversed()) {
			return problem("ScopeLocked", "The scope '"
					+ this.vault.in(target.group()).id("Microsoft.Compute", "virtualMachines", this.plan.name())
					+ "' cannot perform delete operation because following scope(s) are locked. Please remove the lock"
					+ " and try again.");
		}
		if (this.all.mapping(this.vault, source, target).isEmpty()) {
			return problem("NetworkMappingMissing", "The network '" + source.lan().name() + "' in "
					+ source.regionName() + " is not mapped to a network in " + target.regionName() + ".");
		}
		if (placement != null && this.plan.ownKeys() && (placement.encryptionSet() == null || keysAreGone())) {
			return problem("DiskEncryptionSetMissing",
					"The disks of the virtual machine '" + this.plan.name()
							+ "' are encrypted with customer-managed keys, and no disk encryption set was given for "
							+ target.regionName() + ".");
		}
		if (placement != null && !cacheAccountExists(placement.cacheAccount())) {
			return problem("CacheStorageAccountMissing",
					"The storage account '" + placement.cacheAccount() + "' was not found.");
		}
		return Optional.empty();
	}

	private boolean keysAreGone() {
		return this.plan.has(Trait.NO_KEYS_BACK) && !this.item.reversed();
	}

	/// Whichever machine it was made for.
	private boolean cacheAccountExists(String id) {
		var region = this.plan.target(this.item.reversed()).region();
		return this.vault.machines()
			.stream()
			.flatMap((machine) -> machine.has(Trait.NO_CACHE_ACCOUNT) ? Stream.of(machine.primary())
					: Stream.of(machine.primary(), machine.recovery()))
			.filter((site) -> site.region().equals(region))
			.map((site) -> this.vault.in(site.group()).id("Microsoft.Storage", "storageAccounts", site.cacheAccount()))
			.anyMatch(id::equalsIgnoreCase);
	}

	private static Problem unavailable(String region) {
		return new Problem("AllocationFailed",
				"Resources cannot be created in " + region + " at present. Please try again later.", false);
	}

	private static Optional<Problem> problem(String code, String message) {
		return Optional.of(new Problem(code, message, false));
	}

}
