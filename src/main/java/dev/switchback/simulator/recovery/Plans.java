package dev.switchback.simulator.recovery;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.RecoveryPlan;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.protection.Allowed;
import dev.switchback.simulator.protection.Guids;
import dev.switchback.simulator.protection.Item;
import dev.switchback.simulator.protection.Job;
import dev.switchback.simulator.protection.Names;
import dev.switchback.simulator.protection.Place;
import dev.switchback.simulator.wire.Json;

/// Recovery plans, as they can be read. In a list they have no groups.
final class Plans {

	static final String PLANS = Where.VAULT + "/replicationRecoveryPlans";

	private Plans() {
	}

	static void routes(Routes routes) {
		routes.get(PLANS, (exchange) -> Pages.list(exchange,
				Where.vault(exchange).plans().stream().map((plan) -> view(exchange, plan, false)).toList()));
		routes.get(PLANS + "/{plan}", (exchange) -> Reply.ok(view(exchange, find(exchange), true)));
	}

	static RecoveryPlan find(Exchange exchange) {
		var name = exchange.variable("plan");
		return Where.vault(exchange)
			.plans()
			.stream()
			.filter((plan) -> plan.name().equalsIgnoreCase(name))
			.findFirst()
			.orElseThrow(() -> Where.missing(exchange, name));
	}

	static List<Place> places(VaultPlan vault, RecoveryPlan plan) {
		return plan.members()
			.stream()
			.flatMap((name) -> vault.machine(name).stream())
			.map((machine) -> new Place(vault, machine))
			.toList();
	}

	static List<Item> items(Exchange exchange, RecoveryPlan plan) {
		var protections = exchange.world().protections();
		return places(Where.vault(exchange), plan).stream().map(protections::item).toList();
	}

	static String id(VaultPlan vault, RecoveryPlan plan) {
		return Names.vault(vault) + "/replicationRecoveryPlans/" + plan.name();
	}

	/// What all members allow.
	static List<String> allowed(List<Item> items) {
		return List.of("UnplannedFailover", "TestFailover", "TestFailoverCleanup", "Commit")
			.stream()
			.filter((operation) -> items.stream().allMatch((item) -> Allowed.of(item).contains(operation)))
			.toList();
	}

	static ObjectNode view(Exchange exchange, RecoveryPlan plan, boolean whole) {
		var vault = Where.vault(exchange);
		var items = items(exchange, plan);
		var first = places(vault, plan).getFirst().plan();
		var reversed = items.getFirst().reversed();
		var node = Json.object()
			.put("id", id(vault, plan))
			.put("name", plan.name())
			.put("type", "Microsoft.RecoveryServices/vaults/replicationRecoveryPlans");
		var properties = node.putObject("properties")
			.put("friendlyName", plan.name())
			.put("primaryFabricId", Names.fabric(vault, first.source(reversed).fabric()))
			.put("primaryFabricFriendlyName", first.source(reversed).regionName())
			.put("recoveryFabricId", Names.fabric(vault, first.target(reversed).fabric()))
			.put("recoveryFabricFriendlyName", first.target(reversed).regionName())
			.put("failoverDeploymentModel", "ResourceManager");
		properties.putArray("replicationProviders").add("A2A");
		var allowed = properties.putArray("allowedOperations");
		allowed(items).forEach(allowed::add);
		scenario(exchange, plan, properties);
		var groups = properties.putArray("groups");
		if (whole) {
			group("Shutdown", groups.addObject());
			group("Failover", groups.addObject());
			plan.bootGroups().forEach((members) -> boot(exchange, vault, members, groups.addObject()));
		}
		properties.putArray("providerSpecificDetails");
		return node;
	}

	private static void scenario(Exchange exchange, RecoveryPlan plan, ObjectNode properties) {
		var running = exchange.world()
			.protections()
			.jobs(Where.vault(exchange))
			.stream()
			.filter((job) -> job.targetType().equals("RecoveryPlan") && job.target().equals(plan.name()))
			.filter((job) -> !job.over(exchange.now()))
			.reduce((_, later) -> later);
		if (running.isEmpty()) {
			properties.putNull("currentScenario")
				.putNull("currentScenarioStatus")
				.putNull("currentScenarioStatusDescription");
			return;
		}
		Job job = running.get();
		properties.putObject("currentScenario")
			.put("scenarioName", job.scenario().code())
			.put("jobId", Names.job(Where.vault(exchange), job.id()))
			.put("startTime", Times.precise(job.start()));
		properties.put("currentScenarioStatus", "InProgress").put("currentScenarioStatusDescription", "InProgress");
	}

	private static void group(String type, ObjectNode into) {
		into.put("groupType", type);
		into.putArray("replicationProtectedItems");
		into.putArray("startGroupActions");
		into.putArray("endGroupActions");
	}

	private static void boot(Exchange exchange, VaultPlan vault, List<String> members, ObjectNode into) {
		group("Boot", into);
		var protections = exchange.world().protections();
		members.stream().flatMap((name) -> vault.machine(name).stream()).forEach((machine) -> {
			var place = new Place(vault, machine);
			into.withArray("replicationProtectedItems")
				.addObject()
				.put("id", Names.item(place, protections.item(place)))
				.put("virtualMachineId", Guids.of("object " + vault.name() + "/" + machine.name()));
		});
	}

}
