package dev.switchback.simulator.recovery;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Paging;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.protection.Guids;
import dev.switchback.simulator.wire.Json;

/// Recovery Services vaults themselves, which ARM answers for: no capital in their ids, no `nextLink` of null.
final class Vaults {

	private Vaults() {
	}

	static void routes(Routes routes) {
		routes.get("/subscriptions/{subscription}/providers/Microsoft.RecoveryServices/vaults",
				(exchange) -> list(exchange, null));
		routes.get(Where.VAULTS, (exchange) -> list(exchange, exchange.variable("group")));
		routes.get(Where.VAULT, (exchange) -> Reply.ok(view(Where.vault(exchange))));
	}

	private static Reply list(Exchange exchange, @Nullable String group) {
		return Paging.list(exchange,
				exchange.world()
					.protections()
					.vaults()
					.stream()
					.filter((vault) -> vault.scope().subscription().equalsIgnoreCase(exchange.subscription()))
					.filter((vault) -> group == null || vault.scope().group().equalsIgnoreCase(group))
					.map(Vaults::view)
					.toList());
	}

	private static ObjectNode view(VaultPlan vault) {
		var node = Json.object()
			.put("location", vault.region())
			.put("name", vault.name())
			.put("etag", "W/\"" + Guids.of("etag of " + vault.id()) + "\"")
			.put("id", vault.id())
			.put("type", "Microsoft.RecoveryServices/vaults");
		var properties = node.putObject("properties")
			.put("provisioningState", "Succeeded")
			.put("privateEndpointStateForBackup", "None")
			.put("privateEndpointStateForSiteRecovery", "None")
			.put("backupStorageVersion", "Unassigned")
			.put("publicNetworkAccess", "Enabled");
		var monitoring = properties.putObject("monitoringSettings");
		monitoring.putObject("azureMonitorAlertSettings").put("alertsForAllJobFailures", "Enabled");
		monitoring.putObject("classicAlertSettings").put("alertsForCriticalOperations", "Enabled");
		properties.putObject("securitySettings")
			.putNull("immutabilitySettings")
			.put("multiUserAuthorization", "Disabled")
			.putObject("softDeleteSettings")
			.put("softDeleteRetentionPeriodInDays", 14)
			.put("softDeleteState", "Enabled");
		properties.putObject("restoreSettings")
			.putObject("crossSubscriptionRestoreSettings")
			.put("crossSubscriptionRestoreState", "Enabled");
		node.putObject("sku").put("name", "Standard");
		return node;
	}

}
