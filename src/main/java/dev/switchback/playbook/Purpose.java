package dev.switchback.playbook;

/// Why an operation runs. It decides what blocks, what is restored, when, and by whom.
public enum Purpose {

	/// Proves that a failover works. Restores by itself, at its deadline at the latest.
	DRILL,

	/// Planned work on a circuit. Restores when a decision ends it.
	MAINTENANCE,

	/// Something is broken now. Trouble parks and asks; it does not restore by itself.
	EMERGENCY

}
