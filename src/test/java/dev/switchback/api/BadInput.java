package dev.switchback.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One wrong request, and what is said about it.
///
/// @param path `{asking}` stands for an operation that asks something
/// @param headers besides token, content type and a fresh key; an empty value takes one of those away
/// @param body `null` for none
/// @param type of the problem, without its prefix
/// @param where the pointer, parameter or header that is named; `null` if none is
record BadInput(String what, String method, String path, Map<String, String> headers, String body, int status,
		String type, String where) {

	private static final String OPERATIONS = "/v1/operations";

	private static final String DECISIONS = "/v1/operations/{asking}/decisions";

	private static final String PLANS = "/v1/operation-plans";

	private static final String TOY = """
			{"kind": "TOY", "purpose": "DRILL", "reason": "why", "target": {"circuitPair": "bad-input"}}""";

	private static String overriding(String overrides) {
		return TOY.replace("\"reason\": \"why\",", "\"reason\": \"why\", \"overrides\": " + overrides + ",");
	}

	@Override
	public String toString() {
		return this.what;
	}

	static List<BadInput> all() {
		var rows = new ArrayList<BadInput>();
		rows.addAll(wrongJson());
		rows.addAll(wrongMembers());
		rows.addAll(wrongParameters());
		rows.addAll(wrongDecisions());
		rows.addAll(wrongPlans());
		rows.addAll(wrongHeaders());
		rows.addAll(wrongQueries());
		rows.addAll(wrongPlaces());
		rows.addAll(BadMembers.all());
		return rows;
	}

	private static List<BadInput> wrongJson() {
		return List.of(malformed("nothing at all", ""), malformed("white space", "  \n "),
				malformed("no JSON", "kind=TOY"), malformed("cut off", "{\"kind\": \"TOY\""),
				malformed("a list", "[" + TOY + "]"), malformed("a text", "\"TOY\""), malformed("null", "null"),
				malformed("a number", "1"), malformed("something after it", TOY + " {}"),
				malformed("a comma too many", "{\"kind\": \"TOY\",}"), malformed("a comment", "{/* why */}"),
				malformed("single quotes", "{'kind': 'TOY'}"),
				malformed("a member twice", "{\"kind\": \"TOY\", \"kind\": \"TOY\"}"),
				malformed("an inner member twice", with("\"parameters\": {\"steps\": 1, \"steps\": 2}")),
				malformed("not a number", with("\"parameters\": {\"steps\": NaN}")),
				malformed("a name that is too long", "{\"" + "n".repeat(200) + "\": 1}"),
				malformed("a number that is too long", with("\"parameters\": {\"steps\": " + "9".repeat(60) + "}")),
				malformed("too deep", with("\"parameters\": " + "{\"a\":".repeat(20) + "1" + "}".repeat(20))),
				malformed("far too deep", "[".repeat(20_000)),
				malformed("a line break in a text", TOY.replace("why", "line\nbreak")),
				new BadInput("too large", "POST", OPERATIONS, Map.of(), TOY.replace("why", "w".repeat(70_000)), 413,
						"body-too-large", null));
	}

	private static List<BadInput> wrongMembers() {
		return List.of(member("no kind", TOY.replace("\"kind\": \"TOY\",", ""), "/kind"),
				member("a kind in small letters", TOY.replace("TOY", "toy"), "/kind"),
				member("a kind that does not exist", TOY.replace("TOY", "UFO"), "/kind"),
				member("a kind that is a number", TOY.replace("\"TOY\"", "7"), "/kind"),
				member("an endless kind", TOY.replace("TOY", "T".repeat(60)), "/kind"),
				member("no purpose", TOY.replace("\"purpose\": \"DRILL\",", ""), "/purpose"),
				member("another purpose", TOY.replace("DRILL", "FUN"), "/purpose"),
				member("a purpose in small letters", TOY.replace("DRILL", "drill"), "/purpose"),
				member("a purpose by number", TOY.replace("\"DRILL\"", "0"), "/purpose"),
				member("no reason", TOY.replace("\"reason\": \"why\",", ""), "/reason"),
				member("a blank reason", TOY.replace("why", "  "), "/reason"),
				member("overrides that are no list", overriding("{}"), "/overrides"),
				member("an override that is null", overriding("[null]"), "/overrides/0"),
				member("an override of nothing", overriding("[{\"subject\": \"s\", \"reason\": \"r\"}]"),
						"/overrides/0/rule"),
				member("an override without a reason", overriding("[{\"rule\": \"r\", \"subject\": \"s\"}]"),
						"/overrides/0/reason"),
				member("an override in somebody else's name",
						overriding("[{\"rule\": \"r\", \"subject\": \"s\", \"reason\": \"r\", \"by\": \"anna\"}]"),
						"/overrides/0/by"),
				member("an endless override",
						overriding("[{\"rule\": \"r\", \"subject\": \"s\", \"reason\": \"%s\"}]"
							.formatted("r".repeat(501))),
						"/overrides/0/reason"),
				member("too many overrides",
						overriding("[" + "{\"rule\": \"r\", \"subject\": \"s\", \"reason\": \"r\"},".repeat(20)
								+ "{\"rule\": \"r\", \"subject\": \"s\", \"reason\": \"r\"}]"),
						"/overrides"),
				member("a reason that is null", TOY.replace("\"why\"", "null"), "/reason"),
				member("a reason that is a number", TOY.replace("\"why\"", "12"), "/reason"),
				member("a reason that is a list", TOY.replace("\"why\"", "[\"why\"]"), "/reason"),
				member("an endless reason", TOY.replace("why", "w".repeat(501)), "/reason"),
				member("a control character", TOY.replace("why", "wh\\u0000y"), "/reason"),
				member("a line break", TOY.replace("why", "wh\\ny"), "/reason"),
				member("an escape sequence for terminals", TOY.replace("why", "wh\\u001b[31my"), "/reason"),
				member("half a character", TOY.replace("why", "wh\\ud800y"), "/reason"),
				member("a turn of the reading direction", TOY.replace("why", "wh\\u202ey"), "/reason"),
				member("an endless change", with("\"changeReference\": \"" + "C".repeat(101) + "\""),
						"/changeReference"),
				member("a blank change", with("\"changeReference\": \"\""), "/changeReference"),
				member("an endless incident", with("\"incidentReference\": \"" + "I".repeat(101) + "\""),
						"/incidentReference"),
				member("an unknown member", with("\"sudo\": true"), "/sudo"),
				member("a requester in the body", with("\"requestedBy\": \"admin\""), "/requestedBy"),
				member("a target that is a text", TOY.replace("{\"circuitPair\": \"bad-input\"}", "\"contoso\""),
						"/target"),
				member("parameters that are a list", with("\"parameters\": []"), "/parameters"),
				member("a plan hash that is none", with("\"planHash\": \"md5:1\""), "/planHash"));
	}

	private static List<BadInput> wrongParameters() {
		return List.of(
				member("no target", TOY.replace("circuitPair\": \"bad-input\"", "circuitPair\": null"),
						"/target/circuitPair"),
				member("an unknown target", TOY.replace("circuitPair", "pair"), "/target/pair"),
				member("an unknown parameter", with("\"parameters\": {\"force\": true}"), "/parameters/force"),
				member("a number as a text", with("\"parameters\": {\"steps\": \"8\"}"), "/parameters/steps"),
				member("a fraction as a number", with("\"parameters\": {\"steps\": 1.5}"), "/parameters/steps"),
				member("a number that does not fit", with("\"parameters\": {\"steps\": 99999999999}"),
						"/parameters/steps"),
				member("a number beyond all measure", with("\"parameters\": {\"steps\": 1e400}"), "/parameters/steps"),
				member("a truth as a text", with("\"parameters\": {\"unhealthy\": \"true\"}"), "/parameters/unhealthy"),
				member("a truth as a number", with("\"parameters\": {\"unhealthy\": 1}"), "/parameters/unhealthy"),
				member("a text as a number", with("\"parameters\": {\"note\": 1}"), "/parameters/note"),
				member("a duration in seconds", with("\"parameters\": {\"holdFor\": \"10s\"}"), "/parameters/holdFor"),
				member("a scope that does not exist", with("\"parameters\": {\"scope\": \"TERTIARY\"}"),
						"/parameters/scope"),
				member("a scope by number", with("\"parameters\": {\"scope\": 0}"), "/parameters/scope"),
				member("an endless text inside", with("\"parameters\": {\"note\": \"" + "n".repeat(2001) + "\"}"),
						"/parameters/note"),
				member("a control character inside", with("\"parameters\": {\"note\": \"\\u0007\"}"),
						"/parameters/note"),
				member("a control character in a name", with("\"parameters\": {\"no\\u0000te\": 1}"), "/parameters"),
				member("a name that needs escaping", with("\"parameters\": {\"a/b~c\": 1}"), "/parameters/a~1b~0c"));
	}

	private static List<BadInput> wrongDecisions() {
		return List.of(decision("no decision", "{}", 400, "invalid-request", "/decision"),
				decision("another decision", "{\"decision\": \"GUESS\"}", 400, "invalid-request", "/decision"),
				decision("a decision in small letters", "{\"decision\": \"restore\"}", 400, "invalid-request",
						"/decision"),
				decision("a question id that is none", "{\"decision\": \"RESTORE\", \"questionId\": \"1-2-3\"}", 400,
						"invalid-request", "/questionId"),
				decision("a question id that is a number", "{\"decision\": \"RESTORE\", \"questionId\": 7}", 400,
						"invalid-request", "/questionId"),
				decision("an endless comment", "{\"decision\": \"RESTORE\", \"comment\": \"" + "c".repeat(501) + "\"}",
						400, "invalid-request", "/comment"),
				decision("a blank comment", "{\"decision\": \"RESTORE\", \"comment\": \" \"}", 400, "invalid-request",
						"/comment"),
				decision("an unknown member", "{\"decision\": \"RESTORE\", \"by\": \"admin\"}", 400, "invalid-request",
						"/by"),
				decision("another question",
						"{\"decision\": \"PROCEED\", \"questionId\": \"00000000-0000-7000-8000-000000000000\"}", 409,
						"question-changed", null),
				decision("no question", "{\"decision\": \"PROCEED\"}", 409, "question-changed", null),
				decision("what is not offered", "{\"decision\": \"ACKNOWLEDGE\"}", 409, "decision-not-allowed", null),
				new BadInput("decision: of no operation", "POST", "/v1/operations/SB-NOSUCH/decisions", Map.of(),
						"{\"decision\": \"RESTORE\"}", 404, "not-found", null));
	}

	private static List<BadInput> wrongPlans() {
		return List.of(
				new BadInput("plan: no kind", "POST", PLANS, Map.of(), "{\"purpose\": \"DRILL\"}", 400,
						"invalid-request", "/kind"),
				new BadInput("plan: no purpose", "POST", PLANS, Map.of(), "{\"kind\": \"TOY\"}", 400, "invalid-request",
						"/purpose"),
				new BadInput("plan: a plan hash", "POST", PLANS, Map.of(), with("\"planHash\": \"sha256:1\""), 400,
						"invalid-request", "/planHash"),
				new BadInput("plan: an unknown parameter", "POST", PLANS, Map.of(), with("\"parameters\": {\"x\": 1}"),
						400, "invalid-request", "/parameters/x"),
				new BadInput("plan: a blank key", "POST", PLANS, Map.of("Idempotency-Key", " "), TOY, 400,
						"idempotency-key-invalid", "Idempotency-Key"));
	}

	private static List<BadInput> wrongHeaders() {
		return List.of(
				header("no key", Map.of("Idempotency-Key", ""), 400, "idempotency-key-missing", "Idempotency-Key"),
				header("a key with a space", Map.of("Idempotency-Key", "a b"), 400, "idempotency-key-invalid",
						"Idempotency-Key"),
				header("a key beyond ASCII", Map.of("Idempotency-Key", "schlüssel"), 400, "idempotency-key-invalid",
						"Idempotency-Key"),
				header("an endless key", Map.of("Idempotency-Key", "k".repeat(201)), 400, "idempotency-key-invalid",
						"Idempotency-Key"),
				header("no content type", Map.of("Content-Type", ""), 415, "unsupported-media-type", null),
				header("a form", Map.of("Content-Type", "application/x-www-form-urlencoded"), 415,
						"unsupported-media-type", null),
				header("plain text", Map.of("Content-Type", "text/plain"), 415, "unsupported-media-type", null),
				header("XML", Map.of("Content-Type", "application/xml"), 415, "unsupported-media-type", null),
				header("a content type that is none", Map.of("Content-Type", "json please"), 415,
						"unsupported-media-type", null),
				header("JSON in Latin 1", Map.of("Content-Type", "application/json;charset=ISO-8859-1"), 415,
						"unsupported-media-type", null),
				header("an answer as XML", Map.of("Accept", "application/xml"), 406, "not-acceptable", null),
				header("an answer as nothing there is", Map.of("Accept", "nonsense"), 406, "not-acceptable", null),
				header("a stream of what is created", Map.of("Accept", "text/event-stream"), 406, "not-acceptable",
						null));
	}

	private static List<BadInput> wrongQueries() {
		return List.of(query("?limit=0", "limit"), query("?limit=201", "limit"), query("?limit=-1", "limit"),
				query("?limit=many", "limit"), query("?limit=", "limit"), query("?limit=1&limit=2", "limit"),
				query("?limit=99999999999999999999", "limit"), query("?cursor=nonsense", "cursor"),
				query("?cursor=AAAA", "cursor"), query("?cursor=" + "A".repeat(300), "cursor"),
				query("?status=running", "status"), query("?status=RUNNING,FAILED", "status"),
				query("?purpose=FUN", "purpose"), query("?createdFrom=yesterday", "createdFrom"),
				query("?createdFrom=2026-11-02", "createdFrom"),
				query("?createdFrom=%2B999999999-01-01T00:00:00Z", "createdFrom"),
				query("?createdTo=-9999-01-01T00:00:00Z", "createdTo"),
				query("?createdFrom=2026-02-30T00:00:00Z", "createdFrom"),
				query("?createdTo=2026-11-02T09:30:00", "createdTo"), query("?circuitPair=", "circuitPair"),
				query("?circuitPair=a%00b", "circuitPair"), query("?kind=" + "K".repeat(51), "kind"),
				query("?state=RUNNING", "state"), query("?requested_by=me", "requested_by"),
				query("/{asking}?verbose=true", "verbose"), query("/{asking}/events?after=-1", "after"),
				query("/{asking}/events?after=last", "after"), query("/{asking}/events?limit=500", "limit"),
				query("/{asking}/events?from=1", "from"), query("/{asking}/mutations?limit=1", "limit"),
				new BadInput("events: no cursor of ours", "GET", "/v1/events?cursor=AAAA", Map.of(), null, 400,
						"invalid-request", "cursor"),
				new BadInput("events: another type", "GET", "/v1/events?types=FINISHED,UFO", Map.of(), null, 400,
						"invalid-request", "types"),
				new BadInput("events: another beginning", "GET", "/v1/events?from=LATER", Map.of(), null, 400,
						"invalid-request", "from"),
				new BadInput("obligations: another state", "GET", "/v1/obligations?state=closed", Map.of(), null, 400,
						"invalid-request", "state"),
				new BadInput("obligations: an unknown parameter", "GET", "/v1/obligations?overdue=true", Map.of(), null,
						400, "invalid-request", "overdue"),
				new BadInput("claims: an endless resource", "GET", "/v1/claims?resource=" + "r".repeat(501), Map.of(),
						null, 400, "invalid-request", "resource"),
				new BadInput("pairs: an unknown parameter", "GET", "/v1/circuit-pairs?name=contoso", Map.of(), null,
						400, "invalid-request", "name"),
				new BadInput("create: a query", "POST", OPERATIONS + "?dryRun=true", Map.of(), TOY, 400,
						"invalid-request", "dryRun"),
				new BadInput("a last event that is none", "GET", "/v1/operations/{asking}/events",
						Map.of("Accept", "text/event-stream", "Last-Event-ID", "abc"), null, 400, "invalid-request",
						"Last-Event-ID"));
	}

	private static List<BadInput> wrongPlaces() {
		return List.of(place("GET", "/v1/operations/nonsense", 404, "not-found"),
				place("GET", "/v1/operations/SB-000000", 404, "not-found"),
				place("GET", "/v1/operations/00000000-0000-7000-8000-000000000000", 404, "not-found"),
				place("GET", "/v1/operations/00000000-0000-7000-8000-000000000000/events", 404, "not-found"),
				place("GET", "/v1/operations/" + "x".repeat(300), 404, "not-found"),
				place("GET", "/v1/operations/%27%20OR%201=1", 404, "not-found"),
				place("GET", "/v1/operation-plans/1-2-3-4-5", 404, "not-found"),
				place("GET", "/v1/operation-plans/00000000-0000-7000-8000-000000000000", 404, "not-found"),
				place("GET", "/v1/circuit-pairs/nonsense", 404, "not-found"),
				place("GET", "/v1/nonsense", 404, "not-found"), place("GET", "/v2/operations", 404, "not-found"),
				place("GET", "/v1/operations/", 404, "not-found"),
				place("GET", "/v1/operations/{asking}/recap", 404, "not-found"),
				place("DELETE", "/v1/operations", 405, "method-not-allowed"),
				place("PUT", "/v1/operations/{asking}", 405, "method-not-allowed"),
				place("GET", "/v1/operations/{asking}/decisions", 405, "method-not-allowed"),
				place("DELETE", "/v1/circuit-pairs/contoso", 405, "method-not-allowed"),
				place("GET", "/v1/operation-plans", 405, "method-not-allowed"));
	}

	private static String with(String member) {
		return TOY.replaceFirst("\\{", java.util.regex.Matcher.quoteReplacement("{" + member + ", "));
	}

	private static BadInput malformed(String what, String body) {
		return new BadInput("body: " + what, "POST", OPERATIONS, Map.of(), body, 400, "malformed-json", null);
	}

	private static BadInput member(String what, String body, String pointer) {
		return new BadInput("member: " + what, "POST", OPERATIONS, Map.of(), body, 400, "invalid-request", pointer);
	}

	private static BadInput decision(String what, String body, int status, String type, String pointer) {
		return new BadInput("decision: " + what, "POST", DECISIONS, Map.of(), body, status, type, pointer);
	}

	private static BadInput header(String what, Map<String, String> headers, int status, String type, String where) {
		return new BadInput("header: " + what, "POST", OPERATIONS, new LinkedHashMap<>(headers), TOY, status, type,
				where);
	}

	private static BadInput query(String query, String parameter) {
		return new BadInput("query: " + shortened(query), "GET", OPERATIONS + query, Map.of(), null, 400,
				"invalid-request", parameter);
	}

	private static BadInput place(String method, String path, int status, String type) {
		return new BadInput("place: %s %s".formatted(method, shortened(path)), method, path, Map.of(), null, status,
				type, null);
	}

	private static String shortened(String text) {
		return (text.length() > 70) ? text.substring(0, 70) + "…" : text;
	}

}
