package dev.switchback.simulator.recovery;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.protection.Job;
import dev.switchback.simulator.protection.Names;
import dev.switchback.simulator.protection.Scenario;
import dev.switchback.simulator.protection.Task;
import dev.switchback.simulator.wire.Json;

/// The health of a vault, counted over its items.
final class VaultHealth {

	private static final String HEALTH = Where.VAULT + "/replicationVaultHealth";

	private VaultHealth() {
	}

	static void routes(Routes routes) {
		routes.get(HEALTH, (exchange) -> Reply.ok(view(exchange)));
		routes.change("POST", HEALTH + "/default/refresh", VaultHealth::refresh);
		routes.get(HEALTH + "/operationresults/{operation}", (exchange) -> {
			Jobs.find(exchange, "operation");
			return Reply.ok(view(exchange));
		});
	}

	private static Reply refresh(Exchange exchange) {
		var vault = Where.vault(exchange);
		exchange.changes("refreshes the health of " + vault.name());
		var end = exchange.now().plus(Duration.ofSeconds(1));
		var task = new Task("RefreshFailoverHealthTask", "RefreshFailoverHealthTask", "Refreshing failover health",
				exchange.now(), end, Task.Mark.DONE, null, List.of());
		var job = new Job(exchange.world().ids().uuid(), vault.name(), Scenario.REFRESH_HEALTH, "", "Vault",
				exchange.now(), end, Job.Ending.SUCCEEDED, Call.activity(exchange), List.of(task), null,
				Job.Order.NONE);
		exchange.world().protections().put(job);
		return Call.accepted(exchange, vault.id(), job, Names.vault(vault) + "/replicationVaultHealth");
	}

	private static ObjectNode view(Exchange exchange) {
		var vault = Where.vault(exchange);
		var items = Where.places(vault).map((place) -> Situation.of(exchange.world().protections(), place)).toList();
		var node = Json.object()
			.put("name", "Default")
			.put("type", "Microsoft.RecoveryServices/vaults/replicationVaultHealth")
			.put("id", Names.vault(vault) + "/replicationVaultHealth/Default");
		var properties = node.putObject("properties");
		properties.putArray("vaultErrors");
		var health = properties.putObject("protectedItemsHealth").put("resourceCount", items.size());
		health.putArray("issues");
		counts(items, health.putObject("categorizedResourceCounts"));
		empty(properties.putObject("fabricsHealth"));
		empty(properties.putObject("containersHealth"));
		return node;
	}

	private static void counts(List<Situation> items, ObjectNode into) {
		into.put("testFailoverApplicableProtectedItemsCount", count(items, (at) -> !at.early()))
			.put("testFailoverInProgressProtectedItemsCount", 0)
			.put("testFailoverWaitingProtectedItemsCount", count(items, (at) -> at.item().drill() != null))
			.put("protectedItemsCriticalCount", count(items, (at) -> health(at).replication().equals("Critical")))
			.put("protectedItemsWarningCount", 0)
			.put("protectedItemsNeutralCount", 0)
			.put("protectedItemsTestFailoverCriticalCount", 0)
			.put("protectedItemsTestFailoverWarningCount",
					count(items, (at) -> health(at).failover().equals("Warning")))
			.put("protectedItemsConfigurationCriticalCount", 0)
			.put("protectedItemsConfigurationWarningCount", 0)
			.put("protectedItemsFailoverHealthCriticalCount", 0)
			.put("protectedItemsFailoverHealthWarningCount",
					count(items, (at) -> health(at).failover().equals("Warning")));
	}

	private static Health health(Situation at) {
		return Health.of(at.place(), at.item(), at.newest(), at.now());
	}

	private static int count(List<Situation> items, Predicate<Situation> which) {
		return (int) items.stream().filter(which).count();
	}

	private static void empty(ObjectNode into) {
		into.put("resourceCount", 0).putArray("issues");
		into.putNull("categorizedResourceCounts");
	}

}
