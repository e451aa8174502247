package dev.switchback.readiness.discovery;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Listing;
import dev.switchback.azure.siterecovery.Locked;
import dev.switchback.playbook.Problem;
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
		var removed = Stream.concat(Stream.of(vm),
				nics.valueStream().flatMap((nic) -> ArmId.read(nic.path("sourceNicArmId").asString("")).stream()));
		var bound = removed.toList();
		return kept(vm, (locked) -> locked.binds(bound));
	}

	/// Those of the whole group that a machine is, or is to be, in.
	ObjectNode locksOfGroup(ArmId vm) {
		return kept(vm, (locked) -> locked.holds(vm));
	}

	/// What has no id that is understood may bind anything.
	private ObjectNode kept(ArmId vm, Predicate<Locked> wanted) {
		var all = this.lists.of("locks %s %s".formatted(vm.subscription(), vm.resourceGroup()).toLowerCase(Locale.ROOT),
				() -> this.noting.list(this.noting.arm().list(Listing.locks(vm), this.noting.deadline()),
						"the locks in " + vm.resourceGroup()));
		return Noting.kept(all, (lock) -> Locked.by(lock).filter(wanted.negate()).isEmpty());
	}

	/// Of a region's long list, the quota of all cores and of those families that a size may be one of.
	ObjectNode usages(String subscription, String region, String size) {
		var all = this.lists.of("usages %s %s".formatted(subscription.toLowerCase(Locale.ROOT), region),
				() -> this.noting.list(quota(subscription, region), "the quota in " + region));
		return Noting.kept(all, (usage) -> {
			var name = usage.path("name").path("value").asString("").toLowerCase(Locale.ROOT);
			return name.equals("cores") || name.startsWith(family(size));
		});
	}

	/// Of what is no name of a region no address is made.
	private Fetched<List<JsonNode>> quota(String subscription, String region) {
		var arm = this.noting.arm();
		try {
			return arm.list(Listing.usages(subscription, region, arm.apiVersions()), this.noting.deadline());
		}
		catch (Fetched.Unreadable _) {
			return new Fetched.Failed<>(
					new ArmProblem.Garbled(new Problem(0, "NoRegion", "a region has no valid name")), arm.now());
		}
	}

	/// What the families' names begin with: that of `Standard_D2s_v5` is `standardDSv5Family`.
	private static String family(String size) {
		return size.toLowerCase(Locale.ROOT).replaceFirst("_", "").replaceFirst("\\d.*", "");
	}

}
