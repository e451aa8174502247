package dev.switchback.simulator.protection;

/// What can be chosen about the simulated Site Recovery.
///
/// @param durations how long it takes, at speed 1
/// @param retryAfterSeconds on every accepted action; 30 as recorded, 0 leaves the header out
/// @param pageSize of its lists; a page that is full has a `nextLink`, even if the next one is empty. 0 for one page
/// @param wrongState what becomes of an action that the item's state does not allow, also because a job is running
/// @param drillJob what becomes of a test failover's job while its machine waits for the clean-up
/// @param operationResults what `Location` gives in the end
/// @param failedShutdown how a failover looks whose source stayed up
public record RecoverySettings(JourneyDurations durations, int retryAfterSeconds, int pageSize, WrongState wrongState,
		DrillJob drillJob, OperationResults operationResults, FailedShutdown failedShutdown) {

	/// For rehearsals: seconds instead of minutes.
	public static final RecoverySettings REHEARSAL = new RecoverySettings(JourneyDurations.REHEARSAL, 1, 100,
			WrongState.CONFLICT_409, DrillJob.SUCCEEDED, OperationResults.RESOURCE,
			FailedShutdown.COMPLETED_WITH_INFORMATION);

	/// As recorded, as far as it is.
	public static final RecoverySettings RECORDED = new RecoverySettings(JourneyDurations.RECORDED, 30, 100,
			WrongState.CONFLICT_409, DrillJob.SUCCEEDED, OperationResults.RESOURCE,
			FailedShutdown.COMPLETED_WITH_INFORMATION);

	public RecoverySettings {
		if (retryAfterSeconds < 0 || retryAfterSeconds > 3600) {
			throw new IllegalArgumentException("recovery.retryAfterSeconds must be between 0 and 3600.");
		}
		if (pageSize < 0 || pageSize > 1000) {
			throw new IllegalArgumentException("recovery.pageSize must be between 0 and 1000.");
		}
	}

	/// The same settings with other durations.
	public RecoverySettings with(JourneyDurations others) {
		return new RecoverySettings(others, this.retryAfterSeconds, this.pageSize, this.wrongState, this.drillJob,
				this.operationResults, this.failedShutdown);
	}

	/// The same settings with lists of so many.
	public RecoverySettings paged(int size) {
		return new RecoverySettings(this.durations, this.retryAfterSeconds, size, this.wrongState, this.drillJob,
				this.operationResults, this.failedShutdown);
	}

	/// The same settings with another answer to an action that the state does not allow.
	public RecoverySettings with(WrongState other) {
		return new RecoverySettings(this.durations, this.retryAfterSeconds, this.pageSize, other, this.drillJob,
				this.operationResults, this.failedShutdown);
	}

	/// `JOB_FAILS`: accepted with 202 like any other, and failed a moment later.
	public enum WrongState {

		CONFLICT_409, BAD_REQUEST_400, JOB_FAILS

	}

	/// `SUSPENDED`: until the clean-up, as older recordings have it; its async operation goes on as long.
	public enum DrillJob {

		SUCCEEDED, SUSPENDED

	}

	/// `RESOURCE`: 200 with the item or container as it is; `NO_CONTENT`: 204.
	public enum OperationResults {

		RESOURCE, NO_CONTENT

	}

	/// `COMPLETED`: only the task says that it failed.
	public enum FailedShutdown {

		COMPLETED_WITH_INFORMATION, COMPLETED

	}

}
