package dev.switchback.simulator.protection;

import java.util.List;

/// What an item's state allows, in Azure's words and order. Those of a failover that is not committed are recorded with
/// another kind of replication only.
public final class Allowed {

	private Allowed() {
	}

	/// The item's `allowedOperations`.
	public static List<String> of(Item item) {
		if (item.busyWith() != null) {
			return List.of();
		}
		if (item.drill() != null) {
			return List.of("TestFailoverCleanup");
		}
		return switch (item.phase()) {
			case SEEDING, AWAITING_FIRST_POINT -> List.of("DisableProtection");
			case PROTECTED -> List.of("UnplannedFailover", "DisableProtection", "TestFailover");
			case FAILED_OVER ->
				List.of("CompleteMigration", "Commit", "DisableProtection", "ChangePit", "SwitchProtection");
			case COMMITTED -> List.of("CompleteMigration", "DisableProtection", "SwitchProtection");
		};
	}

	/// Whether an action may begin.
	public static boolean permits(Item item, Scenario scenario) {
		var operation = scenario.operation();
		return operation != null && of(item).contains(operation);
	}

}
