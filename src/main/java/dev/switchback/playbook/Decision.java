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

	/// Take what is seen for what it should be.
	ACCEPT_AS_IS,

	/// A call of which it cannot be found out happened: it counts as ours.
	HAPPENED,

	/// A call of which it cannot be found out did not happen and cannot any more: it may be made once more.
	DID_NOT_HAPPEN,

	/// A person brought it back by hand: look, and if it is so, record it as theirs.
	DONE_OUTSIDE,

	/// Hold longer, and restore later by as much.
	EXTEND,

	/// Make an emergency of it: from now on nothing restores by itself.
	ESCALATE,

	/// End an emergency with what is drained left drained.
	LEAVE_DRAINED,

	/// Take note of a failed operation and release what it claims.
	ACKNOWLEDGE,

	/// Make a machine's failover final: all its recovery points are deleted.
	COMMIT,

	/// Bring a machine that is failed over to another recovery point.
	CHANGE_RECOVERY_POINT,

	/// Fail a machine over once more, to where it came from.
	FAIL_BACK,

	/// End here, with everything where it is now.
	FINISH,

	/// Switch the source of a failover off, so that it cannot run beside the machine that it became.
	FENCE_SOURCE

}
