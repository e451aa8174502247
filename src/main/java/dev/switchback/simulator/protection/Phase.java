package dev.switchback.simulator.protection;

/// How far an item is on its way, with Azure's words for it.
public enum Phase {

	SEEDING("InitialReplicationInProgress", "Initial replication is in progress"),

	AWAITING_FIRST_POINT("InitialReplicationRecoveryCompletionPending", "Waiting for first recovery point"),

	PROTECTED("Protected", "Protected"),

	FAILED_OVER("UnplannedFailoverCommitPendingStatesBegin", "Failover completed"),

	COMMITTED("UnplannedFailoverCommitted", "Failover committed");

	private final String state;

	private final String description;

	Phase(String state, String description) {
		this.state = state;
		this.description = description;
	}

	/// The item's `protectionState`.
	public String state() {
		return this.state;
	}

	/// Its `protectionStateDescription`, unless a drill has another.
	public String description() {
		return this.description;
	}

	/// Whether the first copy is still being made.
	public boolean seeding() {
		return this == SEEDING || this == AWAITING_FIRST_POINT;
	}

	/// Whether the machine runs on the other side than it was replicated from.
	public boolean away() {
		return this == FAILED_OVER || this == COMMITTED;
	}

}
