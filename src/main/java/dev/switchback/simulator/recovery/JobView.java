package dev.switchback.simulator.recovery;

import java.time.Instant;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.protection.Guids;
import dev.switchback.simulator.protection.Job;
import dev.switchback.simulator.protection.Names;
import dev.switchback.simulator.protection.Problem;
import dev.switchback.simulator.protection.RecoverySettings.FailedShutdown;
import dev.switchback.simulator.wire.Json;

/// The body of a job. In a list it has neither tasks nor details nor activity.
final class JobView {

	private JobView() {
	}

	static ObjectNode of(Exchange exchange, VaultPlan vault, Job job, boolean whole) {
		var now = exchange.now();
		var state = Progress.of(exchange, job);
		var node = Json.object()
			.put("id", Names.job(vault, job.id()))
			.put("name", job.id())
			.put("type", "Microsoft.RecoveryServices/vaults/replicationJobs");
		var properties = node.putObject("properties")
			.put("activityId", whole ? job.activity() : null)
			.put("scenarioName", job.scenario().code())
			.put("friendlyName", job.scenario().label())
			.put("state", state.state())
			.put("stateDescription", description(exchange, job, state));
		var tasks = properties.putArray("tasks");
		if (whole) {
			job.tasks().forEach((task) -> TaskView.into(exchange, vault, job, task, tasks.addObject()));
		}
		var errors = properties.putArray("errors");
		job.problems(now).forEach((problem) -> error(job, problem, errors.addObject()));
		properties.put("startTime", Times.precise(job.start()));
		if (state.ended() && job.end() != null) {
			properties.put("endTime", Times.whole(job.end()));
		}
		var allowed = properties.putArray("allowedActions");
		state.actions().forEach(allowed::add);
		properties.put("targetObjectId", Guids.of("object " + job.vault() + "/" + job.target()))
			.put("targetObjectName", job.target())
			.put("targetInstanceType", job.targetType());
		if (whole) {
			details(exchange, job, now, properties.putObject("customDetails"));
		}
		else {
			properties.putNull("customDetails");
		}
		return node;
	}

	private static String description(Exchange exchange, Job job, Progress state) {
		var informed = state.ended() && job.ending() == Job.Ending.INFORMED
				&& exchange.settings().recovery().failedShutdown() == FailedShutdown.COMPLETED_WITH_INFORMATION;
		return informed ? "CompletedWithInformation" : state.description();
	}

	static void error(Job job, Problem problem, ObjectNode into) {
		into.putObject("serviceErrorDetails")
			.put("code", problem.code())
			.put("message", problem.message())
			.put("possibleCauses", "See the message.")
			.put("recommendedAction", "Retry the operation when the cause has been removed.")
			.put("activityId", job.activity());
		into.putNull("providerErrorDetails")
			.put("errorLevel", problem.warning() ? "Warning" : "Error")
			.put("creationTime", Times.precise(job.start()));
		job.tasks()
			.stream()
			.filter((task) -> problem.equals(task.problem()))
			.findFirst()
			.ifPresent((task) -> into.put("taskId", task.id()));
	}

	private static void details(Exchange exchange, Job job, Instant now, ObjectNode into) {
		switch (job.scenario()) {
			case FAILOVER, CHANGE_POINT -> {
				into.put("instanceType", "FailoverJobDetails").putObject("affectedObjectDetails");
				item(job, false, into);
			}
			case TEST_FAILOVER -> {
				into.put("instanceType", "TestFailoverJobDetails").putObject("affectedObjectDetails");
				var network = job.order().network();
				var name = (network == null || network.isEmpty()) ? null : Bodies.last(network);
				into.put("testFailoverStatus", Progress.of(exchange, job).ended() ? "Completed" : "InProgress")
					.put("comments", "")
					.put("networkName", name)
					.put("networkFriendlyName", name)
					.put("networkType", (name == null) ? "NoNetworkAttachAsInput" : "VmNetworkAsInput");
				item(job, true, into);
			}
			case REPROTECT -> {
				var moved = job.order().movesAt() != null && !now.isBefore(job.order().movesAt());
				into.put("instanceType", "SwitchProtectionJobDetails").putObject("affectedObjectDetails");
				into.put("newReplicationProtectedItemId", moved ? job.order().movesTo() : null);
			}
			case COMMIT, CLEAN_UP, ENABLE, MAP_NETWORKS, REFRESH_HEALTH ->
				into.put("instanceType", "AsrJobDetails").putObject("affectedObjectDetails");
		}
	}

	private static void item(Job job, boolean test, ObjectNode into) {
		var point = job.order().point();
		into.putArray("protectedItemDetails")
			.addObject()
			.put("name", job.target())
			.put("friendlyName", job.target())
			.put("testVmName", test ? job.target() + "-test" : null)
			.put("testVmFriendlyName", test ? job.target() + "-test" : null)
			.putNull("networkConnectionStatus")
			.putNull("networkFriendlyName")
			.put("subnet", "default")
			.put("recoveryPointId", (point != null) ? point.id() : null)
			.put("recoveryPointTime", (point != null) ? Times.precise(point.at()) : null);
	}

}
