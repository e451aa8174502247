package dev.switchback.simulator.recovery;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.protection.Machine;

/// The disks of an item: one each, managed.
final class DiskView {

	private static final long CAPACITY = 136_367_308_800L;

	private DiskView() {
	}

	static void into(Situation at, ObjectNode node) {
		var plan = at.place().plan();
		var disk = plan.disk();
		var placement = at.item().replication().placement();
		var away = at.item().phase().away();
		var targetGroup = placement.group();
		node.putNull("protectedDisks").putNull("unprotectedDisks");
		var percentage = at.early() ? at.percentage() : null;
		node.putArray("protectedManagedDisks")
			.addObject()
			.put("diskId", Situation.lower(at.compute(at.sourceGroup(), "disks", disk)))
			.put("recoveryResourceGroupId", at.place().vault().in(targetGroup).groupId())
			.put("recoveryTargetDiskId", away ? at.compute(targetGroup, "disks", disk) : null)
			.put("recoveryReplicaDiskId", away ? "" : at.compute(targetGroup, "disks", disk + "-ASRReplica"))
			.put("recoveryOrignalTargetDiskId", original(at))
			.put("recoveryReplicaDiskAccountType", "Premium_LRS")
			.put("recoveryTargetDiskAccountType", "Premium_LRS")
			.put("recoveryDiskEncryptionSetId", placement.encryptionSet())
			.put("primaryDiskEncryptionSetId", at.sourceMachine().map(Machine::encryptionSet).orElse(null))
			.put("diskName", disk)
			.put("diskCapacityInBytes", CAPACITY)
			.put("primaryStagingAzureStorageAccountId", placement.cacheAccount())
			.put("diskType", "OperatingSystem")
			.put("resyncRequired", false)
			.put("monitoringPercentageCompletion", percentage)
			.put("monitoringJobType", (percentage != null) ? "InitialReplication" : null)
			.put("dataPendingInStagingStorageAccountInMB", 0.0)
			.put("dataPendingAtSourceAgentInMB", 1.234375)
			.put("diskState", at.early() ? "InitialReplicationPending" : "Protected");
		var view = (ObjectNode) node.path("protectedManagedDisks").path(0);
		view.putArray("allowedDiskLevelOperation");
		view.put("isDiskEncrypted", false)
			.putNull("secretIdentifier")
			.putNull("dekKeyVaultArmId")
			.put("isDiskKeyEncrypted", false)
			.putNull("keyIdentifier")
			.putNull("kekKeyVaultArmId")
			.put("failoverDiskName", disk)
			.put("tfoDiskName", disk + "-ASRtest");
	}

	/// The disk that was there before the failover: told in the readings right after a reprotect only.
	private static @Nullable String original(Situation at) {
		if (at.item().replication().leg() == 1) {
			return null;
		}
		return at.early() ? at.compute(at.item().replication().placement().group(), "disks", at.place().plan().disk())
				: "";
	}

}
