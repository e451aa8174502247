package dev.switchback.simulator.protection;

import java.time.Duration;
import java.util.List;

import dev.switchback.simulator.protection.Schedule.Step;

/// Which tasks an action consists of. Those of failover, commit, reprotect and test failover are Azure's; those of changing
/// the point of a single machine, and of a clean-up, are made up.
final class Recipes {

	private static final String[] SHUTDOWN = { "ShutdownVmOnPrimaryForUFO", "VmShutdownVmOnPrimary",
			"Shut down the virtual machine" };

	private static final String[] SYNCHRONIZE = { "PrepareForUnPlannedFailoverTask", "VmPrepareForUnPlannedFailover",
			"Synchronizing the latest changes" };

	private Recipes() {
	}

	/// How the shutdown of the source goes.
	enum Shutdown {

		NOT_ASKED, DONE, FAILED

	}

	static List<Step> failover(JourneyDurations durations, Shutdown shutdown, boolean latest, String machine) {
		var whole = durations.failover();
		return List.of(
				Step.plain("UnplannedFailoverPreflightChecksTask", "VmUfoPrerequisitesCheck",
						"Prerequisites check for failover", part(whole, 10)),
				shutdown(durations, shutdown, machine),
				(latest && shutdown == Shutdown.DONE)
						? Step.plain(SYNCHRONIZE[0], SYNCHRONIZE[1], SYNCHRONIZE[2], part(whole, 10))
						: Step.skipped(SYNCHRONIZE[0], SYNCHRONIZE[1], SYNCHRONIZE[2]),
				Step.crux("FailoverTask", "VmFailover", "Start failover",
						part(whole, (latest && shutdown == Shutdown.DONE) ? 60 : 70), Due.Change.TARGET_APPEARS),
				Step.plain("StartVmOnSecondary", "VmFoStartVmOnSecondary", "Start the replica virtual machine",
						part(whole, 20)));
	}

	private static Step shutdown(JourneyDurations durations, Shutdown shutdown, String machine) {
		return switch (shutdown) {
			case NOT_ASKED -> Step.skipped(SHUTDOWN[0], SHUTDOWN[1], SHUTDOWN[2]);
			case DONE -> new Step(SHUTDOWN[0], SHUTDOWN[1], SHUTDOWN[2], durations.shutdown(), Task.Mark.DONE, null,
					false, Due.Change.SOURCE_STOPS);
			case FAILED -> new Step(SHUTDOWN[0], SHUTDOWN[1], SHUTDOWN[2], durations.shutdownGivesUp(),
					Task.Mark.FAILED, stayedUp(machine), false, null);
		};
	}

	private static Problem stayedUp(String machine) {
		return new Problem("28203", "The virtual machine '" + machine
				+ "' could not be shut down. Shut it down yourself to prevent that both run.", true);
	}

	static List<Step> changePoint(JourneyDurations durations) {
		return List.of(
				Step.plain("ChangePITPreflightChecksTask", "VmChangePitPrerequisitesCheck",
						"Prerequisites check for changing the recovery point", part(durations.changePoint(), 10)),
				Step.crux("ChangePITTask", "VmChangePit", "Change the recovery point",
						part(durations.changePoint(), 90), null));
	}

	/// @param checkId the id of the first task, which is a UUID for this job
	/// @param commitId the id of the second
	static List<Step> commit(JourneyDurations durations, String checkId, String commitId) {
		return List.of(
				Step.plain(checkId, "VmCommitPrerequisitesCheck", "Prerequisite check", part(durations.commit(), 25)),
				Step.crux(commitId, "VmCommit", "Commit", part(durations.commit(), 75), null));
	}

	/// @param committed whether there is nothing left to commit
	static List<Step> reprotect(JourneyDurations durations, boolean committed) {
		var whole = durations.reprotect();
		return List.of(
				Step.plain("SwitchReplicationGroupProtectionPreflightTask",
						"SwitchReplicationGroupProtectionPreflightTask", "Prerequisite check", part(whole, 10)),
				committed ? Step.skipped("CommitFailoverTask", "VmCommitFailover", "Committing failover")
						: Step.plain("CommitFailoverTask", "VmCommitFailover", "Committing failover", Duration.ZERO),
				Step.plain("DiscoverReplicaTask", "DiscoverReplicaTask", "Discovering replica virtual machine",
						part(whole, 15)),
				Step.crux("GetSwitchProtectionRequirementsTask", "GetSwitchProtectionRequirementsTask",
						"Getting reprotection requirements", part(whole, 15), Due.Change.MOVED),
				Step.plain("ProtectReplicaTask", "ProtectReplicaTask", "Reprotecting virtual machine (1)",
						part(whole, 60)));
	}

	static List<Step> testFailover(JourneyDurations durations) {
		var whole = durations.testFailover();
		return List.of(
				Step.plain("TestFailoverPreflightChecksTask", "VmTfoPrerequisitesCheck",
						"Prerequisites check for test failover", part(whole, 10)),
				Step.crux("TestFailoverTask", "VmTestFailover", "Create test virtual machine", part(whole, 60),
						Due.Change.TEST_APPEARS),
				Step.plain("PrepareTestVmTask", "VmPrepareTestVm", "Preparing the virtual machine", part(whole, 15)),
				Step.plain("StartTestVmTask", "VmStartTestVm", "Start the virtual machine", part(whole, 15)));
	}

	static List<Step> cleanUp(JourneyDurations durations) {
		return List.of(
				Step.plain("TestFailoverCleanupPreflightTask", "VmTfoCleanupPrerequisitesCheck", "Prerequisite check",
						part(durations.cleanUp(), 10)),
				Step.crux("TestFailoverCleanupTask", "VmTestFailoverCleanup", "Cleaning up test environment",
						part(durations.cleanUp(), 90), null));
	}

	private static Duration part(Duration whole, int percent) {
		return whole.multipliedBy(percent).dividedBy(100);
	}

}
