package dev.switchback.readiness.discovery;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Listing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a vault, the machines it protects, and what is around each: its recovery points and disks, and what several of them
/// share, once: the mappings of the vault, networks, locks, and the quota of regions.
final class VaultReads {

	/// Points are made every five minutes; that of all others the oldest tells how far they reach back.
	private static final int POINTS = 3;

	private final Arm arm;

	private final Deadline deadline;

	private final Noting noting;

	private final InParallel parallel;

	private final Map<String, ObjectNode> shared = new ConcurrentHashMap<>();

	VaultReads(Arm arm, Deadline deadline, InParallel parallel) {
		this.arm = arm;
		this.deadline = deadline;
		this.noting = new Noting(arm, deadline);
		this.parallel = parallel;
	}

	ObjectNode read(ArmId id) {
		var vault = JsonNodeFactory.instance.objectNode().put("id", id.toString());
		vault.put("readAt", this.arm.now().toString());
		var items = list(ArmRead.of(id, "replicationProtectedItems"), "the machines of " + id.name());
		if (items.path("value").isArray()) {
			vault.set("items", machines(items));
		}
		else {
			vault.set("items", items);
		}
		vault.set("containerMappings",
				list(ArmRead.of(id, "replicationProtectionContainerMappings"), "the mappings of " + id.name()));
		vault.set("networkMappings",
				list(ArmRead.of(id, "replicationNetworkMappings"), "the network mappings of " + id.name()));
		return vault;
	}

	private JsonNode machines(ObjectNode items) {
		var bodies = items.path("value")
			.values()
			.stream()
			.filter((body) -> details(body).path("instanceType").asString("").equalsIgnoreCase("A2A"))
			.toList();
		var machines = JsonNodeFactory.instance.arrayNode();
		this.parallel.each(bodies, (body) -> machine(body, items.path("readAt"))).forEach(machines::add);
		return machines;
	}

	private static JsonNode details(JsonNode body) {
		return body.path("properties").path("providerSpecificDetails");
	}

	private ObjectNode machine(JsonNode body, JsonNode readAt) {
		var text = body.path("id").asString("");
		var machine = JsonNodeFactory.instance.objectNode().put("id", text);
		machine.set("readAt", readAt);
		machine.set("body", body);
		var details = details(body);
		try {
			var id = ArmId.parse(text);
			machine.set("points",
					points(list(ArmRead.of(id, "recoveryPoints"), "the recovery points of " + id.name())));
			around(machine, details);
		}
		catch (ArmId.NotAnArmId ex) {
			machine.put("problem", "an id of the machine is none: %s".formatted(ex.getMessage()));
		}
		return machine;
	}

	/// Ids that are missing leave what they lead to unknown.
	private void around(ObjectNode machine, JsonNode details) {
		var source = details.path("fabricObjectId").asString("");
		if (!source.isEmpty()) {
			var vm = ArmId.parse(source);
			machine.set("vm", this.noting.resource(vm, ArmRead.of(vm)));
			machine.set("locks", locks(vm));
			var region = details.path("recoveryFabricLocation").asString("").toLowerCase(Locale.ROOT);
			if (!region.isEmpty()) {
				machine.set("usages", usages(vm.subscription(), region));
			}
		}
		var network = details.path("vmNics").path(0).path("recoveryVMNetworkId").asString("");
		if (!network.isEmpty()) {
			var id = ArmId.parse(network);
			machine.set("network",
					this.shared
						.computeIfAbsent("network " + id.normal(), (_) -> this.noting.resource(id, ArmRead.of(id)))
						.deepCopy());
		}
	}

	/// Those of the machine, and those of its group, which bind it, too. A group is asked once for all its machines.
	private ObjectNode locks(ArmId vm) {
		var ofGroup = this.shared.computeIfAbsent(
				"locks %s %s".formatted(vm.subscription(), vm.resourceGroup()).toLowerCase(Locale.ROOT),
				(_) -> listed(this.arm.list(Listing.locks(vm), this.deadline), "the locks around " + vm.name()));
		var own = ofGroup.deepCopy();
		if (own.path("value").isArray()) {
			var kept = own.putArray("value");
			ofGroup.path("value").forEach((lock) -> {
				if (binds(lock.path("id").asString(""), vm)) {
					kept.add(lock);
				}
			});
		}
		return own;
	}

	/// Whether a lock is the machine's or its group's. What has no id that is understood binds it.
	private static boolean binds(String lock, ArmId vm) {
		var id = lock.toLowerCase(Locale.ROOT);
		var locks = id.indexOf("/providers/microsoft.authorization/locks/");
		if (locks < 0) {
			return true;
		}
		var locked = id.substring(0, locks);
		return !locked.contains("/providers/") || locked.equals(vm.normal().toLowerCase(Locale.ROOT));
	}

	private ObjectNode usages(String subscription, String region) {
		return this.shared
			.computeIfAbsent("usages %s %s".formatted(subscription.toLowerCase(Locale.ROOT), region),
					(_) -> listed(
							this.arm.list(Listing.usages(subscription, region, this.arm.apiVersions()), this.deadline),
							"the quota in " + region))
			.deepCopy();
	}

	private static ObjectNode points(ObjectNode points) {
		var all = points.path("value").values();
		if (all.size() > POINTS + 1) {
			var sorted = all.stream().sorted((one, other) -> time(other).compareTo(time(one))).toList();
			var kept = points.putArray("value");
			sorted.subList(0, POINTS).forEach(kept::add);
			kept.add(sorted.getLast());
		}
		return points;
	}

	/// All are written alike, so their texts are in the order of their times.
	private static String time(JsonNode point) {
		return point.path("properties").path("recoveryPointTime").asString("");
	}

	private ObjectNode list(ArmRead read, String what) {
		return listed(this.arm.list(read, this.deadline), what);
	}

	private static ObjectNode listed(Fetched<List<JsonNode>> read, String what) {
		return Noting.answer(read.map((Collection<JsonNode> nodes) -> {
			var array = JsonNodeFactory.instance.arrayNode();
			nodes.forEach(array::add);
			return array;
		}), what);
	}

}
