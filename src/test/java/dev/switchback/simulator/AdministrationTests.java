package dev.switchback.simulator;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;

class AdministrationTests {

	private final Rig rig = new Rig();

	private static void assertProblem(Response response, int status, String type) {
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
		var problem = Rig.json(response);
		assertThat(problem.path("type").asString()).isEqualTo("urn:switchback:simulator:" + type);
		assertThat(problem.path("status").asInt()).isEqualTo(status);
		assertThat(problem.path("detail").asString()).endsWith(".");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Bearer ", "Bearer simulator", "Basic YWRtaW46", "bearer admin" })
	void itsOwnTokenIsAskedFor(String authorization) {
		var call = Request.of("GET", "https://localhost/_simulator/mutations").with("Authorization", authorization);

		assertProblem(this.rig.simulator.handle(call), 401, "unauthorized");
	}

	@Test
	void armsTokenOpensNothingHere() {
		var call = Request.of("POST", "https://localhost/_simulator/reset")
			.with("Authorization", "Bearer " + this.rig.simulator.issueToken());

		assertProblem(this.rig.simulator.handle(call), 401, "unauthorized");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:8443", "localhost.evil.example", "[::2]:1" })
	void aNameItDoesNotGoByIsRefusedWhateverTheToken(String host) {
		var call = Request.of("GET", "/_simulator/estate").with("Host", host).with("Authorization", "Bearer admin");

		assertProblem(this.rig.simulator.handle(call), 403, "unknown-host");
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST:8443", "127.0.0.1:8443" })
	void itsOwnNamesOpen(String host) {
		var call = Request.of("GET", "/_simulator/estate").with("Host", host).with("Authorization", "Bearer admin");

		assertThat(this.rig.simulator.handle(call).status()).isEqualTo(200);
	}

	@Test
	void healthNeedsNoToken() {
		assertThat(this.rig.simulator.handle(Request.of("GET", "https://localhost/_simulator/health")).text())
			.isEqualTo("{\"status\":\"UP\"}");
	}

	@ParameterizedTest
	@CsvSource({ "GET,/nothing", "POST,/mutations", "DELETE,/reset", "GET,/faults/a/b", "GET,''" })
	void whatIsNotThereIsSaid(String method, String path) {
		assertProblem(this.rig.admin(method, path, ""), 404, "unknown-address");
	}

	@Test
	void unknownFaultsAreSaid() {
		assertProblem(this.rig.admin("GET", "/faults/x", ""), 404, "unknown-fault");
		assertProblem(this.rig.admin("DELETE", "/faults/x", ""), 404, "unknown-fault");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					''                                              | The body has to be a JSON object
					{                                               | The body is not JSON at line 1, column 2
					[]                                              | The body has to be a JSON object
					{}                                              | kind is missing
					{"kind":"explode"}                              | kind has to be one of refuse
					{"kind":7}                                      | kind has to be a text
					{"kind":"refuse","stauts":409}                  | stauts is not known here; known are
					{"kind":"refuse","status":200}                  | status has to be a whole number from 400 to 599
					{"kind":"refuse","status":"409"}                | status has to be a whole number
					{"kind":"refuse","code":"a\\u0000b"}            | code has to be a text without control characters
					{"kind":"refuse","times":0}                     | times has to be a whole number from 1
					{"kind":"refuse","after":"10s"}                 | after has to be an ISO-8601 duration
					{"kind":"refuse","after":"-PT1S"}               | after has to be an ISO-8601 duration
					{"kind":"refuse","for":"P9999D"}                | for has to be an ISO-8601 duration of at most 365 days
					{"kind":"refuse","for":"PT1S","until":"2026-01-05T10:00:00Z"} | for and until say the same thing
					{"kind":"refuse","until":"2026-01-05T08:00:00Z"} | until lies before the fault's beginning
					{"kind":"refuse","until":"soon"}                | until has to be an RFC 3339 time
					{"kind":"refuse","match":{}}                    | match has to name a method, a path, a circuit or an item
					{"kind":"refuse","match":"*"}                   | match has to be an object
					{"kind":"refuse","match":{"url":"*"}}           | match.url is not known here
					{"kind":"refuse","match":{"method":"FETCH"}}    | match.method has to be one of
					{"kind":"refuse","match":{"circuit":"nowhere"}} | There is no circuit nowhere
					{"kind":"stall"}                                | A stall needs exactly one of hold
					{"kind":"stall","never":true,"takes":"PT1S"}    | A stall needs exactly one of hold
					{"kind":"stall","never":"yes"}                  | never has to be true or false
					{"kind":"drift","circuit":"contoso-ams"}        | A drift needs either set
					{"kind":"drift","set":{"state":"Disabled"}}     | circuit is missing
					{"kind":"drift","circuit":"contoso-ams","set":{"state":"Off"}} | set.state has to be one of Enabled, Disabled
					{"kind":"drift","circuit":"contoso-ams","set":{"vlan":1}} | set.vlan is not known here
					{"kind":"convergence"}                          | A convergence fault needs at least one of
					{"kind":"convergence","factor":0}               | factor has to be a number
					{"kind":"convergence","missing":[]}             | missing has to be a list of texts
					{"kind":"convergence","missing":[1]}            | missing has to be a list of texts
					{"kind":"convergence","linkDown":"third"}       | linkDown has to be one of primary, secondary
					{"kind":"convergence","flap":{"link":"primary","every":"PT5S","down":"PT5S"}} | flap.down has to be shorter
					{"kind":"convergence","flap":{}}                | flap.link is missing
					{"kind":"throttle","retryAfter":-1}             | retryAfter has to be a whole number from 0""")
	void badOrdersAreRefusedInASentenceAndOrderNothing(String body, String sentence) {
		var refused = this.rig.admin("POST", "/faults", body);

		assertProblem(refused, 400, "invalid-order");
		assertThat(Rig.json(refused).path("detail").asString()).startsWith(sentence);
		assertThat(Rig.json(this.rig.admin("GET", "/faults", "")).path("faults").isEmpty()).isTrue();
	}

	@Test
	void faultsAreListedAsOrderedWithWhatTheyDid() {
		var ordered = Rig.json(this.rig.admin("POST", "/faults",
				"{\"kind\":\"refuse\",\"match\":{\"method\":\"put\"},\"times\":2,\"for\":\"PT1M\"}"));
		this.rig.switchTo(Rig.AMS, "Disabled");

		var listed = Rig.json(this.rig.admin("GET", "/faults", "")).path("faults").path(0);
		assertThat(listed.path("id")).isEqualTo(ordered.path("id"));
		assertThat(listed.path("effect").path("kind").asString()).isEqualTo("refuse");
		assertThat(listed.path("match").path("method").asString()).isEqualTo("PUT");
		assertThat(listed.path("from").asString()).isEqualTo("2026-01-05T09:00:00Z");
		assertThat(listed.path("until").asString()).isEqualTo("2026-01-05T09:01:00Z");
		assertThat(listed.path("fired").asInt()).isEqualTo(1);
		assertThat(listed.path("active").asBoolean()).isTrue();
		this.rig.switchTo(Rig.AMS, "Disabled");
		assertThat(this.rig.fault(ordered.path("id").asString()).path("active").asBoolean()).isFalse();
	}

	@Test
	void theLedgerIsReadFromANumberOrAMomentOn() {
		this.rig.settle(Rig.AMS, "Disabled");
		this.rig.settle(Rig.AMS, "Enabled");

		assertThat(mutations("").path("count").asInt()).isEqualTo(2);
		assertThat(mutations("?since=1").path("mutations").path(0).path("seq").asInt()).isEqualTo(2);
		assertThat(mutations("?since=2").path("count").asInt()).isZero();
		assertThat(mutations("?since=2026-01-05T09:01:00Z").path("count").asInt()).isEqualTo(1);
		assertProblem(this.rig.admin("GET", "/mutations?since=yesterday", ""), 400, "invalid-order");
	}

	private JsonNode mutations(String query) {
		return Rig.json(this.rig.admin("GET", "/mutations" + query, ""));
	}

	@Test
	void aLineSaysWhoCalledForWhatAndWhatCameOfIt() {
		this.rig.send(Request.of("PUT", Rig.url(Rig.AMS + Rig.PEERING))
			.with("x-ms-client-request-id", "mine")
			.with("x-ms-correlation-request-id", "ours")
			.withBody("application/json", this.rig.writable(Rig.AMS).toString()));

		var line = mutations("").path("mutations").path(0);
		assertThat(line.path("at").asString()).isEqualTo("2026-01-05T09:00:00Z");
		assertThat(line.path("method").asString()).isEqualTo("PUT");
		assertThat(line.path("path").asString()).isEqualTo(Rig.AMS + Rig.PEERING);
		assertThat(line.path("circuit").asString()).isEqualTo("contoso-ams");
		assertThat(line.path("clientRequestId").asString()).isEqualTo("mine");
		assertThat(line.path("correlationId").asString()).isEqualTo("ours");
		assertThat(line.path("outcome").asString()).isEqualTo("ACCEPTED");
		assertThat(line.path("status").asInt()).isEqualTo(200);
		assertThat(line.path("tookEffect").asBoolean()).isTrue();
		assertThat(line.path("asyncOperation").asString()).hasSize(36);
	}

	@Test
	void callsWithoutATokenStandInTheLedgerAsWell() {
		this.rig.simulator.handle(Request.of("DELETE", Rig.url(Rig.AMS)));

		assertThat(mutations("").path("mutations").path(0).path("code").asString()).isEqualTo("AuthenticationFailed");
	}

	@Test
	void resetBringsBackTheFirstDay() {
		this.rig.simulator.order("{\"kind\":\"refuse\"}");
		this.rig.admin("PUT", "/settings", "{\"speed\":5}");
		this.rig.admin("DELETE", "/faults", "");
		this.rig.settle(Rig.AMS, "Disabled");

		assertThat(this.rig.admin("POST", "/reset", "").status()).isEqualTo(204);

		assertThat(mutations("").path("count").asInt()).isZero();
		assertThat(this.rig.peering(Rig.AMS).path("state").asString()).isEqualTo("Enabled");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("4");
		assertThat(this.rig.simulator.settings()).isEqualTo(Settings.DEFAULT);
	}

	@Test
	void settingsAreChangedByName() {
		var changed = Rig.json(this.rig.admin("PUT", "/settings",
				"{\"speed\":2,\"durations\":{\"peeringPut\":\"PT10S\"},\"assumptions\":{\"ifMatch\":\"HONOURED\"}}"));

		assertThat(changed.path("durations").path("peeringPut").asString()).isEqualTo("PT10S");
		assertThat(changed.path("durations").path("bgpUp").asString()).isEqualTo("PT3S");
		assertThat(this.rig.simulator.settings().assumptions().ifMatch().name()).isEqualTo("HONOURED");
		var accepted = this.rig.switchTo(Rig.AMS, "Disabled");
		this.rig.time.advance("PT5S");
		assertThat(this.rig.status(accepted)).isEqualTo("Succeeded");
	}

	@Test
	void whatIsUnderWayEndsWhenItWasGoingTo() {
		var accepted = this.rig.switchTo(Rig.AMS, "Disabled");
		this.rig.admin("PUT", "/settings", "{\"speed\":1000}");

		this.rig.time.advance("PT3.9S");
		assertThat(this.rig.status(accepted)).isEqualTo("InProgress");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"sped":2}                                | sped is no setting; known here are speed, durations
					{"speed":"fast"}                          | speed has to be a number
					{"speed":0}                               | speed must be between 0.01 and 10000
					{"durations":4}                           | durations has to be an object
					{"durations":{"lunch":"PT1H"}}            | durations.lunch is no setting
					{"durations":{"bgpUp":"-PT1S"}}           | bgpUp must be between PT0S and P1D
					{"durations":{"bgpUp":"slow"}}            | durations.bgpUp cannot be slow; it has to be an ISO-8601 duration
					{"assumptions":{"ifMatch":"MAYBE"}}       | assumptions.ifMatch cannot be MAYBE; it has to be one of IGNORED, HONOURED
					{"assumptions":{"ifMatch":null}}          | assumptions.ifMatch has to be a string
					{"wire":{"retryAfterSeconds":-1}}         | retryAfterSeconds must be between 0 and 3600
					{"wire":{"tokenLifetime":"PT0S"}}         | tokenLifetime must be between PT1S and P1D""")
	void badSettingsAreRefusedAndChangeNothing(String body, String sentence) {
		var refused = this.rig.admin("PUT", "/settings", body);

		assertProblem(refused, 400, "invalid-order");
		assertThat(Rig.json(refused).path("detail").asString()).startsWith(sentence);
		assertThat(this.rig.simulator.settings()).isEqualTo(Settings.DEFAULT);
	}

	@Test
	void theEstateIsReadable() {
		this.rig.settle(Rig.AMS, "Disabled");

		var pair = Rig.json(this.rig.admin("GET", "/estate", "")).path("pairs").path(0);
		assertThat(pair.path("name").asString()).isEqualTo("contoso");
		var peering = pair.path("circuits").path(0).path("peerings").path(0);
		assertThat(peering.path("state").asString()).isEqualTo("Disabled");
		assertThat(peering.path("enabledOnRouters").asBoolean()).isFalse();
		assertThat(peering.path("sessions").path(0).path("up").asBoolean()).isFalse();
		assertThat(peering.path("sessions").path(0).path("prefixes").isEmpty()).isTrue();
		var other = pair.path("circuits").path(1).path("peerings").path(0).path("sessions");
		assertThat(List.of(other.size(), other.path(0).path("prefixes").size())).containsExactly(2, 4);
	}

}
