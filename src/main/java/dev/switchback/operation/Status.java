package dev.switchback.operation;

/// The word for where an operation stands. Derived from its phase, never stored apart from it.
public enum Status {

	RUNNING, AWAITING_DECISION, RESTORING, SUCCEEDED, RESTORED, FAILED, REJECTED, CANCELED, HANDED_OVER, SUPERSEDED;

	/// The one table from phase to status.
	public static Status of(Phase phase) {
		return switch (phase) {
			case Phase.Forward _ -> RUNNING;
			case Phase.Parked _ -> AWAITING_DECISION;
			case Phase.Restoring _ -> RESTORING;
			case Phase.Ended ended -> switch (ended.ending()) {
				case SUCCEEDED -> SUCCEEDED;
				case RESTORED -> RESTORED;
				case FAILED -> FAILED;
				case REJECTED -> REJECTED;
				case CANCELED -> CANCELED;
				case HANDED_OVER -> HANDED_OVER;
				case SUPERSEDED -> SUPERSEDED;
			};
		};
	}

}
