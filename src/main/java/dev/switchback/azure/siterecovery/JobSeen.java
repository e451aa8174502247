package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Fetched;

/// A job of Site Recovery. Only a GET shows its tasks and who asked for it: in a list both are left out.
record JobSeen(ArmId id, JsonNode properties) {

	/// @throws Fetched.Unreadable if it is no job
	static JobSeen of(JsonNode document) {
		var id = Text.id(document.path("id")).orElseThrow(() -> new Fetched.Unreadable("the job has no valid id"));
		if (!document.path("properties").path("state").isString()) {
			throw new Fetched.Unreadable("the job does not say in which state it is");
		}
		return new JobSeen(id, document.path("properties"));
	}

	/// What it does, in Azure's words for people.
	String title() {
		var title = Text.of(this.properties.path("friendlyName"));
		return title.isEmpty() ? scenario() : title;
	}

	String scenario() {
		return Text.of(this.properties.path("scenarioName"));
	}

	String target() {
		return Text.of(this.properties.path("targetObjectName"));
	}

	Optional<Instant> startedAt() {
		return Moments.of(this.properties.path("startTime"));
	}

	Optional<Instant> endedAt() {
		return Moments.of(this.properties.path("endTime"));
	}

	private String state() {
		return Text.of(this.properties.path("state")).toLowerCase(Locale.ROOT);
	}

	boolean succeeded() {
		return state().equals("succeeded") || state().equals("completedwithinformation");
	}

	boolean failed() {
		return state().equals("failed") || state().equals("cancelled") || state().equals("canceled");
	}

	/// Whether nothing more will come of it.
	boolean over() {
		return succeeded() || failed();
	}

	/// Whether it has not ended and waits for nobody.
	boolean atWork() {
		return state().equals("inprogress") || state().equals("notstarted");
	}

	/// Whether it waits for somebody, as a test failover does until it is cleaned up.
	boolean suspended() {
		return state().equals("suspended");
	}

	/// Whether it was begun by the call with this request id; empty if it does not say who asked for it.
	Optional<Boolean> askedBy(UUID request) {
		var activity = Text.of(this.properties.path("activityId")).toLowerCase(Locale.ROOT);
		return activity.isEmpty() ? Optional.empty() : Optional.of(activity.startsWith(request.toString()));
	}

	/// What it has done and is doing, for people.
	String progress() {
		var tasks = new ArrayList<String>();
		for (var task : this.properties.path("tasks")) {
			tasks.add("%s %s".formatted(taskTitle(task), taskState(task)));
		}
		return tasks.isEmpty() ? title() : "%s: %s".formatted(title(), String.join(", ", tasks));
	}

	private static String taskTitle(JsonNode task) {
		var title = Text.of(task.path("friendlyName"));
		return title.isEmpty() ? Text.of(task.path("name")) : title;
	}

	private static String taskState(JsonNode task) {
		if (skipped(task)) {
			return "skipped";
		}
		return switch (Text.of(task.path("state")).toLowerCase(Locale.ROOT)) {
			case "succeeded" -> "done";
			case "inprogress" -> "under way";
			case "notstarted" -> "to come";
			case "failed" -> "failed";
			case "cancelled", "canceled" -> "canceled";
			case "suspended" -> "waiting";
			case String state -> state.isEmpty() ? "unknown" : state;
		};
	}

	private static boolean skipped(JsonNode task) {
		return Text.of(task.path("stateDescription")).equalsIgnoreCase("Skipped");
	}

	/// The job below this one that is about a machine; empty if it tells of none.
	Optional<ArmId> childOf(String vm) {
		return StreamSupport.stream(this.properties.path("tasks").spliterator(), false)
			.flatMap((task) -> StreamSupport
				.stream(task.path("groupTaskCustomDetails").path("childTasks").spliterator(), false))
			.map((child) -> child.path("customDetails").path("jobTask"))
			.filter((job) -> Text.of(job.path("targetObjectName")).equalsIgnoreCase(vm))
			.flatMap((job) -> Text.id(job.path("jobId")).stream())
			.findFirst();
	}

	/// Whether the source was shut down by it; empty if it does not say.
	Optional<Boolean> shutTheSourceDown() {
		return shutDown().map((task) -> Text.of(task.path("state")).equalsIgnoreCase("Succeeded") && !skipped(task)
				&& task.path("errors").isEmpty());
	}

	/// When the source was shut down by it; empty if it was not, or if it does not say.
	Optional<Instant> sourceOffAt() {
		return shutDown().filter((_) -> shutTheSourceDown().orElse(false))
			.flatMap((task) -> Moments.of(task.path("endTime")));
	}

	private Optional<JsonNode> shutDown() {
		return StreamSupport.stream(this.properties.path("tasks").spliterator(), false)
			.filter((task) -> Text.of(task.path("taskId")).equalsIgnoreCase("ShutdownVmOnPrimaryForUFO")
					|| Text.of(task.path("name")).equalsIgnoreCase("VmShutdownVmOnPrimary"))
			.findFirst();
	}

	/// Every error it names, those of its tasks included, warnings of a success among them.
	List<String> errors() {
		var errors = new ArrayList<String>();
		collect(this.properties.path("errors"), errors);
		this.properties.path("tasks").forEach((task) -> collect(task.path("errors"), errors));
		return errors.stream().distinct().toList();
	}

	private static void collect(JsonNode from, List<String> errors) {
		for (var error : from) {
			var service = error.path("serviceErrorDetails");
			var provider = error.path("providerErrorDetails");
			var code = first(Text.of(service.path("code")), Text.of(provider.path("errorCode")));
			var message = first(Text.of(service.path("message")), Text.of(provider.path("errorMessage")));
			var advice = first(Text.of(service.path("recommendedAction")), Text.of(provider.path("recommendedAction")));
			var words = message.isEmpty() ? code : "%s %s".formatted(code, message).strip();
			errors.add(advice.isEmpty() ? words : "%s – Azure recommends: %s".formatted(words, advice));
		}
	}

	private static String first(String one, String other) {
		return one.isEmpty() ? other : one;
	}

	/// The point that a failover used, as its job tells.
	Optional<String> recoveryPoint() {
		return protectedItem().map((item) -> Text.of(item.path("recoveryPointId"))).filter((id) -> !id.isEmpty());
	}

	/// The time of that point.
	Optional<Instant> recoveryPointTime() {
		return protectedItem().flatMap((item) -> Moments.of(item.path("recoveryPointTime")));
	}

	private Optional<JsonNode> protectedItem() {
		return StreamSupport
			.stream(this.properties.path("customDetails").path("protectedItemDetails").spliterator(), false)
			.findFirst();
	}

}
