package dev.switchback.playbook;

/// How urgent it is to see or change something, when not everything can be done at once. The first go before the others.
public enum Urgency {

	/// Something is to be brought back. It never waits for an estimate of ours.
	RESTORE,

	/// Work of an emergency.
	EMERGENCY,

	/// Work that was begun.
	RUNNING,

	/// Somebody wants to know what would be done.
	PREVIEW,

	/// Nobody waits for it.
	ASSESSMENT;

	/// Whether it had better be done later than not at all.
	public boolean waits() {
		return this == ASSESSMENT;
	}

}
