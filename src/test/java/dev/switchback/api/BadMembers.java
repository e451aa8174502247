package dev.switchback.api;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What may be wrong with the members that a request may carry beside what it asks for.
final class BadMembers {

	private static final String ASKING = "/v1/operations/{asking}";

	private static final String OPERATION = """
			{"kind": "TOY", "purpose": "DRILL", "reason": "why", "target": {"circuitPair": "bad-members"}, "%s": %s}""";

	private static final String DECISION = "{\"decision\": \"RESTORE\", \"%s\": %s}";

	private static final String OBSERVATION = """
			{"aspect": "TRAFFIC", "verdict": "PASS", "statement": "it flows", "%s": %s}""";

	private BadMembers() {
	}

	static List<BadInput> all() {
		return Stream
			.of(rows("operation", "/v1/operations", OPERATION, "incidentStartedAt", moments()),
					rows("operation", "/v1/operations", OPERATION, "onBehalfOf", names()),
					rows("plan", "/v1/operation-plans", OPERATION, "onBehalfOf", names()),
					rows("decision", ASKING + "/decisions", DECISION, "extendBy", noDurations()),
					rows("plan", "/v1/operation-plans", OPERATION, "incidentStartedAt", noMoments()),
					rows("decision", ASKING + "/decisions", DECISION, "onBehalfOf", names()),
					rows("observation", ASKING + "/observations", OBSERVATION, "onBehalfOf", names()),
					rows("observation", ASKING + "/observations", OBSERVATION, "observedAt", moments()), locals(),
					ownPaths(), strangers())
			.flatMap(List::stream)
			.toList();
	}

	/// Moments that are none, and moments that nothing can have been at.
	private static Map<String, String> moments() {
		var all = new TreeMap<>(noMoments());
		all.put("the far future", "\"2099-01-01T00:00:00Z\"");
		all.put("the end of time", "\"+999999999-12-31T23:59:59Z\"");
		all.put("the last century", "\"1999-12-31T23:59:59Z\"");
		all.put("before all history", "\"-9999-01-01T00:00:00Z\"");
		return all;
	}

	private static Map<String, String> noMoments() {
		return Map.ofEntries(Map.entry("no moment", "\"yesterday\""), Map.entry("a blank moment", "\"  \""),
				Map.entry("an empty moment", "\"\""), Map.entry("a moment by number", "1793612345"),
				Map.entry("a moment by fraction", "1793612345.5"),
				Map.entry("a moment by number, as a text", "\"1793612345\""), Map.entry("a truth", "true"),
				Map.entry("a list", "[\"2026-11-02T09:00:00Z\"]"), Map.entry("an object", "{\"at\": 1}"),
				Map.entry("a day only", "\"2026-11-02\""),
				Map.entry("a moment without zone", "\"2026-11-02T09:30:00\""),
				Map.entry("a day that does not exist", "\"2026-02-30T00:00:00Z\""),
				Map.entry("an hour that does not exist", "\"2026-11-02T25:00:00Z\""),
				Map.entry("a control character", "\"2026-11-02T09:30:00Z\\u0000\""));
	}

	private static Map<String, String> noDurations() {
		return Map.ofEntries(Map.entry("seconds", "1800"), Map.entry("seconds as a text", "\"1800\""),
				Map.entry("a fraction", "0.5"), Map.entry("an empty duration", "\"\""),
				Map.entry("half an hour", "\"30m\""), Map.entry("a truth", "false"), Map.entry("a list", "[\"PT30M\"]"),
				Map.entry("an object", "{}"), Map.entry("a month", "\"P1M\""),
				Map.entry("a moment", "\"2026-11-02T09:30:00Z\""), Map.entry("a part of a second", "\"PT0.5S\""));
	}

	/// Names that are none.
	private static Map<String, String> names() {
		return Map.ofEntries(Map.entry("an empty name", "\"\""), Map.entry("a blank name", "\"  \""),
				Map.entry("an endless name", "\"" + "n".repeat(201) + "\""), Map.entry("a number", "7"),
				Map.entry("a truth", "true"), Map.entry("a list", "[\"Ada\"]"),
				Map.entry("an object", "{\"name\": \"Ada\"}"), Map.entry("a control character", "\"A\\u0000da\""),
				Map.entry("a line break", "\"A\\nda\""),
				Map.entry("an escape sequence for terminals", "\"A\\u001b[31mda\""),
				Map.entry("half a character", "\"A\\ud800da\""),
				Map.entry("a turn of the reading direction", "\"A\\u202eda\""));
	}

	/// Until when a prefix of a pair is local. (A pair is put, and names what it follows.)
	private static List<BadInput> locals() {
		var body = """
				{"primary": {"id": "%1$sbad-a", "site": "A", "local": [{"prefix": "10.1.0.0/16", "owner": "ada", "until": %2$s}]},
				 "secondary": {"id": "%1$sbad-b", "site": "B"}}""";
		return noMoments().entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((value) -> pair("until: " + value.getKey(), body.formatted(TestPairs.CIRCUITS, value.getValue()),
					"/primary/local/0/until"))
			.toList();
	}

	private static List<BadInput> ownPaths() {
		return List.of(ownPath("no list", "{}", "/ownPaths"), ownPath("a text", "\"ELSEWHERE\"", "/ownPaths"),
				ownPath("a list of texts", "[\"ELSEWHERE\"]", "/ownPaths/0"),
				ownPath("nothing", "[null]", "/ownPaths/0/from"), ownPath("of nobody", "[{}]", "/ownPaths/0/from"),
				ownPath("of a blank", "[{\"from\": \" \"}]", "/ownPaths/0/from"),
				ownPath("of a number", "[{\"from\": 1}]", "/ownPaths/0/from"),
				ownPath("of an endless name", "[{\"from\": \"%s\"}]".formatted("n".repeat(101)), "/ownPaths/0/from"),
				ownPath("of a line break", "[{\"from\": \"a\\nb\"}]", "/ownPaths/0/from"),
				ownPath("of the same twice", "[{\"from\": \"a\"}, {\"from\": \"A\"}]", "/ownPaths"),
				ownPath("to somewhere unknown", "[{\"from\": \"a\", \"moon\": \"ELSEWHERE\"}]", "/ownPaths/0/moon"),
				ownPath("over something unknown", "[{\"from\": \"a\", \"dns\": \"OVER_MOON\"}]", "/ownPaths/0/dns"),
				ownPath("in small letters", "[{\"from\": \"a\", \"dns\": \"elsewhere\"}]", "/ownPaths/0/dns"),
				ownPath("by number", "[{\"from\": \"a\", \"dns\": 4}]", "/ownPaths/0/dns"),
				ownPath("of too many",
						"[%s]".formatted(IntStream.range(0, 51)
							.mapToObj("{\"from\": \"%d\"}"::formatted)
							.collect(Collectors.joining(", "))),
						"/ownPaths"));
	}

	private static BadInput ownPath(String what, String value, String pointer) {
		return pair("ownPaths: " + what, """
				{"primary": {"id": "%1$sbad-a", "site": "A"}, "secondary": {"id": "%1$sbad-b", "site": "B"},
				 "ownPaths": %2$s}""".formatted(TestPairs.CIRCUITS, value), pointer);
	}

	private static BadInput pair(String what, String body, String pointer) {
		return new BadInput("pair, " + what, "PUT", "/v1/circuit-pairs/bad-members", Map.of("If-None-Match", "*"), body,
				400, "invalid-request", pointer);
	}

	/// Members that belong elsewhere.
	private static List<BadInput> strangers() {
		return Stream.of(
				rows("decision", ASKING + "/decisions", DECISION, "incidentStartedAt",
						Map.of("where it has no place", "\"2026-11-02T09:00:00Z\"")),
				rows("observation", ASKING + "/observations", OBSERVATION, "incidentStartedAt",
						Map.of("where it has no place", "\"2026-11-02T09:00:00Z\"")),
				rows("operation", "/v1/operations", OPERATION, "onbehalfof", Map.of("in small letters", "\"Ada\"")),
				rows("operation", "/v1/operations", OPERATION, "incidentstartedat",
						Map.of("in small letters", "\"2026-11-02T09:00:00Z\"")))
			.flatMap(List::stream)
			.toList();
	}

	private static List<BadInput> rows(String what, String path, String body, String member,
			Map<String, String> values) {
		return values.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((value) -> new BadInput("%s, %s: %s".formatted(what, member, value.getKey()), "POST", path, Map.of(),
					body.formatted(member, value.getValue()), 400, "invalid-request", "/" + member))
			.toList();
	}

}
