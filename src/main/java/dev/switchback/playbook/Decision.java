package dev.switchback.playbook;

/// What a person or bot may answer to a question, or order without having been asked.
public enum Decision {

	/// Go on to the next step.
	PROCEED,

	/// Turn back: keep every open obligation now.
	RESTORE,

	/// Stop. Before the first changing call nothing is done; after it, the same as
	/// [#RESTORE] in a drill or maintenance.
	CANCEL,

	/// Look again, then go on from there.
	RETRY,

	/// Take note of a failed operation and release what it claims.
	ACKNOWLEDGE

}
