package dev.switchback.azure.siterecovery;

import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.switchback.playbook.RecoveryPointWish;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is posted.
final class Bodies {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String DIRECTION = "PrimaryToRecovery";

	private Bodies() {
	}

	/// Also of the way home: after a reprotect primary and recovery have changed their names.
	///
	/// @param point ARM id; `null` has Azure process what is pending and use that
	static String failover(boolean shutDown, @Nullable String point) {
		var properties = JSON.createObjectNode();
		properties.put("failoverDirection", DIRECTION);
		properties.put("sourceSiteOperations", shutDown ? "Required" : "NotRequired");
		properties.set("providerSpecificDetails", details(point));
		return wrapped(properties);
	}

	/// A kind of point in Azure's words, as recovery plans take it.
	static String kind(RecoveryPointWish wish) {
		return switch (wish.strategy()) {
			case LATEST -> "Latest";
			case LATEST_PROCESSED -> "LatestProcessed";
			case LATEST_APP_CONSISTENT -> "LatestApplicationConsistent";
			case LATEST_CRASH_CONSISTENT -> "LatestCrashConsistent";
			case CUSTOM -> throw new IllegalStateException("a recovery plan takes no point that is named");
		};
	}

	/// Of a recovery plan.
	///
	/// @param network ARM id
	/// @param kind in Azure's words
	static String groupDrill(String network, String kind) {
		var properties = JSON.createObjectNode();
		properties.put("failoverDirection", DIRECTION);
		properties.put("networkType", "VmNetworkAsInput");
		properties.put("networkId", network);
		together(properties, kind);
		return wrapped(properties);
	}

	/// Of a recovery plan, which takes a kind of point and no id.
	///
	/// @param kind in Azure's words, such as `LatestProcessed`
	static String groupFailover(boolean shutDown, String kind) {
		var properties = JSON.createObjectNode();
		properties.put("failoverDirection", DIRECTION);
		properties.put("sourceSiteOperations", shutDown ? "Required" : "NotRequired");
		together(properties, kind);
		return wrapped(properties);
	}

	private static void together(ObjectNode properties, String kind) {
		properties.putArray("providerSpecificDetails")
			.add(details(null).put("recoveryPointType", kind)
				.put("multiVmSyncPointOption", "UseMultiVmSyncRecoveryPoint"));
	}

	static String point(String point) {
		var properties = JSON.createObjectNode();
		properties.put("recoveryPointId", point);
		properties.set("providerSpecificDetails", details(null));
		return wrapped(properties);
	}

	static String drill(String network, @Nullable String point) {
		var properties = JSON.createObjectNode();
		properties.put("failoverDirection", DIRECTION);
		properties.put("networkType", "VmNetworkAsInput");
		properties.put("networkId", network);
		properties.set("providerSpecificDetails", details(point));
		return wrapped(properties);
	}

	static String cleanUp() {
		var properties = JSON.createObjectNode();
		properties.put("comments", "The drill is over.");
		return wrapped(properties);
	}

	/// @param item name of the protected item
	static String reprotect(String item, Reprotection with) {
		var details = details(null);
		details.put("policyId", with.policy());
		details.put("recoveryContainerId", with.container());
		details.put("recoveryResourceGroupId", with.resourceGroup());
		new TreeMap<>(with.others()).forEach(details::put);
		var disks = details.putArray("vmManagedDisks");
		for (var disk : with.disks()) {
			var node = disks.addObject();
			node.put("diskId", disk.id());
			node.put("primaryStagingAzureStorageAccountId", with.cache());
			node.put("recoveryResourceGroupId", with.resourceGroup());
			if (disk.encryptionSet() != null) {
				node.put("recoveryDiskEncryptionSetId", disk.encryptionSet());
			}
		}
		var properties = JSON.createObjectNode();
		properties.put("replicationProtectedItemName", item);
		properties.set("providerSpecificDetails", details);
		return wrapped(properties);
	}

	private static ObjectNode details(@Nullable String point) {
		var details = JSON.createObjectNode().put("instanceType", "A2A");
		return (point != null) ? details.put("recoveryPointId", point) : details;
	}

	private static String wrapped(ObjectNode properties) {
		var body = JSON.createObjectNode();
		body.set("properties", properties);
		return JSON.writeValueAsString(body);
	}

}
