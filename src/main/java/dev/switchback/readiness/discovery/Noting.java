package dev.switchback.readiness.discovery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.arm.Fetched;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Notes what was read, when, and why something could not be.
record Noting(Arm arm, Deadline deadline) {

	/// A resource with its id and, as Azure shows it, its body; where Azure says that there is none, with Azure's word for
	/// that.
	ObjectNode resource(ArmId id, ArmRead read) {
		var note = JsonNodeFactory.instance.objectNode().put("id", id.toString());
		var fetched = this.arm.get(read, this.deadline);
		note(note, fetched, "the resource " + id.name(), (body) -> note.set("body", body));
		if (fetched instanceof Failed<JsonNode>(ArmProblem.NotFound missing, var _)) {
			note.put("code", missing.problem().code());
		}
		return note;
	}

	/// All of a list, in `value`.
	ObjectNode list(Fetched<List<JsonNode>> list, String what) {
		return answer(list.map((nodes) -> JsonNodeFactory.instance.arrayNode().addAll(nodes)), what);
	}

	/// An answer that is an object with `value`, or a list itself. The first page of several is no list: what is missing may be
	/// what matters.
	static ObjectNode answer(Fetched<JsonNode> answer, String what) {
		var note = JsonNodeFactory.instance.objectNode();
		note(note, answer, what, (body) -> {
			if (!body.path("nextLink").asString("").isBlank()) {
				note.put("problem", shortened("there is more than was read of " + what));
			}
			else if (body.isArray() || body.path("value").isArray()) {
				note.set("value", body.isArray() ? body : body.path("value"));
			}
		});
		return note;
	}

	static <T> void note(ObjectNode note, Fetched<T> fetched, String what, Consumer<T> keep) {
		note.put("readAt", moment(fetched.at()));
		switch (fetched) {
			case Value<T>(var value, var _) -> keep.accept(value);
			case Failed<T>(var problem, var _) -> note.put("problem", shortened(problem.sentence(what)));
		}
	}

	/// The same list with some of what is in its `value`.
	static ObjectNode kept(ObjectNode all, Predicate<JsonNode> wanted) {
		var note = JsonNodeFactory.instance.objectNode();
		all.propertyStream()
			.filter((entry) -> !entry.getKey().equals("value"))
			.forEach((entry) -> note.set(entry.getKey(), entry.getValue()));
		if (all.path("value").isArray()) {
			var kept = note.putArray("value");
			all.path("value").valueStream().filter(wanted).forEach(kept::add);
		}
		return note;
	}

	static String moment(Instant at) {
		return at.truncatedTo(ChronoUnit.MILLIS).toString();
	}

	private static String shortened(String text) {
		return (text.length() <= 300) ? text : text.substring(0, 300);
	}

}
