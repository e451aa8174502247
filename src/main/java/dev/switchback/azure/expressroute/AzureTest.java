package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Fetched.Unreadable;
import tools.jackson.databind.JsonNode;

/// A failover test of Azure's own that runs. One that was not stopped runs for ever.
///
/// @param what it tries out, such as a peering location
/// @param id by which one test is told from the next; empty if Azure does not say
public record AzureTest(String what, String id) {

	private static final List<String> RUNNING = List.of("Starting", "Running", "Stopping", "StopFailed");

	/// The first that lists the tests of a circuit's links. It is published; whether every region knows it is not.
	private static final String API_VERSION = "2025-07-01";

	/// Asks a circuit for them. Which kinds of test may be named is not settled, so all are asked for.
	public static ArmRead asksLinks(ArmId circuit) {
		return new ArmRead(circuit, "getCircuitLinkFailoverAllTestsDetails", Map.of("fetchLatest", "true"))
			.in(API_VERSION);
	}

	/// Those of a circuit, which cut one of its links or make it the longer way.
	///
	/// @throws Unreadable if it is no list of tests
	static List<AzureTest> ofLinks(JsonNode document) {
		return running(document).map((test) -> new AzureTest(
				"its %s link".formatted(
						test.path("linkType").asString("unknown").toLowerCase(Locale.ROOT).replaceAll("\\W", "?")),
				id(test)))
			.toList();
	}

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
