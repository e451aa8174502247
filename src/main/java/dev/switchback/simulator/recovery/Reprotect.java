package dev.switchback.simulator.recovery;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.protection.Item;
import dev.switchback.simulator.protection.Job;
import dev.switchback.simulator.protection.Machine;
import dev.switchback.simulator.protection.Names;
import dev.switchback.simulator.protection.Place;
import dev.switchback.simulator.protection.Placement;
import dev.switchback.simulator.protection.Scenario;

/// Protects a machine in the other direction. It is asked of the container that owns the item; afterwards the other one
/// does.
final class Reprotect {

	private static final String DETAILS = "properties.providerSpecificDetails";

	private Reprotect() {
	}

	static Reply begin(Exchange exchange) {
		Where.container(exchange);
		var properties = Bodies.properties(exchange);
		var place = Where.in(exchange, Bodies.required(properties, "properties", "replicationProtectedItemName"));
		exchange.changes("reprotects " + place.plan().name());
		var details = Bodies.details(properties);
		var item = exchange.world().protections().item(place);
		checkIds(place, item, details);
		var placement = placement(exchange, place.vault(), item, details);
		var movesTo = Names.item(place.vault(), place.plan().target(item.reversed()), item.name());
		return Call.of(exchange, place).begin(Scenario.REPROTECT, Job.Order.back(placement, movesTo), false);
	}

	/// The container that the data will go to is the one that has owned the item so far.
	private static void checkIds(Place place, Item item, ObjectNode details) {
		var container = Names.container(place.vault(), place.plan().source(item.reversed()));
		if (!Bodies.required(details, DETAILS, "recoveryContainerId").equalsIgnoreCase(container)) {
			throw Bodies.invalid(DETAILS + ".recoveryContainerId", "has to be '" + container + "'");
		}
		if (!Bodies.required(details, DETAILS, "policyId").equalsIgnoreCase(Names.policy(place.vault()))) {
			throw Bodies.invalid(DETAILS + ".policyId", "is not a replication policy of this vault");
		}
	}

	private static Placement placement(Exchange exchange, VaultPlan vault, Item item, ObjectNode details) {
		var disks = details.path("vmManagedDisks");
		if (!disks.isArray() || disks.isEmpty()) {
			throw Bodies.invalid(DETAILS + ".vmManagedDisks", "is missing");
		}
		var disk = disks.get(0);
		checkDisk(exchange, vault, item, disk);
		var group = group(exchange, vault, details);
		return new Placement(group,
				Bodies.required(disk, DETAILS + ".vmManagedDisks[0]", "primaryStagingAzureStorageAccountId"),
				Bodies.text(details, "recoveryAvailabilitySetId").orElse(null),
				Bodies.text(details, "recoveryAvailabilityZone").orElse(null),
				Bodies.text(details, "recoveryProximityPlacementGroupId").orElse(null),
				Bodies.text(disk, "recoveryDiskEncryptionSetId").orElse(null), null);
	}

	private static void checkDisk(Exchange exchange, VaultPlan vault, Item item, JsonNode disk) {
		var id = Bodies.required(disk, DETAILS + ".vmManagedDisks[0]", "diskId");
		var place = exchange.world().protections().place(item.name()).orElseThrow();
		var running = item.production(!item.reversed())
			.map(Machine::group)
			.map((group) -> vault.in(group).id("Microsoft.Compute", "disks", place.plan().disk()));
		if (running.isPresent() && !running.get().equalsIgnoreCase(id)) {
			throw Bodies.invalid(DETAILS + ".vmManagedDisks[0].diskId",
					"is not a disk of the virtual machine, which has '" + running.get() + "'");
		}
	}

	private static String group(Exchange exchange, VaultPlan vault, ObjectNode details) {
		var id = Bodies.required(details, DETAILS, "recoveryResourceGroupId");
		var name = Bodies.last(id);
		return exchange.world()
			.estate()
			.scopes()
			.stream()
			.filter((scope) -> scope.subscription().equals(vault.scope().subscription())
					&& scope.group().equalsIgnoreCase(name))
			.findFirst()
			.orElseThrow(() -> Bodies.invalid(DETAILS + ".recoveryResourceGroupId",
					"names a resource group that does not exist: '" + id + "'"))
			.group();
	}

}
