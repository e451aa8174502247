package dev.switchback.azure.siterecovery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Fetched;

/// A recovery plan as a GET showed it: a list leaves out its machines.
record PlanSeen(ArmId id, JsonNode properties) {

	private static final String NO_JOB = "none";

	/// @throws Fetched.Unreadable if it is no plan
	static PlanSeen of(JsonNode document) {
		var id = Text.id(document.path("id"))
			.orElseThrow(() -> new Fetched.Unreadable("the recovery plan has no valid id"));
		if (!document.path("properties").path("groups").isArray()) {
			throw new Fetched.Unreadable("the recovery plan does not say which machines it is of");
		}
		return new PlanSeen(id, document.path("properties"));
	}

	/// The machines, in the order in which they are started.
	List<ArmId> items() {
		return stream(this.properties.path("groups"))
			.flatMap((group) -> stream(group.path("replicationProtectedItems")))
			.flatMap((item) -> Text.id(item.path("id")).stream())
			.toList();
	}

	boolean offers(String operation) {
		return offers().stream().anyMatch(operation::equalsIgnoreCase);
	}

	/// What Azure lets be done with all machines now.
	List<String> offers() {
		return stream(this.properties.path("allowedOperations")).map(Text::of)
			.filter((word) -> !word.isEmpty())
			.toList();
	}

	/// The job that is at work on it, if one is.
	Optional<ArmId> job() {
		return Text.id(this.properties.path("currentScenario").path("jobId"))
			.filter((job) -> !job.name().equalsIgnoreCase(NO_JOB));
	}

	private static Stream<JsonNode> stream(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false);
	}

}
