package dev.switchback.engine;

import java.time.Duration;
import java.util.List;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Requester;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.RuleVerdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// Somebody answers for rules while an emergency is under way.
class LateOverridesTests {

	private static final String BOTH = """
			{"scope": "BOTH", "soak": "PT5S", "hold": {"mode": "UNTIL_DECISION"}}""";

	private static final String MAINTENANCE = """
			{"kind": "routes", "circuit": "contoso-ams", "maintenance": true}""";

	private static final String HIDDEN_CIRCUIT = """
			{"kind": "blind", "match": {"method": "GET", "path": "*expressRouteCircuits/contoso-ams"}, "for": "PT1H"}""";

	private static final String HIDDEN_TABLES = """
			{"kind": "refuse", "status": 403, "match": {"path": "*contoso-dub*routeTable*"}}""";

	private static RuleOverride override(String rule, String subject, boolean person) {
		return new RuleOverride(rule, subject, null, "nothing else is left", "alice", person);
	}

	private static final RuleOverride IN_MAINTENANCE = override("survivor-not-in-maintenance", "contoso-ams", true);

	private static Operation parkedAt(Flight flight, String step) {
		return flight.until((operation) -> operation.ended()
				|| (operation.phase() instanceof Phase.Parked && operation.lastRun().key().equals(step)));
	}

	/// A drill of both that became an emergency, and cannot drain the second circuit because Microsoft maintains the first.
	private static Flight asking() {
		var flight = Flight.drill(Crashes.never(), BOTH);
		parkedAt(flight, "primary.hold");
		flight.fault(MAINTENANCE);
		assertThat(flight.replica.overriding(flight.id, Decision.ESCALATE, List.of(IN_MAINTENANCE), Replica.ALICE))
			.isEqualTo(new Settled.Unfit("/overrides/0",
					"survivor-not-in-maintenance of contoso-ams stands in nobody's way where this is now, "
							+ "so there is nothing to override. Leave it out."));
		flight.decide(Decision.ESCALATE);
		flight.decide(Decision.PROCEED);
		assertThat(parkedAt(flight, "secondary.check").ended()).as(flight.timeline()).isFalse();
		return flight;
	}

	@Test
	void whoIsAskedAboutARuleSeesItsVerdict() {
		var operation = asking().operation();

		assertThat(operation.lastRun().evidence().violations(Purpose.EMERGENCY)).extracting(RuleVerdict::rule)
			.containsExactly("survivor-not-in-maintenance");
		assertThat(Choices.of(operation)).filteredOn(Choice::overrides)
			.extracting(Choice::decision)
			.containsExactly(Decision.RETRY);
		assertThat(Choices.of(operation)).filteredOn(Choice::overrides)
			.allSatisfy((choice) -> assertThat(choice.consequence()).contains("Takes overrides along"));
	}

	@Test
	void aDrillThatBecameAnEmergencyGoesOnWithWhatAPersonAnswersFor() {
		var flight = asking();

		assertThat(flight.replica.overriding(flight.id, Decision.RETRY, List.of(IN_MAINTENANCE), Replica.ALICE))
			.isInstanceOf(Settled.Taken.class);

		assertThat(parkedAt(flight, "secondary.hold").lastRun().key()).as(flight.timeline())
			.isEqualTo("secondary.hold");
		assertThat(flight.timeline())
			.contains("alice decided RETRY and answers for survivor-not-in-maintenance of contoso-ams "
					+ "(nothing else is left; seen: eight or more).")
			.contains(
					"can carry everything, but for what is overridden: survivor-not-in-maintenance of contoso-ams by alice");
		flight.decide(Decision.PROCEED);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void whatNobodyMayAnswerForIsRefusedAsAtTheDoor() {
		var flight = asking();
		var before = flight.operation();

		assertThat(flight.replica.overriding(flight.id, Decision.RETRY,
				List.of(override("everything", "contoso-ams", true)), Replica.ALICE))
			.isInstanceOfSatisfying(Settled.Unfit.class, (unfit) -> assertThat(unfit.sentence())
				.startsWith("everything of contoso-ams stands in nobody's way"));
		assertThat(flight.replica.overriding(flight.id, Decision.RESTORE, List.of(IN_MAINTENANCE), Replica.ALICE))
			.isEqualTo(new Settled.Unfit("/overrides", "Only ESCALATE and RETRY take overrides. Leave this out."));
		assertThat(catchThrowableOfType(InvalidRequest.class,
				() -> flight.replica.overriding(flight.id, Decision.RETRY,
						List.of(override("survivor-not-in-maintenance", "contoso-ams", false)),
						new Requester("robot", false, "bot"))))
			.hasMessage("Only a named person may answer for a rule, and this token stands for a service.");
		assertThat(flight.operation()).isEqualTo(before);
	}

	@Test
	void nothingThatFailsBesidesIsAnsweredFor() {
		var flight = asking();
		flight.fault(HIDDEN_CIRCUIT);

		flight.replica.overriding(flight.id, Decision.RETRY, List.of(IN_MAINTENANCE), Replica.ALICE);

		assertThat(parkedAt(flight, "secondary.check").lastRun().evidence().violations(Purpose.EMERGENCY))
			.extracting(RuleVerdict::rule)
			.containsExactly("two-peering-locations", "gateway-has-both-paths");
	}

	@Test
	void whoeverMakesItAnEmergencyMayAnswerForWhatStandsInItsWay() {
		var flight = Flight.drill(Crashes.never(), BOTH);
		parkedAt(flight, "primary.hold");
		flight.fault(HIDDEN_CIRCUIT);
		flight.decide(Decision.PROCEED);
		var stuck = flight.until((operation) -> operation.lastRun().key().equals("secondary.check")
				&& operation.lastRun().sentence() != null);
		assertThat(stuck.phase()).as(flight.timeline()).isInstanceOf(Phase.Forward.class);

		assertThat(flight.replica.overriding(flight.id, Decision.RETRY, List.of(IN_MAINTENANCE), Replica.ALICE))
			.isInstanceOf(Settled.NotAllowed.class);
		assertThat(flight.replica.overriding(flight.id, Decision.ESCALATE,
				List.of(override("two-peering-locations", "contoso-ams", true),
						override("gateway-has-both-paths", "other gateways", true)),
				Replica.ALICE))
			.isInstanceOf(Settled.Taken.class);

		assertThat(parkedAt(flight, "secondary.hold").lastRun().key()).as(flight.timeline())
			.isEqualTo("secondary.hold");
	}

	@Test
	void anEmergencyThatCannotSeeIsAnsweredForBeforeAnythingIsChanged() {
		var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), """
				{"scope": "PRIMARY", "soak": "PT5S"}""").fault(HIDDEN_TABLES);
		parkedAt(flight, "primary.check");
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(1)));

		flight.replica.overriding(flight.id, Decision.RETRY,
				List.of(override("survivor-tables-seen", "contoso-dub", true)), Replica.ALICE);

		assertThat(parkedAt(flight, "primary.hold").ended()).as(flight.timeline()).isFalse();
		assertThat(flight.peering("contoso-ams").path("state").asString()).isEqualTo("Disabled");
	}

}
