package dev.switchback.readiness.discovery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds out how Azure's own tests of a gateway went. Their list says that somebody ended them; what that person said of it has to
/// be asked of each, and only the latest of each peering location is worth it.
record SiteTests(Arm arm, Deadline deadline) {

	/// An older one proves nothing, however it went.
	private static final Duration WORTH = Duration.ofDays(90);

	/// @param tests as they are listed, in `value`
	ObjectNode told(ArmId gateway, ObjectNode tests) {
		Map<String, ObjectNode> latest = new LinkedHashMap<>();
		for (var test : tests.path("value")) {
			if (test instanceof ObjectNode one && unclear(one)) {
				latest.merge(one.path("peeringLocation").asString(""), one,
						(first, second) -> ended(first).isBefore(ended(second)) ? second : first);
			}
		}
		latest.forEach((location, test) -> tell(gateway, location, test));
		return tests;
	}

	private boolean unclear(ObjectNode test) {
		return test.path("status").asString("").equalsIgnoreCase("Completed")
				&& !test.path("wasSimulationSuccessful").isBoolean() && ended(test).isAfter(this.arm.now().minus(WORTH))
				&& !test.path("testGuid").asString("").isEmpty();
	}

	private static Instant ended(JsonNode test) {
		try {
			return Instant.parse(test.path("endTime").asString(""));
		}
		catch (DateTimeException _) {
			return Instant.EPOCH;
		}
	}

	private void tell(ArmId gateway, String location, ObjectNode test) {
		var read = new ArmRead(gateway, "getFailoverSingleTestDetails",
				Map.of("peeringLocation", location, "failoverTestId", test.path("testGuid").asString("")));
		var asked = this.arm.ask(List.of(read), this.deadline).getFirst();
		if (asked instanceof Fetched.Value<JsonNode>(var answer, var _)) {
			var details = answer.isArray() ? answer : answer.path("value");
			var success = details.path(0).path("wasSimulationSuccessful");
			if (details.size() == 1 && success.isBoolean()) {
				test.set("wasSimulationSuccessful", success);
			}
		}
	}

}
