package dev.switchback.simulator.recovery;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.protection.Allowed;
import dev.switchback.simulator.protection.Guids;
import dev.switchback.simulator.protection.Item;
import dev.switchback.simulator.protection.Job;
import dev.switchback.simulator.protection.Names;
import dev.switchback.simulator.protection.Scenario;
import dev.switchback.simulator.wire.Json;

/// The body of a replication protected item.
final class ItemView {

	private static final String TYPE = "Microsoft.RecoveryServices/vaults/replicationFabrics"
			+ "/replicationProtectionContainers/replicationProtectedItems";

	private ItemView() {
	}

	static ObjectNode of(Situation at) {
		var vault = at.place().vault();
		var item = at.item();
		var node = Json.object().put("id", Names.item(at.place(), item)).put("name", item.name()).put("type", TYPE);
		var properties = node.putObject("properties");
		properties.put("friendlyName", item.name())
			.put("protectedItemType", "")
			.putNull("protectableItemId")
			.put("recoveryServicesProviderId", Names.fabric(vault, at.source().fabric())
					+ "/replicationRecoveryServicesProviders/" + Guids.of("provider of " + at.source().fabric()));
		sides(at, vault, properties);
		state(at, item, properties);
		properties.put("policyId", Names.policy(vault)).put("policyFriendlyName", VaultPlan.POLICY);
		if (item.failover() != null) {
			properties.put("lastSuccessfulFailoverTime", Times.precise(item.failover().at()));
		}
		if (item.lastDrill() != null) {
			properties.put("lastSuccessfulTestFailoverTime", Times.precise(item.lastDrill()));
		}
		scenario(at, vault, item, properties.putObject("currentScenario"));
		properties.put("failoverRecoveryPointId", failoverPoint(at, vault, item));
		properties.set("providerSpecificDetails", DetailsView.of(at));
		properties.put("recoveryContainerId", Names.container(vault, at.target()))
			.put("eventCorrelationId", item.replication().correlationId());
		return node;
	}

	private static void sides(Situation at, VaultPlan vault, ObjectNode properties) {
		properties.put("primaryFabricFriendlyName", at.source().regionName())
			.put("primaryFabricProvider", "AzureFabric")
			.put("recoveryFabricFriendlyName", at.target().regionName())
			.put("recoveryFabricId", Names.fabric(vault, at.target().fabric()))
			.put("primaryProtectionContainerFriendlyName", at.source().container())
			.put("recoveryProtectionContainerFriendlyName", at.target().container());
	}

	private static void state(Situation at, Item item, ObjectNode properties) {
		var waiting = item.drill() != null && item.busyWith() == null;
		var cleaning = item.drill() != null && item.busyWith() != null;
		properties.put("protectionState", item.phase().state())
			.put("protectionStateDescription", waiting ? "Cleanup test failover pending" : item.phase().description())
			.put("activeLocation", item.phase().away() ? "Recovery" : "Primary")
			.put("testFailoverState", waiting ? "WaitingForCompletion" : cleaning ? "MarkedForDeletion" : "None")
			.put("testFailoverStateDescription",
					waiting ? "Waiting for user input" : cleaning ? "Cleaning up test environment" : "None")
			.put("switchProviderState", "None")
			.putNull("switchProviderStateDescription");
		var allowed = properties.putArray("allowedOperations");
		Allowed.of(item).forEach(allowed::add);
		var health = Health.of(at.place(), item, at.newest(), at.now());
		properties.put("replicationHealth", health.replication()).put("failoverHealth", health.failover());
		properties.putArray("healthErrors").addAll(health.errors());
	}

	private static void scenario(Situation at, VaultPlan vault, Item item, ObjectNode into) {
		var job = at.all().job((item.busyWith() != null) ? item.busyWith() : item.drill());
		into.put("scenarioName", job.map(Job::scenario).map(Scenario::code).orElse("None"))
			.put("jobId", Names.job(vault, job.map(Job::id).orElse("None")))
			.put("startTime", job.map((one) -> Times.precise(one.start())).orElse(Times.NEVER));
	}

	/// The container in it goes by an internal name here.
	private static @Nullable String failoverPoint(Situation at, VaultPlan vault, Item item) {
		return (item.failover() == null) ? null
				: Names.fabric(vault, at.source().fabric()) + "/replicationProtectionContainers/cloud_"
						+ Guids.of("cloud of " + at.source().container()) + "/replicationProtectedItems/" + item.name()
						+ "/recoveryPoints/" + item.failover().point().id();
	}

}
