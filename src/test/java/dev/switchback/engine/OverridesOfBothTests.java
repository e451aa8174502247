package dev.switchback.engine;

import java.time.Duration;
import java.util.List;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Requester;
import dev.switchback.operation.Status;
import dev.switchback.operation.StepRun;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.RuleVerdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Overrides where both circuits are drained, one after the other: each holds for the circuit whose rules it names.
class OverridesOfBothTests {

	private static final String BOTH = """
			{"scope": "BOTH", "soak": "PT5S", "hold": {"mode": "UNTIL_DECISION"}}""";

	private static final String DUBLIN_LACKS = """
			{"kind": "convergence", "circuit": "contoso-dub", "missing": ["10.2.0.0/16"]}""";

	private static final String AMSTERDAM_LACKS = """
			{"kind": "convergence", "circuit": "contoso-ams", "missing": ["10.1.0.0/16"]}""";

	private static final String AMSTERDAM_LACKS_MORE = """
			{"kind": "routes", "circuit": "contoso-ams", "withdraw": ["10.3.128.0/17"], "after": "PT14S"}""";

	private static final String[] EACH = { "prefixes-covered contoso-dub", "prefixes-covered contoso-ams",
			"gateway-has-both-paths contoso-gw" };

	private static Mandate overriding(Purpose purpose, String... rules) {
		return new Mandate(purpose,
				List.of(rules)
					.stream()
					.map((rule) -> rule.split(" "))
					.map((rule) -> new RuleOverride(rule[0], rule[1], null, "the lines are cut", "alice", true))
					.toList());
	}

	private static Flight sick(Mandate mandate, String... faults) {
		var flight = Flight.of(mandate, BOTH);
		for (var fault : faults) {
			flight.fault(fault);
		}
		flight.peering("contoso-dub");
		flight.time.pass(Duration.ofMinutes(1));
		return flight;
	}

	private static Operation parkedAt(Flight flight, String step) {
		return flight.until((operation) -> operation.ended()
				|| (operation.phase() instanceof Phase.Parked && operation.lastRun().key().equals(step)));
	}

	private static List<String> overridden(Operation operation, String step) {
		return operation.runs()
			.stream()
			.filter((run) -> run.key().equals(step))
			.map(StepRun::evidence)
			.flatMap((evidence) -> evidence.rules().stream())
			.filter((rule) -> rule.override() != null)
			.map((rule) -> rule.rule() + " " + rule.subject())
			.toList();
	}

	@Test
	void anEmergencyDrainsBothWithWhatAPersonAnswersForInEach() {
		var flight = sick(overriding(Purpose.EMERGENCY, EACH), DUBLIN_LACKS, AMSTERDAM_LACKS);

		assertThat(parkedAt(flight, "primary.hold").lastRun().key()).as(flight.timeline()).isEqualTo("primary.hold");
		assertThat(overridden(flight.operation(), "primary.check")).containsExactly("prefixes-covered contoso-dub",
				"gateway-has-both-paths contoso-gw");
		flight.decide(Decision.PROCEED);

		assertThat(parkedAt(flight, "secondary.hold").lastRun().key()).as(flight.timeline())
			.isEqualTo("secondary.hold");
		assertThat(overridden(flight.operation(), "secondary.check")).containsExactly("prefixes-covered contoso-ams",
				"gateway-has-both-paths contoso-gw");
		assertThat(flight.peering("contoso-ams").path("state").asString()).isEqualTo("Enabled");
		assertThat(flight.peering("contoso-dub").path("state").asString()).isEqualTo("Disabled");
		flight.decide(Decision.PROCEED);

		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.received()).hasSize(4).allMatch((line) -> line.endsWith("ACCEPTED"));
	}

	@Test
	void anOverrideThatFitsNeitherCircuitIsRejectedBeforeAnythingIsChanged() {
		var flight = sick(overriding(Purpose.EMERGENCY, EACH), DUBLIN_LACKS);

		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.REJECTED);
		assertThat(flight.timeline()).contains(
				"prefixes-covered of contoso-ams stands in nobody's way, so there is nothing to override; leave it out");
		assertThat(flight.operation().lastRun().key()).isEqualTo("both.check");
		assertThat(flight.received()).isEmpty();
	}

	@Test
	void anOverrideOfWhatIsJudgedForNeitherIsRejectedByName() {
		var flight = sick(overriding(Purpose.EMERGENCY, "gateway-has-both-paths nowhere-gw"));

		assertThat(flight.untilEnded().status()).isEqualTo(Status.REJECTED);
		assertThat(flight.timeline()).contains("gateway-has-both-paths of nowhere-gw is not judged here");
	}

	@Test
	void whatNobodyAnswersForIsReportedForBothCircuitsAtOnce() {
		var flight = sick(overriding(Purpose.EMERGENCY, "prefixes-covered contoso-dub", "common-gateway contoso-dub"),
				DUBLIN_LACKS, AMSTERDAM_LACKS);

		assertThat(flight.untilEnded().status()).isEqualTo(Status.REJECTED);
		assertThat(flight.operation().lastRun().evidence().violations(Purpose.EMERGENCY)).extracting(RuleVerdict::rule)
			.containsExactly("override-fitting", "gateway-has-both-paths", "prefixes-covered",
					"gateway-has-both-paths");
	}

	@Test
	void inMaintenanceASecondPersonAgreesOnceToAllOfThem() {
		var flight = sick(overriding(Purpose.MAINTENANCE, EACH), DUBLIN_LACKS, AMSTERDAM_LACKS);
		var asked = ((Phase.Parked) parkedAt(flight, "both.overrides").phase()).question();
		assertThat(asked.text()).startsWith("alice wants to override prefixes-covered of contoso-dub")
			.contains("prefixes-covered of contoso-ams")
			.endsWith("Does a second person agree?");
		assertThat(flight.replica.decide(flight.id, Decision.PROCEED, new Requester("alice", true, "other")))
			.isInstanceOf(Settled.NotYours.class);
		flight.replica.decide(flight.id, Decision.PROCEED, new Requester("bob", true, "cli"));

		assertThat(parkedAt(flight, "primary.hold").ended()).as(flight.timeline()).isFalse();
		flight.decide(Decision.PROCEED);
		assertThat(parkedAt(flight, "secondary.hold").ended()).as(flight.timeline()).isFalse();
		flight.decide(Decision.PROCEED);

		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void inMaintenanceAnOverrideForTheSecondCircuitLapsesIfItIsWorseByThen() {
		var flight = sick(overriding(Purpose.MAINTENANCE, EACH), DUBLIN_LACKS, AMSTERDAM_LACKS);
		parkedAt(flight, "both.overrides");
		flight.replica.decide(flight.id, Decision.PROCEED, new Requester("bob", true, "cli"));
		parkedAt(flight, "primary.hold");
		flight.decide(Decision.PROCEED);
		flight.fault(AMSTERDAM_LACKS_MORE);

		flight.untilEnded();

		assertThat(flight.timeline())
			.contains("the override by alice has lapsed, because it was 2 of 3 prefixes (not 10.1.0.0/16) then");
		assertThat(flight.received()).as("the second circuit was never touched").hasSize(2);
	}

}
