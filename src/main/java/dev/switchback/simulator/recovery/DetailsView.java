package dev.switchback.simulator.recovery;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.Trait;
import dev.switchback.simulator.protection.Guids;
import dev.switchback.simulator.protection.Item;
import dev.switchback.simulator.protection.Machine;
import dev.switchback.simulator.protection.Mapping;
import dev.switchback.simulator.protection.Phase;
import dev.switchback.simulator.protection.Point;
import dev.switchback.simulator.wire.Json;

/// The `providerSpecificDetails` of an item that is replicated from Azure to Azure.
final class DetailsView {

	private DetailsView() {
	}

	static ObjectNode of(Situation at) {
		var node = Json.object().put("instanceType", "A2A");
		identity(at, node);
		DiskView.into(at, node);
		target(at, node);
		NicView.into(at, node);
		var synced = node.putObject("vmSyncedConfigDetails");
		synced.putObject("tags");
		synced.putArray("inputEndpoints");
		agent(at, node);
		progress(at, node);
		others(at, node);
		return node;
	}

	private static void identity(Situation at, ObjectNode node) {
		var plan = at.place().plan();
		var group = plan.consistencyGroup();
		node.put("fabricObjectId", Situation.lower(at.compute(at.sourceGroup(), "virtualMachines", plan.name())))
			.put("initialPrimaryZone", zone(plan.primary().zone()))
			.put("initialPrimaryFabricLocation", plan.primary().region())
			.put("initialRecoveryZone", zone(plan.recovery().zone()))
			.putNull("initialPrimaryExtendedLocation")
			.putNull("initialRecoveryExtendedLocation")
			.put("initialRecoveryFabricLocation", plan.recovery().region())
			.put("multiVmGroupId", Guids.of("group of " + ((group != null) ? group : plan.name())))
			.put("multiVmGroupName", (group != null) ? group : "")
			.put("multiVmGroupCreateOption", (group != null) ? "UserSpecified" : "AutoCreated")
			.put("managementId", at.item().replication().managementId());
	}

	private static String zone(@Nullable String zone) {
		return (zone != null) ? zone : "";
	}

	private static void target(Situation at, ObjectNode node) {
		var placement = at.item().replication().placement();
		node.putNull("recoveryBootDiagStorageAccountId")
			.put("primaryFabricLocation", at.source().region())
			.put("recoveryFabricLocation", at.target().region())
			.put("osType", "Linux")
			.put("recoveryAzureVMSize", at.place().plan().size())
			.put("recoveryAzureVMName", at.item().name())
			.put("recoveryAzureResourceGroupId", at.place().vault().in(placement.group()).groupId())
			.putNull("recoveryCloudService")
			.put("recoveryAvailabilitySet", placement.availabilitySet())
			.put("selectedRecoveryAzureNetworkId",
					at.early() ? null : at.mapping().map(Mapping::recoveryNetwork).orElse(null))
			.putNull("selectedTfoAzureNetworkId");
	}

	private static void agent(Situation at, ObjectNode node) {
		node.put("lastHeartbeat", Times.precise(at.now().minus(Duration.ofSeconds(40))))
			.put("agentVersion", "9.62.7172.1")
			.put("agentExpiryDate", Times.FOR_EVER)
			.put("isReplicationAgentUpdateRequired", false)
			.put("isReplicationAgentCertificateUpdateRequired", false);
		if (!at.early()) {
			var days = at.place().plan().has(Trait.AGENT_EXPIRES) ? 10 : 700;
			node.put("agentCertificateExpiryDate", Times.whole(at.now().plus(Duration.ofDays(days))));
		}
	}

	private static void progress(Situation at, ObjectNode node) {
		var item = at.item();
		var percentage = at.percentage();
		var calculated = at.calculatedAt();
		node.put("monitoringPercentageCompletion", percentage)
			.put("monitoringJobType", (percentage != null) ? "InitialReplication" : null)
			.put("recoveryFabricObjectId",
					item.phase().away() ? at.targetMachine().map((one) -> machine(at, one, item.name())).orElse(null)
							: null)
			.put("vmProtectionState", vmState(item))
			.put("vmProtectionStateDescription", at.early() ? "Enabling protection" : item.phase().description())
			// Recorded: after a reprotect it is missing until the machine is protected.
			.put("lifecycleId", at.early() ? null : Guids.of("lifecycle of " + item.vault() + "/" + item.name()))
			.put("testFailoverRecoveryFabricObjectId",
					(item.drill() != null)
							? item.test().map((one) -> machine(at, one, item.name() + "-test")).orElse(null) : null)
			.put("rpoInSeconds", at.rpo())
			.put("lastRpoCalculatedTime", Times.preciseOrNull(calculated));
	}

	private static String vmState(Item item) {
		return item.phase().seeding() ? "UnprotectedStatesBegin"
				: (item.phase() == Phase.PROTECTED) ? "Protected" : item.phase().state();
	}

	private static String machine(Situation at, Machine machine, String name) {
		return at.compute(machine.group(), "virtualMachines", name);
	}

	private static void others(Situation at, ObjectNode node) {
		var placement = at.item().replication().placement();
		node.put("primaryAvailabilityZone", at.source().zone())
			.put("recoveryAvailabilityZone", placement.zone())
			.putNull("primaryExtendedLocation")
			.putNull("recoveryExtendedLocation")
			.put("vmEncryptionType", "NotEncrypted")
			.put("tfoAzureVMName", at.item().name() + "-test")
			.put("recoveryAzureGeneration", "V2")
			.put("recoveryProximityPlacementGroupId", placement.proximityGroup())
			.put("autoProtectionOfDataDisk", "Disabled")
			.putNull("recoveryVirtualMachineScaleSetId")
			.putNull("recoveryCapacityReservationGroupId")
			.put("churnOptionSelected", "Normal");
	}

	/// A recovery point in an item's list.
	static ObjectNode point(Situation at, Point point, String itemId) {
		var node = Json.object()
			.put("id", itemId + "/recoveryPoints/" + point.id())
			.put("name", point.id())
			.put("type", "Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers"
					+ "/replicationProtectedItems/recoveryPoints");
		var details = node.putObject("properties")
			.put("recoveryPointTime", Times.precise(point.at()))
			.put("recoveryPointType", point.application() ? "ApplicationConsistent" : "CrashConsistent")
			.putObject("providerSpecificDetails")
			.put("instanceType", "A2A")
			.put("recoveryPointSyncType",
					(at.place().plan().consistencyGroup() != null) ? "MultiVmSyncRecoveryPoint" : "PerVmRecoveryPoint");
		details.putArray("disks").add(at.place().plan().disk());
		return node;
	}

}
