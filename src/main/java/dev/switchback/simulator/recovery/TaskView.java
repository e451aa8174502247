package dev.switchback.simulator.recovery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.protection.Guids;
import dev.switchback.simulator.protection.Job;
import dev.switchback.simulator.protection.Names;
import dev.switchback.simulator.protection.Task;

/// A task in the body of a job. Times that are not known are written without a zone.
final class TaskView {

	private TaskView() {
	}

	static void into(Exchange exchange, VaultPlan vault, Job job, Task task, ObjectNode into) {
		var now = exchange.now();
		var begun = task.start() != null && !now.isBefore(task.start());
		var ended = begun && task.end() != null && !now.isBefore(task.end());
		var skipped = ended && task.mark() == Task.Mark.SKIPPED;
		into.put("taskId", task.id())
			.put("name", task.name())
			.put("startTime", (begun && !skipped) ? precise(task.start()) : Times.UNSET)
			.put("endTime", (ended && !skipped) ? precise(task.end()) : Times.UNSET);
		into.putArray("allowedActions");
		into.put("friendlyName", task.label());
		state(task, begun, ended, into);
		into.put("taskType", task.children().isEmpty() ? "TaskDetails" : "GroupTaskDetails");
		into.putObject("customDetails").put("instanceType", "TaskDetails");
		if (task.children().isEmpty()) {
			into.putNull("groupTaskCustomDetails");
		}
		else {
			group(exchange, vault, task, into.putObject("groupTaskCustomDetails"));
		}
		var errors = into.putArray("errors");
		if (ended && task.problem() != null) {
			JobView.error(job, task.problem(), errors.addObject());
		}
	}

	/// Jobs that a task consists of, each shown as a task below it.
	private static void group(Exchange exchange, VaultPlan vault, Task task, ObjectNode into) {
		into.put("instanceType", "InlineWorkflowTaskDetails");
		var children = into.putArray("childTasks");
		for (var id : task.children()) {
			exchange.world().protections().job(id).ifPresent((child) -> {
				var progress = Progress.of(exchange, child);
				var view = children.addObject()
					.put("taskId", child.id())
					.put("name", child.scenario().code())
					.put("friendlyName", child.scenario().label() + ": " + child.target())
					.put("startTime", Times.precise(child.start()))
					.put("state", progress.state())
					.put("stateDescription", progress.description())
					.put("taskType", "JobTaskDetails");
				view.putArray("allowedActions");
				view.putArray("errors");
				view.putObject("customDetails")
					.put("instanceType", "JobTaskDetails")
					.putObject("jobTask")
					.put("jobId", Names.job(vault, child.id()))
					.put("jobFriendlyName", child.scenario().label())
					.put("targetObjectId", Guids.of("object " + child.vault() + "/" + child.target()))
					.put("targetObjectName", child.target())
					.put("targetInstanceType", child.targetType())
					.put("jobScenarioName", child.scenario().code());
			});
		}
	}

	private static String precise(@Nullable Instant moment) {
		return (moment != null) ? Times.precise(moment) : Times.UNSET;
	}

	private static void state(Task task, boolean begun, boolean ended, ObjectNode into) {
		if (!begun) {
			into.put("state", "NotStarted").put("stateDescription", "NotStarted");
			return;
		}
		if (!ended) {
			into.put("state", "InProgress").put("stateDescription", "InProgress");
			return;
		}
		switch (task.mark()) {
			case DONE -> into.put("state", "Succeeded").put("stateDescription", "Completed");
			case SKIPPED -> into.put("state", "Other").put("stateDescription", "Skipped");
			case FAILED -> into.put("state", "Failed").put("stateDescription", "Failed");
		}
	}

}
