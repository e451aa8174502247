package dev.switchback.simulator.protection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// What jobs there are, with the names that jobs go by and, for actions on an item, that of the allowed operation.
public enum Scenario {

	FAILOVER("UnplannedFailover", "Failover", "UnplannedFailover"),

	CHANGE_POINT("ChangePit", "Change the recovery point", "ChangePit"),

	COMMIT("CommitFailover", "Commit", "Commit"),

	REPROTECT("SwitchReplicationGroupProtection", "Reprotect", "SwitchProtection"),

	TEST_FAILOVER("TestFailover", "Test failover", "TestFailover"),

	CLEAN_UP("TestFailoverCleanup", "Test failover cleanup", "TestFailoverCleanup"),

	ENABLE("EnableDr", "Enable replication", null),

	MAP_NETWORKS("NetworkPairing", "Map Networks", null),

	REFRESH_HEALTH("RefreshVaultHealth", "Refresh vault health", null);

	private final String code;

	private final String label;

	private final @Nullable String operation;

	Scenario(String code, String label, @Nullable String operation) {
		this.code = code;
		this.label = label;
		this.operation = operation;
	}

	/// The job's `scenarioName`.
	public String code() {
		return this.code;
	}

	/// The job's `friendlyName`.
	public String label() {
		return this.label;
	}

	/// The word in an item's `allowedOperations`; null if it is none of an item's.
	public @Nullable String operation() {
		return this.operation;
	}

	/// The action that a name of an allowed operation stands for.
	public static Optional<Scenario> action(String operation) {
		return Arrays.stream(values())
			.filter((each) -> each.operation != null
					&& each.operation.toLowerCase(Locale.ROOT).equals(operation.toLowerCase(Locale.ROOT)))
			.findFirst();
	}

}
