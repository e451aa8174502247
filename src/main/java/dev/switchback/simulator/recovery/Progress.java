package dev.switchback.simulator.recovery;

import java.util.List;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.protection.Job;
import dev.switchback.simulator.protection.RecoverySettings.DrillJob;
import dev.switchback.simulator.protection.Scenario;

/// How far a job is.
///
/// @param state the job's `state`
/// @param description its `stateDescription`
/// @param actions what may be done to it
/// @param ended whether it is over
record Progress(String state, String description, List<String> actions, boolean ended) {

	static Progress of(Exchange exchange, Job job) {
		if (!job.over(exchange.now())) {
			return new Progress("InProgress", "InProgress", List.of("Cancel"), false);
		}
		if (waits(exchange, job)) {
			return new Progress("Suspended", "WaitingForStopTestFailover", List.of("Cancel", "Resume"), false);
		}
		return switch (job.ending()) {
			case SUCCEEDED, INFORMED -> new Progress("Succeeded", "Completed", List.of(), true);
			case FAILED -> new Progress("Failed", "Failed", List.of(), true);
			case CANCELLED -> new Progress("Cancelled", "Cancelled", List.of(), true);
		};
	}

	/// Whether a drill's job waits for its clean-up, as older recordings have it.
	private static boolean waits(Exchange exchange, Job job) {
		if (job.scenario() != Scenario.TEST_FAILOVER
				|| exchange.settings().recovery().drillJob() != DrillJob.SUSPENDED) {
			return false;
		}
		var protections = exchange.world().protections();
		return protections.place(job.target())
			.filter((place) -> job.id().equals(protections.item(place).drill()))
			.isPresent();
	}

}
