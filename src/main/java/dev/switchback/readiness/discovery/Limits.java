package dev.switchback.readiness.discovery;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Listing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads what keeps machines from being made or removed: locks, once for all machines of a group, and the quota of regions.
final class Limits {

	private final Noting noting;

	private final Once<ObjectNode> lists = new Once<>();

	Limits(Noting noting) {
		this.noting = noting;
	}

	/// Those of a machine, of its network interfaces, and of its group, which bind them, too.
	///
	/// @param nics of the machine, as Site Recovery shows them
	ObjectNode locks(ArmId vm, JsonNode nics) {
		var bound = Stream
			.concat(Stream.of(vm.toString()), nics.valueStream().map((nic) -> nic.path("sourceNicArmId").asString("")))
			.map((id) -> id.toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
		return kept(vm, bound);
	}

	/// Those of the whole group that a machine is, or is to be, in.
	ObjectNode locksOfGroup(ArmId vm) {
		return kept(vm, Set.of());
	}

	private ObjectNode kept(ArmId vm, Set<String> bound) {
		var all = this.lists.of("locks %s %s".formatted(vm.subscription(), vm.resourceGroup()).toLowerCase(Locale.ROOT),
				() -> this.noting.list(this.noting.arm().list(Listing.locks(vm), this.noting.deadline()),
						"the locks in " + vm.resourceGroup()));
		return Noting.kept(all, (lock) -> binds(lock.path("id").asString(""), bound));
	}

	/// Whether a lock is one of these resources' or the group's. What has no id that is understood binds everything.
	private static boolean binds(String lock, Set<String> bound) {
		var id = lock.toLowerCase(Locale.ROOT);
		var end = id.indexOf("/providers/microsoft.authorization/locks/");
		if (end < 0) {
			return true;
		}
		var locked = id.substring(0, end);
		return !locked.contains("/providers/") || bound.contains(locked);
	}

	/// Of a region's long list, the quota of all cores and of those families that a size may be one of.
	ObjectNode usages(String subscription, String region, String size) {
		var all = this.lists.of("usages %s %s".formatted(subscription.toLowerCase(Locale.ROOT), region),
				() -> this.noting.list(this.noting.arm()
					.list(Listing.usages(subscription, region, this.noting.arm().apiVersions()),
							this.noting.deadline()),
						"the quota in " + region));
		return Noting.kept(all, (usage) -> {
			var name = usage.path("name").path("value").asString("").toLowerCase(Locale.ROOT);
			return name.equals("cores") || name.startsWith(family(size));
		});
	}

	/// What the families' names begin with: that of `Standard_D2s_v5` is `standardDSv5Family`.
	private static String family(String size) {
		return size.toLowerCase(Locale.ROOT).replaceFirst("_", "").replaceFirst("\\d.*", "");
	}

}
