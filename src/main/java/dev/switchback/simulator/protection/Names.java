package dev.switchback.simulator.protection;

import dev.switchback.simulator.estate.Site;
import dev.switchback.simulator.estate.VaultPlan;

/// ARM ids as Site Recovery spells them: they begin with a capital.
public final class Names {

	private Names() {
	}

	public static String vault(VaultPlan vault) {
		return vault.id().replaceFirst("^/subscriptions/", "/Subscriptions/");
	}

	public static String fabric(VaultPlan vault, String fabric) {
		return vault(vault) + "/replicationFabrics/" + fabric;
	}

	public static String container(VaultPlan vault, Site site) {
		return fabric(vault, site.fabric()) + "/replicationProtectionContainers/" + site.container();
	}

	/// The id of an item that is replicated from a side.
	public static String item(VaultPlan vault, Site source, String item) {
		return container(vault, source) + "/replicationProtectedItems/" + item;
	}

	/// The id of an item as it is now.
	public static String item(Place place, Item item) {
		return item(place.vault(), place.plan().source(item.reversed()), item.name());
	}

	public static String job(VaultPlan vault, String job) {
		return vault(vault) + "/replicationJobs/" + job;
	}

	public static String policy(VaultPlan vault) {
		return vault(vault) + "/replicationPolicies/" + VaultPlan.POLICY;
	}

}
