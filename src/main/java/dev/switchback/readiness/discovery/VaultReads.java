package dev.switchback.readiness.discovery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a vault, its recovery plans, the machines it protects, and what is around each.
final class VaultReads {

	/// Points are made every five minutes; that of all others the oldest tells how far they reach back.
	private static final int POINTS = 3;

	private final Noting noting;

	private final Bodies bodies;

	private final InParallel parallel;

	private final Limits limits;

	VaultReads(Noting noting, Bodies bodies, InParallel parallel) {
		this.noting = noting;
		this.bodies = bodies;
		this.parallel = parallel;
		this.limits = new Limits(noting);
	}

	ObjectNode read(ArmId id) {
		var vault = JsonNodeFactory.instance.objectNode().put("id", id.toString());
		vault.put("readAt", Noting.moment(this.noting.arm().now()));
		var items = list(ArmRead.of(id, "replicationProtectedItems"), "the machines of " + id.name());
		vault.set("items", items.path("value").isArray() ? machines(items) : items);
		vault.set("containerMappings",
				list(ArmRead.of(id, "replicationProtectionContainerMappings"), "the mappings of " + id.name()));
		vault.set("networkMappings",
				list(ArmRead.of(id, "replicationNetworkMappings"), "the network mappings of " + id.name()));
		vault.set("plans",
				plans(list(ArmRead.of(id, "replicationRecoveryPlans"), "the recovery plans of " + id.name())));
		return vault;
	}

	/// A list shows plans without their machines.
	private ObjectNode plans(ObjectNode list) {
		if (list.path("value").isArray()) {
			var ids = list.path("value").valueStream().flatMap((plan) -> id(plan.path("id"))).toList();
			var plans = this.parallel.each(ids, (id) -> this.noting.resource(id, ArmRead.of(id)));
			list.putArray("value").addAll(plans);
		}
		return list;
	}

	private JsonNode machines(ObjectNode items) {
		var bodies = items.path("value").valueStream().filter(VaultReads::ofAzure).toList();
		var around = this.bodies.byId(bodies.stream().flatMap((body) -> around(details(body))).toList());
		var machines = JsonNodeFactory.instance.arrayNode();
		this.parallel.each(bodies, (body) -> machine(body, items.path("readAt"), around)).forEach(machines::add);
		return machines;
	}

	/// Whether it is a machine of Azure's; one that does not say may be one.
	private static boolean ofAzure(JsonNode body) {
		var type = details(body).path("instanceType").asString("");
		return type.isBlank() || type.equalsIgnoreCase("A2A");
	}

	private static JsonNode details(JsonNode body) {
		return body.path("properties").path("providerSpecificDetails");
	}

	/// The machine itself, the network it goes to, and the encryption sets of its disks, as far as they are named.
	private static Stream<ArmId> around(JsonNode details) {
		return Stream.of(id(details.path("fabricObjectId")), network(details), sets(details)).flatMap((ids) -> ids);
	}

	/// Those of both sides, each once.
	private static Stream<ArmId> sets(JsonNode details) {
		Map<String, ArmId> sets = new LinkedHashMap<>();
		details.path("protectedManagedDisks")
			.forEach((disk) -> Stream.of("primaryDiskEncryptionSetId", "recoveryDiskEncryptionSetId")
				.flatMap((name) -> id(disk.path(name)))
				.forEach((id) -> sets.putIfAbsent(id.normal(), id)));
		return sets.values().stream();
	}

	private static Stream<ArmId> network(JsonNode details) {
		return id(details.path("vmNics").path(0).path("recoveryVMNetworkId"));
	}

	private static Stream<ArmId> id(JsonNode text) {
		return ArmId.read(text.asString("")).stream();
	}

	/// Ids that are missing leave what they lead to unknown.
	private ObjectNode machine(JsonNode body, JsonNode readAt, Map<String, ObjectNode> around) {
		var text = body.path("id").asString("");
		var machine = JsonNodeFactory.instance.objectNode().put("id", text);
		machine.set("readAt", readAt);
		machine.set("body", body);
		var details = details(body);
		id(body.path("id")).forEach((id) -> machine.set("points",
				points(list(ArmRead.of(id, "recoveryPoints"), "the recovery points of " + id.name()))));
		id(details.path("fabricObjectId")).forEach((vm) -> {
			machine.set("vm", shared(around, vm));
			machine.set("locks", this.limits.locks(vm, details.path("vmNics")));
			var region = details.path("recoveryFabricLocation").asString("").toLowerCase(Locale.ROOT).replace(" ", "");
			if (!region.isEmpty()) {
				machine.set("usages", this.limits.usages(future(details, text).orElse(vm).subscription(), region,
						details.path("recoveryAzureVMSize").asString("")));
			}
		});
		future(details, text).ifPresent((vm) -> machine.set("targetLocks", this.limits.locksOfGroup(vm)));
		network(details).forEach((network) -> machine.set("network", shared(around, network)));
		sets(details).forEach((set) -> machine.withArray("encryptionSets").add(shared(around, set)));
		return machine;
	}

	/// Where the machine would stand: whatever it will be called.
	private static Optional<ArmId> future(JsonNode details, String item) {
		var group = details.path("recoveryAzureResourceGroupId").asString("");
		var name = JsonNodeFactory.instance
			.stringNode("%s/providers/Microsoft.Compute/virtualMachines/%s".formatted(group, ArmId.tail(item)));
		return id(name).findFirst();
	}

	private static JsonNode shared(Map<String, ObjectNode> around, ArmId id) {
		return Optional.ofNullable(around.get(id.normal())).map(ObjectNode::deepCopy).orElseThrow();
	}

	private static ObjectNode points(ObjectNode points) {
		var all = points.path("value").values();
		if (all.size() > POINTS + 1) {
			var sorted = all.stream().sorted((one, other) -> time(other).compareTo(time(one))).toList();
			points.putArray("value").addAll(List.copyOf(sorted.subList(0, POINTS))).add(sorted.getLast());
		}
		return points;
	}

	/// All are written alike, so their texts are in the order of their times.
	private static String time(JsonNode point) {
		return point.path("properties").path("recoveryPointTime").asString("");
	}

	private ObjectNode list(ArmRead read, String what) {
		return this.noting.list(this.noting.arm().list(read, this.noting.deadline()), what);
	}

}
