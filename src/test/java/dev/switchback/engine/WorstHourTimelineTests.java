package dev.switchback.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.switchback.Golden;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.simulator.world.Assumptions;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What people read when things go wrong, of the real playbook on the simulator. Approved line by line: a difference is either
/// a mistake or a better sentence.
class WorstHourTimelineTests {

	private static final Path TIMELINES = Path.of("src/test/resources/timelines/peering-failover");

	private static final String DRILL = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S", "restoreWithin": "PT15M"}""";

	private static final String ASKING = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""";

	private static final String ASKED_TO_ASK = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S", "onSurvivorLoss": "ASK"}""";

	private static final String LOST_PREFIX = """
			{"kind": "convergence", "circuit": "contoso-dub", "missing": ["10.2.0.0/16"]}""";

	private static Flight flight(Purpose purpose, String parameters) {
		return Flight.of(Mandate.of(purpose), parameters);
	}

	private static Flight parked(Flight flight) {
		flight.until((operation) -> operation.phase() instanceof Phase.Parked);
		return flight;
	}

	/// Both links of the circuit that carries go down.
	private static Flight survivorDown(Flight flight) {
		flight.passUntil(flight.time.instant().plus(Duration.ofSeconds(30)));
		for (var link : List.of("primary", "secondary")) {
			flight.fault(
					"{\"kind\": \"convergence\", \"circuit\": \"contoso-dub\", \"linkDown\": \"%s\", \"for\": \"PT10M\"}"
						.formatted(link));
		}
		return flight;
	}

	private static void approved(String name, Flight flight) throws IOException {
		approved(name, flight, flight.timeline());
	}

	private static void approved(String name, Flight flight, String timeline) throws IOException {
		Golden.holds(TIMELINES.resolve(name + ".txt"), "%s%nAzure received:%n  %s%n".formatted(timeline,
				flight.received().isEmpty() ? "nothing" : String.join("\n  ", flight.received())));
	}

	private static String state(Flight flight, String circuit) {
		return flight.peering(circuit).path("state").asString();
	}

	@Test
	void prefixesMissing() throws IOException {
		var flight = flight(Purpose.DRILL, DRILL).fault(LOST_PREFIX);
		flight.peering("contoso-dub");
		flight.time.pass(Duration.ofMinutes(1));
		assertThat(flight.untilEnded().status()).isEqualTo(Status.REJECTED);
		approved("prefixes-missing", flight);
	}

	@Test
	void survivorDegradesDuringADrill() throws IOException {
		var flight = survivorDown(parked(flight(Purpose.DRILL, DRILL)));
		assertThat(flight.untilEnded().status()).isEqualTo(Status.RESTORED);
		assertThat(state(flight, "contoso-ams")).isEqualTo("Enabled");
		approved("survivor-degrades-drill", flight);
	}

	@Test
	void survivorDegradesDuringMaintenanceThatWantedToBeAsked() throws IOException {
		var flight = survivorDown(parked(flight(Purpose.MAINTENANCE, ASKED_TO_ASK)));
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(2)));
		assertThat(state(flight, "contoso-ams")).isEqualTo("Disabled");
		flight.decide(Decision.RESTORE);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.RESTORED);
		approved("survivor-degrades-maintenance", flight);
	}

	@Test
	void survivorDegradesDuringAnEmergency() throws IOException {
		var flight = survivorDown(parked(flight(Purpose.EMERGENCY, ASKING)));
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(5)));
		assertThat(state(flight, "contoso-ams")).isEqualTo("Disabled");
		flight.decide(Decision.RESTORE);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.RESTORED);
		assertThat(state(flight, "contoso-ams")).isEqualTo("Enabled");
		approved("survivor-degrades-emergency", flight);
	}

	@Test
	void throttled() throws IOException {
		var flight = flight(Purpose.DRILL,
				"""
						{"scope": "PRIMARY", "hold": {"mode": "FOR", "duration": "PT10S"}, "soak": "PT5S", "restoreWithin": "PT15M"}""")
			.fault("""
					{"kind": "throttle", "retryAfter": 17, "match": {"method": "PUT"}, "times": 1}""");
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
		approved("throttled", flight);
	}

	@Test
	void blindForTenMinutes() throws IOException {
		var flight = parked(flight(Purpose.MAINTENANCE, ASKING));
		flight.fault("""
				{"kind": "blind", "for": "PT10M"}""");
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(11)));
		assertThat(state(flight, "contoso-ams")).isEqualTo("Disabled");
		flight.decide(Decision.PROCEED);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
		approved("blind-for-ten-minutes", flight);
	}

	@Test
	void escalatedDrill() throws IOException {
		var flight = parked(flight(Purpose.DRILL, DRILL));
		flight.decide(Decision.ESCALATE);
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(2)));
		assertThat(state(flight, "contoso-ams")).isEqualTo("Disabled");
		flight.decide(Decision.RESTORE);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.RESTORED);
		approved("escalated-drill", flight);
	}

	@Test
	void supersededDrill() throws IOException {
		var flight = parked(flight(Purpose.DRILL, DRILL));
		var emergency = flight.replica.ask("PEERING_FAILOVER", Mandate.of(Purpose.EMERGENCY),
				"{\"target\": {\"circuitPair\": \"contoso\"}, \"parameters\": " + ASKING + "}", flight.id);
		flight.replica.until(emergency, Duration.ofMinutes(10), (it) -> it.phase() instanceof Phase.Parked);
		assertThat(flight.operation().status()).isEqualTo(Status.SUPERSEDED);
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(20)));
		assertThat(state(flight, "contoso-ams")).as("the drill's deadline is over, and nothing restores by itself")
			.isEqualTo("Disabled");
		flight.replica.decide(emergency, Decision.PROCEED);
		assertThat(flight.replica.untilEnded(emergency).status()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.mutations()).hasSize(2);
		approved("superseded-drill", flight, both(flight, emergency));
	}

	private static String both(Flight flight, UUID emergency) {
		return "The drill:%n%s%nThe emergency:%n%s".formatted(flight.timeline(), flight.replica.timeline(emergency));
	}

	@Test
	void portalUserReEnablesDuringAnEmergency() throws IOException {
		var flight = parked(flight(Purpose.EMERGENCY, ASKING)).fault("""
				{"kind": "drift", "circuit": "contoso-ams", "set": {"state": "Enabled"}}""");
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(2)));
		assertThat(flight.operation().owed()).isEmpty();
		flight.decide(Decision.RESTORE);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.RESTORED);
		assertThat(flight.mutations()).hasSize(1);
		approved("portal-user-re-enables-emergency", flight);
	}

	@Test
	void emergencyLeftDrained() throws IOException {
		var flight = parked(flight(Purpose.EMERGENCY, ASKING));
		flight.decide(Decision.LEAVE_DRAINED);
		flight.passUntil(flight.time.instant().plus(Duration.ofDays(1)));
		assertThat(state(flight, "contoso-ams")).isEqualTo("Disabled");
		assertThat(flight.operation().owed()).hasSize(1);
		flight.decide(Decision.RESTORE);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.RESTORED);
		approved("emergency-left-drained", flight);
	}

	@Test
	void overrideUsed() throws IOException {
		var overrides = List.of(
				new RuleOverride("prefixes-covered", "contoso-dub", null, "10.2.0.0/16 is idle", "alice", true),
				new RuleOverride("gateway-has-both-paths", "contoso-gw", null, "10.2.0.0/16 is idle", "alice", true));
		var flight = Flight.of(new Mandate(Purpose.EMERGENCY, overrides), ASKING).fault(LOST_PREFIX);
		flight.peering("contoso-dub");
		flight.time.pass(Duration.ofMinutes(1));
		parked(flight);
		flight.decide(Decision.PROCEED);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
		approved("override-used", flight);
	}

	@Test
	void broughtBackButNotAsItWas() throws IOException {
		var flight = parked(flight(Purpose.DRILL, DRILL)).fault("""
				{"kind": "convergence", "circuit": "contoso-ams", "missing": ["10.2.0.0/16"]}""");
		flight.decide(Decision.PROCEED);
		parked(flight);
		assertThat(state(flight, "contoso-ams")).isEqualTo("Enabled");
		flight.decide(Decision.ACCEPT_AS_IS);
		assertThat(flight.until(Operation::ended).status()).isEqualTo(Status.SUCCEEDED);
		approved("brought-back-but-not-as-it-was", flight);
	}

	@Test
	void coveredByASummaryThatNobodyDeclared() throws IOException {
		var flight = parked(Flight.sick(Mandate.of(Purpose.MAINTENANCE), "summary-only", """
				{"scope": "PRIMARY"}"""));
		flight.decide(Decision.CANCEL);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.CANCELED);
		approved("covered-by-a-summary", flight);
	}

	@Test
	void md5Unknown() throws IOException {
		var flight = Flight.undeclared(Mandate.of(Purpose.EMERGENCY), "four-byte-asn", """
				{"scope": "PRIMARY"}""");
		assertThat(flight.untilEnded().status()).isEqualTo(Status.REJECTED);
		approved("md5-unknown", flight);
	}

	@Test
	void microsoftPeeringEndsInValidationNeeded() throws IOException {
		var flight = Flight.sick(Mandate.of(Purpose.DRILL), "microsoft",
				"""
						{"scope": "PRIMARY", "peeringType": "MicrosoftPeering", "soak": "PT5S", "hold": {"mode": "FOR", "duration": "PT1M"}}""");
		flight.fault("""
				{"kind": "validation", "circuit": "microsoft-ams"}""");
		parked(flight);
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(2)));
		flight
			.fault("""
					{"kind": "drift", "circuit": "microsoft-ams", "peering": "MicrosoftPeering", "set": {"validation": "Configured"}}""");
		flight.decide(Decision.RETRY);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
		approved("microsoft-validation-needed", flight);
	}

	@Test
	void bothFamilies() throws IOException {
		var flight = Flight.sick(Mandate.of(Purpose.DRILL), "dual-stack",
				"""
						{"scope": "BOTH", "addressFamilies": ["IPV4", "IPV6"], "soak": "PT5S", "hold": {"mode": "FOR", "duration": "PT1M"}}""")
			.assuming(Settings.DEFAULT.with(Assumptions.HARMFUL.with("ipv6InSummaries", true)));
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
		approved("both-families", flight);
	}

	@Test
	void metroRefused() throws IOException {
		var flight = Flight.between(Mandate.of(Purpose.MAINTENANCE), "Amsterdam Metro", "Amsterdam2", """
				{"scope": "PRIMARY"}""");
		assertThat(flight.untilEnded().status()).isEqualTo(Status.REJECTED);
		approved("metro-refused", flight);
	}

}
