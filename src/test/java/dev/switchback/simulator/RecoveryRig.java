package dev.switchback.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.protection.RecoverySettings;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;
import dev.switchback.simulator.world.Settings;

/// A simulated vault in virtual time, with Azure's recorded durations, and what is done to it most often.
final class RecoveryRig {

	static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000001";

	static final String VAULT = SUBSCRIPTION
			+ "/resourceGroups/dr-rg/providers/Microsoft.RecoveryServices/vaults/dr-vault";

	static final String WEST = VAULT + "/replicationFabrics/asr-a2a-default-westeurope"
			+ "/replicationProtectionContainers/asr-a2a-default-westeurope-container";

	static final String NORTH = VAULT + "/replicationFabrics/asr-a2a-default-northeurope"
			+ "/replicationProtectionContainers/asr-a2a-default-northeurope-container";

	static final String APP = WEST + "/replicationProtectedItems/app-01";

	static final String BACK = NORTH + "/replicationProtectedItems/app-01";

	static final String DRILL_NETWORK = SUBSCRIPTION
			+ "/resourceGroups/app-rg-asr/providers/Microsoft.Network/virtualNetworks/drill-vnet";

	final Rig rig;

	RecoveryRig() {
		this(RecoverySettings.RECORDED);
	}

	RecoveryRig(RecoverySettings settings) {
		this(Estate.rehearsal(), settings);
	}

	RecoveryRig(Rig rig) {
		this.rig = rig;
	}

	RecoveryRig(Estate estate, RecoverySettings settings) {
		this.rig = new Rig(estate, Settings.DEFAULT.with(settings));
	}

	JsonNode item(String id) {
		return this.rig.json(id).path("properties");
	}

	String state(String id) {
		return item(id).path("protectionState").asString();
	}

	List<String> allowed(String id) {
		return texts(item(id).path("allowedOperations"));
	}

	static List<String> texts(JsonNode array) {
		var texts = new ArrayList<String>();
		array.forEach((each) -> texts.add(each.asString()));
		return texts;
	}

	Response post(String path, String body) {
		var call = Request.of("POST", Rig.url(path));
		return this.rig.send(body.isEmpty() ? call : call.withBody("application/json", body));
	}

	Response failover(String item) {
		return failover(item, "NotRequired", "");
	}

	Response failover(String item, String shutdown, String point) {
		return post(item + "/unplannedFailover", """
				{"properties":{"failoverDirection":"PrimaryToRecovery","sourceSiteOperations":"%s",
				 "providerSpecificDetails":{"instanceType":"A2A"%s}}}""".formatted(shutdown,
				point.isEmpty() ? "" : ",\"recoveryPointId\":\"" + point + "\""));
	}

	Response commit(String item) {
		return post(item + "/failoverCommit", "");
	}

	Response changePoint(String item, String point) {
		return post(item + "/applyRecoveryPoint", """
				{"properties":{"recoveryPointId":"%s","providerSpecificDetails":{"instanceType":"A2A"}}}"""
			.formatted(point));
	}

	Response testFailover(String item) {
		return post(item + "/testFailover", """
				{"properties":{"failoverDirection":"PrimaryToRecovery","networkType":"VmNetworkAsInput",
				 "networkId":"%s","providerSpecificDetails":{"instanceType":"A2A"}}}""".formatted(DRILL_NETWORK));
	}

	Response cleanUp(String item) {
		return post(item + "/testFailoverCleanup", "{\"properties\":{\"comments\":\"done\"}}");
	}

	/// Reprotects a machine that has been failed over from West to North.
	Response reprotect(String name) {
		return reprotect(WEST, name, "app-rg", "app-rg-asr", "cachenortheurope", "");
	}

	/// Reprotects a machine that has come home.
	Response reprotectAgain(String name) {
		return reprotect(NORTH, name, "app-rg-asr", "app-rg", "cachewesteurope", "");
	}

	Response reprotect(String container, String name, String backTo, String runsIn, String cache, String more) {
		return post(container + "/switchprotection", reprotectBody(container, name, backTo, runsIn, cache, more));
	}

	static String reprotectBody(String container, String name, String backTo, String runsIn, String cache,
			String more) {
		var subscription = container.substring(0, container.indexOf("/resourceGroups"));
		var vault = container.substring(0, container.indexOf("/replicationFabrics"));
		return """
				{"properties":{"replicationProtectedItemName":"%s","providerSpecificDetails":{"instanceType":"A2A",
				 "policyId":"%s/replicationPolicies/24-hour-retention-policy","recoveryContainerId":"%s",
				 "recoveryResourceGroupId":"%s/resourceGroups/%s","vmManagedDisks":[{
				 "diskId":"%s/resourceGroups/%s/providers/Microsoft.Compute/disks/%s_OsDisk_1",
				 "primaryStagingAzureStorageAccountId":"%s/resourceGroups/%s/providers/Microsoft.Storage/storageAccounts/%s",
				 "recoveryResourceGroupId":"%s/resourceGroups/%s"%s}]}}}"""
			.formatted(name, vault, container, subscription, backTo, subscription, runsIn, name, subscription, runsIn,
					cache, subscription, backTo, more);
	}

	/// Brings a machine to North: failed over, committed or not.
	void failedOver(String item) {
		accepted(failover(item));
		this.rig.time.advance("PT3M");
	}

	void committed(String item) {
		failedOver(item);
		accepted(commit(item));
		this.rig.time.advance("PT1M");
	}

	void reprotected(String item) {
		committed(item);
		accepted(reprotect(item.substring(item.lastIndexOf('/') + 1)));
		this.rig.time.advance("PT2H");
	}

	static void accepted(Response response) {
		if (response.status() != 202) {
			throw new AssertionError(response.status() + " " + response.text());
		}
	}

	/// The job of an accepted call.
	ObjectNode job(Response accepted) {
		return this.rig.json(jobId(accepted));
	}

	static String jobId(Response accepted) {
		return Objects.requireNonNull(accepted.header("x-ms-request-id"));
	}

	/// The state of the call's async operation.
	ObjectNode operation(Response accepted) {
		return this.rig.json(Rig.asyncOperation(accepted));
	}

	List<JsonNode> points(String item) {
		var points = new ArrayList<JsonNode>();
		this.rig.json(item + "/recoveryPoints").path("value").forEach(points::add);
		return points;
	}

	List<JsonNode> list(String path) {
		var all = new ArrayList<JsonNode>();
		this.rig.json(path).path("value").forEach(all::add);
		return all;
	}

	static ObjectNode parse(String json) {
		return (ObjectNode) Json.MAPPER.readTree(json);
	}

}
