package dev.switchback.engine;

import java.time.Duration;
import java.util.List;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What holds while a circuit is drained and once it is back, promise by promise, as docs/safety.md lists them.
class SafetyHoldTests {

	private static final String ASKING = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""";

	private static final String BOTH = """
			{"scope": "BOTH", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""";

	private static final String HIDDEN = """
			{"kind": "refuse", "status": 403, "match": {"path": "*contoso-dub*routeTable*"}}""";

	private static final String LOST = """
			{"kind": "convergence", "circuit": "contoso-dub", "linkDown": "both"}""";

	private static final String OFF = """
			{"kind": "drift", "circuit": "contoso-dub", "set": {"state": "Disabled"}}""";

	private static final String BY_HAND = """
			{"kind": "drift", "circuit": "contoso-ams", "set": {"state": "%s"}}""";

	private static final String SLOW = """
			{"kind": "convergence", "circuit": "contoso-ams", "never": true}""";

	private static final String DISABLED = "contoso-ams AzurePrivatePeering state Enabled→Disabled – ACCEPTED";

	private static final String ENABLED = "contoso-ams AzurePrivatePeering state Disabled→Enabled – ACCEPTED";

	private static Flight flight(Purpose purpose) {
		return Flight.of(Mandate.of(purpose), ASKING);
	}

	private static Flight holding(Purpose purpose) {
		var flight = flight(purpose);
		flight.untilAsked();
		return flight;
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void nothingIsSwitchedOffUnlessTheSurvivorWasReadEnabledRightBefore(Purpose purpose) {
		var flight = flight(purpose).aboutToDisable().showing(OFF).goAhead();
		assertThat(flight.untilEnded().touched()).as(flight.timeline()).isFalse();
		assertThat(flight.received()).isEmpty();
		assertThat(flight.timeline()).contains("Nothing was changed: the peering of contoso-dub is Disabled");
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void nothingIsSwitchedOffIfTheSurvivorWasSeenDownRightBefore(Purpose purpose) {
		var flight = flight(purpose).aboutToDisable().showing(LOST).goAhead();
		assertThat(flight.untilEnded().touched()).as(flight.timeline()).isFalse();
		assertThat(flight.received()).isEmpty();
	}

	@Test
	void nothingIsSwitchedOffWhileTheSurvivorCarriesNothingUnlessThatRuleIsOverridden() {
		var nothing = """
				{"kind": "convergence", "circuit": "contoso-dub", "missing": ["10.1.0.0/16", "10.2.0.0/16", "10.3.128.0/17", "192.168.100.0/24"]}""";
		var refused = flight(Purpose.EMERGENCY).aboutToDisable().showing(nothing).goAhead();
		assertThat(refused.untilEnded().touched()).isFalse();

		var overrides = List
			.of("survivor-both-links contoso-dub", "prefixes-covered contoso-dub", "gateway-has-both-paths contoso-gw")
			.stream()
			.map((rule) -> rule.split(" "))
			.map((rule) -> new RuleOverride(rule[0], rule[1], null, "nothing else is left", "alice", true))
			.toList();
		var answered = Flight.of(new Mandate(Purpose.EMERGENCY, overrides), ASKING).showing(nothing);
		answered.untilAsked();
		assertThat(answered.received()).containsExactly(DISABLED);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aSurvivorFoundDisabledRightAfterTheDisableBringsTheDrainedCircuitBackAtOnce(Purpose purpose) {
		var flight = flight(purpose);
		flight.untilTouched();
		flight.fault(OFF);
		flight.after(Duration.ofSeconds(30));
		assertThat(flight.received()).as(flight.timeline()).containsExactly(DISABLED, ENABLED);
		assertThat(flight.state("contoso-ams")).isEqualTo("Enabled");
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aSurvivorSeenDownUntilTheDrainIsVerifiedBringsTheDrainedCircuitBackAtOnce(Purpose purpose) {
		var flight = flight(purpose).fault(SLOW);
		flight.untilAt("primary.drained");
		flight.after(Duration.ofMinutes(1));
		assertThat(flight.received()).containsExactly(DISABLED);
		flight.fault(LOST);
		flight.after(Duration.ofSeconds(30));
		assertThat(flight.received()).as(flight.timeline()).containsExactly(DISABLED, ENABLED);
		assertThat(flight.state("contoso-ams")).isEqualTo("Enabled");
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void theSecondCircuitIsNeverBegunWhileAMutationOfTheFirstIsOpen(Purpose purpose) {
		var flight = Flight.of(Mandate.of(purpose), BOTH);
		flight.untilAsked();
		flight.fault("""
				{"kind": "lose", "match": {"method": "PUT", "circuit": "contoso-ams"}, "times": 1}""").fault("""
				{"kind": "blind", "match": {"circuit": "contoso-ams"}, "for": "PT3M"}""");
		flight.decide(Decision.PROCEED);
		flight.after(Duration.ofMinutes(2));
		assertThat(flight.operation().runs()).noneMatch((run) -> run.key().startsWith("secondary."));
		flight.until((operation) -> operation.lastRun().key().equals("secondary.hold"));
		assertThat(flight.operation().unsettled()).isEmpty();
		assertThat(flight.state("contoso-ams")).isEqualTo("Enabled");
	}

	@Test
	void aLostSurvivorCannotBeAcceptedAndIsAskedAboutAgainAtOnce() {
		var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), ASKING.replace("PT5S", "PT1M"));
		flight.untilAt("primary.covered");
		flight.fault(LOST);
		assertThat(flight.untilAsked().offers()).doesNotContain(Decision.ACCEPT_AS_IS);
		assertThat(flight.replica.decide(flight.id, Decision.ACCEPT_AS_IS)).isInstanceOf(Settled.NotAllowed.class);
		flight.decide(Decision.RETRY);
		flight.after(Duration.ofSeconds(15));
		assertThat(flight.operation().status()).as(flight.timeline()).isEqualTo(Status.AWAITING_DECISION);
		var question = flight.untilAsked();
		assertThat(question.offers()).startsWith(Decision.RESTORE).doesNotContain(Decision.ACCEPT_AS_IS);
		assertThat(question.text()).contains("primary down; secondary down");
		assertThat(flight.received()).containsExactly(DISABLED);
	}

	@ParameterizedTest
	@EnumSource(value = Purpose.class, names = { "MAINTENANCE", "EMERGENCY" })
	void whoAcceptsASurvivorThatCannotBeSeenIsNotAskedAboutItAgain(Purpose purpose) {
		var flight = Flight.of(Mandate.of(purpose), ASKING.replace("PT5S", "PT1M"));
		flight.untilAt("primary.covered");
		flight.fault(HIDDEN);
		assertThat(flight.untilAsked().offers()).contains(Decision.ACCEPT_AS_IS);
		flight.decide(Decision.ACCEPT_AS_IS);
		flight.after(Duration.ofMinutes(2));
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("primary.hold");
		assertThat(flight.received()).containsExactly(DISABLED);
	}

	@Test
	void aSurvivorLostInTheHoldOfADrillIsRestoredAtOnce() {
		var flight = holding(Purpose.DRILL).fault(LOST);
		flight.after(Duration.ofSeconds(15));
		assertThat(flight.received()).containsExactly(DISABLED, ENABLED);
	}

	@ParameterizedTest
	@EnumSource(value = Purpose.class, names = { "DRILL", "MAINTENANCE" })
	void aSurvivorLostWhileSomebodyIsToSwitchBackByHandIsRestoredAtOnce(Purpose purpose) {
		var flight = holding(purpose);
		flight.decide(Decision.DONE_OUTSIDE);
		flight.after(Duration.ofSeconds(20));
		assertThat(flight.received()).containsExactly(DISABLED);
		flight.fault(OFF);
		flight.after(Duration.ofSeconds(15));
		assertThat(flight.received()).as(flight.timeline()).containsExactly(DISABLED, ENABLED);
	}

	/// Who says in an emergency that it was done by hand knows how the survivor is, and has a minute for it.
	@Test
	void anEmergencyAsksAgainWithinAMinuteIfItWasNotSwitchedBackByHand() {
		var flight = holding(Purpose.EMERGENCY).fault(OFF);
		flight.after(Duration.ofSeconds(20));
		flight.decide(Decision.DONE_OUTSIDE);
		flight.after(Duration.ofSeconds(50));
		assertThat(flight.operation().status()).isEqualTo(Status.RUNNING);
		flight.after(Duration.ofSeconds(15));
		assertThat(flight.untilAsked().text()).isEqualTo(
				"Trouble with “the private peering of contoso-ams (Amsterdam) was switched back by hand”: the peering of contoso-ams (Amsterdam) is Disabled, Succeeded. What now?");
		assertThat(flight.untilAsked().offers()).first().isEqualTo(Decision.RESTORE);
		assertThat(flight.received()).containsExactly(DISABLED);
	}

	@ParameterizedTest
	@ValueSource(strings = { LOST, OFF })
	void aSurvivorLostInTheHoldOfAnEmergencyAsksWithRestoreFirst(String fault) {
		var flight = holding(Purpose.EMERGENCY).fault(fault);
		flight.after(Duration.ofMinutes(10));
		assertThat(flight.untilAsked().offers()).first().isEqualTo(Decision.RESTORE);
		assertThat(flight.received()).containsExactly(DISABLED);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void beingBlindIsNotTakenForALostSurvivor(Purpose purpose) {
		var flight = holding(purpose).fault("""
				{"kind": "blind", "match": {"circuit": "contoso-dub"}, "for": "PT30M"}""");
		var asked = flight.untilAsked();
		flight.after(Duration.ofMinutes(30));
		assertThat(flight.untilAsked()).isEqualTo(asked);
		assertThat(flight.received()).containsExactly(DISABLED);
	}

	@Test
	void whatSomebodyElseSwitchedOnAgainIsOwedNoMoreAndALaterDisableIsTheirs() {
		var flight = holding(Purpose.EMERGENCY).fault(BY_HAND.formatted("Enabled"));
		flight.after(Duration.ofMinutes(1));
		assertThat(flight.operation().status()).isEqualTo(Status.AWAITING_DECISION);
		assertThat(flight.operation().obligations()).as(flight.timeline())
			.extracting(Obligation::state)
			.containsExactly(Obligation.State.VOID);

		flight.fault(BY_HAND.formatted("Disabled"));
		flight.after(Duration.ofMinutes(1));
		flight.decide(Decision.RESTORE);
		flight.after(Duration.ofMinutes(30));
		assertThat(flight.received()).as("a disable of somebody else's is not ours to undo").containsExactly(DISABLED);
		assertThat(flight.state("contoso-ams")).isEqualTo("Disabled");
	}

	@ParameterizedTest
	@EnumSource(value = Purpose.class, names = { "DRILL", "MAINTENANCE" })
	void whatSomebodyElseSwitchedOnAgainEndsADrillAndMaintenanceWithoutACallOfOurs(Purpose purpose) {
		var flight = holding(purpose).fault(BY_HAND.formatted("Enabled"));
		assertThat(flight.untilEnded().status()).isEqualTo(Status.RESTORED);
		assertThat(flight.received()).containsExactly(DISABLED);
		assertThat(flight.operation().obligations()).extracting(Obligation::state)
			.containsExactly(Obligation.State.VOID);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PROCEED", "RESTORE" })
	void ifOnlyTheEtagMovedItIsEnabledOnceAndSaidSo(String decision) {
		for (var purpose : Purpose.values()) {
			var flight = holding(purpose).fault("""
					{"kind": "drift", "circuit": "contoso-ams", "etagOnly": true}""");
			flight.after(Duration.ofMinutes(1));
			assertThat(flight.operation().status()).isEqualTo(Status.AWAITING_DECISION);
			flight.decide(Decision.valueOf(decision));
			flight.untilEnded();
			assertThat(flight.received()).containsExactly(DISABLED, ENABLED);
			assertThat(flight.timeline()).contains(
					"Sending: switch the private peering of contoso-ams (Amsterdam) as it was found, though somebody else wrote to it since it was switched off.");
		}
	}

	@Test
	void whatNobodyElseWroteToIsNotSaidToHaveBeenWrittenTo() {
		var flight = holding(Purpose.DRILL);
		flight.decide(Decision.PROCEED);
		flight.untilEnded();
		assertThat(flight.timeline()).doesNotContain("somebody else");
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void oneDisableAndOneEnableArePermittedPerSideWithoutAPerson(Purpose purpose) {
		var off = holding(purpose);
		off.fault("""
				{"kind": "ignore", "match": {"method": "PUT"}}""");
		off.decide(Decision.PROCEED);
		off.after(Duration.ofHours(1));
		assertThat(off.received()).as(off.timeline()).filteredOn((line) -> !line.equals(DISABLED)).hasSize(1);

		var on = flight(purpose).fault("""
				{"kind": "ignore", "match": {"method": "PUT"}}""");
		on.after(Duration.ofHours(1));
		assertThat(on.received()).as(on.timeline()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void restoredMeansThatEverythingOfTheBaselineIsBackAndWhatIsMissingAsks(Purpose purpose) {
		var flight = holding(purpose).fault("""
				{"kind": "convergence", "circuit": "contoso-ams", "missing": ["10.2.0.0/16"]}""");
		flight.decide(Decision.PROCEED);
		var asked = flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("primary.restored");
		assertThat(asked.text()).contains("10.2.0.0/16 not over the primary link").doesNotContain("10.1.0.0/16");
		flight.mended();
		flight.decide(Decision.RETRY);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.received()).containsExactly(DISABLED, ENABLED);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void flappingAfterTheEnableIsReportedAndNeverDrainedAgain(Purpose purpose) {
		var flight = holding(purpose).fault("""
				{"kind": "convergence", "circuit": "contoso-ams",
				 "flap": {"link": "primary", "every": "PT20S", "down": "PT15S"}, "for": "PT5M"}""");
		flight.decide(Decision.PROCEED);
		flight.untilEnded();
		flight.after(Duration.ofMinutes(30));
		assertThat(flight.timeline()).contains("not everything of contoso-ams (Amsterdam) is back yet");
		assertThat(flight.received()).containsExactly(DISABLED, ENABLED);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void bytesThatStillArriveWhileBgpIsDownFailTheTrafficVerdict(Purpose purpose) {
		var flight = flight(purpose).fault("""
				{"kind": "convergence", "circuit": "contoso-ams", "countersFlow": true}""");
		flight.untilAsked();
		var traffic = flight.run("primary.traffic");
		assertThat(traffic.verdict()).isEqualTo(Verdict.FAIL);
		assertThat(traffic.sentence()).endsWith("on-premises still sends there");
		assertThat(flight.operation().lastRun().key()).as("it does not gate").isEqualTo("primary.hold");
	}

	@Test
	void anAdministrativeDisableIsNeverScoredAsDetectionOfAFailure() {
		var flight = holding(Purpose.DRILL);
		flight.decide(Decision.PROCEED);
		var ended = flight.untilEnded();
		assertThat(ended.status()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.timeline() + ended).doesNotContainIgnoringCase("detect").doesNotContain("BFD");
	}

	/// The mend of a step that never parked for ten minutes over what it could see all the time.
	@Test
	void whatWasSeenAndSettlesNothingIsSaidAndAnEmergencyAsksWithoutWaitingForMore() {
		var maintenance = Flight.sick(Mandate.of(Purpose.MAINTENANCE), "summary-only", """
				{"scope": "PRIMARY"}""");
		assertThat(maintenance.untilAsked().text())
			.contains("what is seen does not settle it: for some prefixes only a larger network arrives")
			.doesNotContain("nothing could be seen");
		assertThat(maintenance.operation().touched()).isFalse();

		var emergency = Flight.sick(Mandate.of(Purpose.EMERGENCY), "summary-only", """
				{"scope": "PRIMARY"}""");
		var begun = emergency.time.instant();
		emergency.untilAsked();
		assertThat(Duration.between(begun, emergency.time.instant())).isLessThan(Duration.ofSeconds(90));
	}

	@Test
	void whatIsSeenAndWhatIsNotAreToldApart() {
		var flight = Flight.sick(Mandate.of(Purpose.MAINTENANCE), "summary-only", """
				{"scope": "PRIMARY"}""").fault("""
				{"kind": "blind", "match": {"path": "*routeTablesSummary/primary*"}}""");
		assertThat(flight.untilAsked().text())
			.contains("what is seen does not settle it: for some prefixes only a larger network arrives")
			.contains("; and not seen since 2026-03-02T09:00:");
		assertThat(((Phase.Parked) flight.operation().phase()).question().offers()).contains(Decision.RETRY);
	}

	/// What is left of the risk that a process is paused between its last look and the socket.
	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aCallMayLeaveForNoMoreThan5SecondsAfterItsIntent(Purpose purpose) {
		var flight = holding(purpose);
		assertThat(flight.operation().mutations()).singleElement()
			.satisfies((mutation) -> assertThat(Duration.between(mutation.intendedAt(), mutation.notAfter()))
				.isEqualTo(Duration.ofSeconds(5)));
		assertThat(flight.until(Operation::touched).mutations()).hasSize(1);
	}

}
