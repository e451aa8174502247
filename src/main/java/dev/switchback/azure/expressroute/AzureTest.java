package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.switchback.azure.arm.Fetched.Unreadable;
import tools.jackson.databind.JsonNode;

/// A failover test of Azure's own that runs. One that was not stopped runs for ever.
///
/// @param what it tries out, such as a peering location
/// @param id by which one test is told from the next; empty if Azure does not say
record AzureTest(String what, String id) {

	private static final List<String> RUNNING = List.of("Starting", "Running", "Stopping", "StopFailed");

	/// Those of a gateway, which cut what ends in a peering location.
	///
	/// @throws Unreadable if it is no list of tests
	static List<AzureTest> ofSites(JsonNode document) {
		return running(document)
			.map((test) -> new AzureTest(test.path("peeringLocation").asString("unknown").replaceAll("[^\\w. -]", "?"),
					id(test)))
			.toList();
	}

	private static Stream<JsonNode> running(JsonNode document) {
		var rows = document.isArray() ? document : document.path("value");
		if (!rows.isArray()) {
			throw new Unreadable("the failover tests are no list");
		}
		return StreamSupport.stream(rows.spliterator(), false)
			.filter((test) -> RUNNING.stream().anyMatch(test.path("status").asString("")::equalsIgnoreCase));
	}

	/// A test without a number is told from the next one by when it began.
	private static String id(JsonNode test) {
		return test.path("testGuid").asString(test.path("startTime").asString("")).replaceAll("[^\\w.:+-]", "?");
	}

	String words() {
		return this.id.isEmpty() ? this.what : "%s (%s)".formatted(this.what, this.id);
	}

	/// So that another test, or one of something else, is told from this one.
	Set<String> parts() {
		return SeenValue.parts(words());
	}

}
