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

/// Failovers of a pair that is not well, over the whole way.
class SickFailoverTests {

	private static final String PRIMARY = """
			{"scope": "PRIMARY", "soak": "PT5S"}""";

	private static final String LOST_PREFIX = """
			{"kind": "convergence", "circuit": "contoso-dub", "missing": ["10.2.0.0/16"]}""";

	private static final String LOST_PRIMARY = """
			{"kind": "convergence", "circuit": "contoso-dub", "linkDown": "PRIMARY"}""";

	private static final String LOST_SECONDARY = """
			{"kind": "convergence", "circuit": "contoso-dub", "linkDown": "SECONDARY"}""";

	private static Mandate overriding(Purpose purpose, String... rules) {
		return new Mandate(purpose,
				List.of(rules)
					.stream()
					.map((rule) -> rule.split(" "))
					.map((rule) -> new RuleOverride(rule[0], rule[1], null, "the line is cut", "alice", true))
					.toList());
	}

	private static Mandate overridingPrefixes(Purpose purpose) {
		return overriding(purpose, "prefixes-covered contoso-dub", "gateway-has-both-paths contoso-gw");
	}

	/// Lets time pass until a fault shows in every table.
	private static Flight sick(Flight flight, String... faults) {
		for (var fault : faults) {
			flight.fault(fault);
		}
		flight.peering("contoso-dub");
		flight.time.pass(Duration.ofMinutes(1));
		return flight;
	}

	private static Operation parked(Flight flight) {
		return flight.until((operation) -> operation.phase() instanceof Phase.Parked);
	}

	private static List<RuleVerdict> rules(Operation operation) {
		return operation.runs()
			.stream()
			.filter((run) -> run.key().equals("primary.check"))
			.map(StepRun::evidence)
			.flatMap((evidence) -> evidence.rules().stream())
			.toList();
	}

	@Test
	void anEmergencyHoldsUntilSomebodyBringsItBack() {
		var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), PRIMARY);
		parked(flight);
		flight.passUntil(flight.time.instant().plus(Duration.ofDays(3)));
		assertThat(flight.peering("contoso-ams").path("state").asString()).isEqualTo("Disabled");
		assertThat(flight.operation().status()).isEqualTo(Status.AWAITING_DECISION);

		flight.decide(Decision.PROCEED);

		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.peering("contoso-ams").path("state").asString()).isEqualTo("Enabled");
	}

	@Test
	void anEmergencyThatLosesTheSurvivorInItsHoldAsksAndRestoresNothing() {
		var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), PRIMARY);
		parked(flight);
		flight.fault(LOST_PRIMARY).fault(LOST_SECONDARY);
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(10)));

		assertThat(flight.timeline()).contains("contoso-dub (Dublin): primary down");
		assertThat(((Phase.Parked) flight.operation().phase()).question().offers()).first().isEqualTo(Decision.RESTORE);
		assertThat(flight.peering("contoso-ams").path("state").asString()).isEqualTo("Disabled");
	}

	@Test
	void anEmergencyThatLosesTheSurvivorBeforeTheDrainIsVerifiedTurnsBack() {
		var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), PRIMARY);
		flight.untilAt("primary.drained");
		flight.fault(LOST_PRIMARY).fault(LOST_SECONDARY);
		flight.fault("""
				{"kind": "convergence", "circuit": "contoso-ams", "never": true}""");
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(10)));

		assertThat(flight.peering("contoso-ams").path("state").asString()).as(flight.timeline()).isEqualTo("Enabled");
	}

	@Test
	void whatFailsIsRejectedWithTheVerdictsOfAPreview() {
		var flight = sick(Flight.of(Mandate.of(Purpose.EMERGENCY), PRIMARY), LOST_PREFIX);
		var operation = flight.untilEnded();
		assertThat(operation.status()).isEqualTo(Status.REJECTED);
		assertThat(flight.received()).isEmpty();

		var previewed = flight.replica.preview("PEERING_FAILOVER", Mandate.of(Purpose.EMERGENCY),
				"{\"target\": {\"circuitPair\": \"contoso\"}, \"parameters\": " + PRIMARY + "}");

		assertThat(previewed.allowed()).isFalse();
		assertThat(previewed.rules()).usingRecursiveComparison()
			.ignoringFields("observedAt")
			.isEqualTo(rules(operation));
	}

	@Test
	void anEmergencyThatIsRefusedForWhatMayBeOverriddenSaysSo() {
		var overridable = sick(Flight.of(Mandate.of(Purpose.EMERGENCY), PRIMARY), LOST_PRIMARY);
		overridable.untilEnded();
		assertThat(overridable.timeline()).contains("repair the other one first. If that has to be risked, "
				+ "a named person may ask again with overrides for: survivor-both-links of contoso-dub.");

		var nobody = sick(Flight.of(Mandate.of(Purpose.EMERGENCY), PRIMARY), LOST_PRIMARY, LOST_SECONDARY);
		nobody.untilEnded();
		assertThat(nobody.timeline()).contains("Nothing was changed").doesNotContain("with overrides for");
	}

	@Test
	void anEmergencyGoesOnWithWhatAPersonAnswersFor() {
		var flight = sick(Flight.of(overridingPrefixes(Purpose.EMERGENCY), PRIMARY), LOST_PREFIX);

		assertThat(parked(flight).lastRun().key()).as(flight.timeline()).isEqualTo("primary.hold");
		assertThat(flight.peering("contoso-ams").path("state").asString()).isEqualTo("Disabled");
	}

	@Test
	void anOverrideThatIsNotNeededIsRejectedByName() {
		var flight = Flight.of(overridingPrefixes(Purpose.EMERGENCY), PRIMARY);

		var operation = flight.untilEnded();

		assertThat(operation.status()).isEqualTo(Status.REJECTED);
		assertThat(flight.timeline()).contains("prefixes-covered of contoso-dub stands in nobody's way");
	}

	@Test
	void inMaintenanceASecondPersonHasToAgree() {
		var flight = sick(Flight.of(overridingPrefixes(Purpose.MAINTENANCE), PRIMARY), LOST_PREFIX);
		var asked = ((Phase.Parked) parked(flight).phase()).question();
		assertThat(asked.text()).isEqualTo(
				"alice wants to override prefixes-covered of contoso-dub (the line is cut; no value named, so the one of the first check), "
						+ "gateway-has-both-paths of contoso-gw (the line is cut; no value named, so the one of the first check). Does a second person agree?");

		for (var nobody : List.of(new Requester("alice", true, "other"), new Requester("robot", false, "bot"),
				new Requester("robot", false, "bot", "bob"), new Requester("bob", true, "cli").relaying("carol"))) {
			assertThat(flight.replica.decide(flight.id, Decision.PROCEED, nobody)).isNotInstanceOf(Settled.Taken.class);
		}
		assertThat(flight.replica.decide(flight.id, Decision.PROCEED, new Requester("bob", true, "cli")))
			.isInstanceOf(Settled.Taken.class);

		flight.untilAt("primary.hold");
		assertThat(flight.peering("contoso-ams").path("state").asString()).isEqualTo("Disabled");
	}

}
