package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Requester;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What the three purposes mean, promise by promise, as docs/safety.md lists them.
class SafetyPurposesTests {

	private static final Requester BOT = new Requester("chatops", false, "bot");

	private static final String ASKING = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""";

	private static final String TIMED = """
			{"scope": "PRIMARY", "hold": {"mode": "FOR", "duration": "PT5M"}, "soak": "PT5S"}""";

	private static final String AT_A_DEADLINE = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S", "restoreWithin": "PT15M"}""";

	private static final String TOLD_TO_ASK = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S", "onSurvivorLoss": "ASK"}""";

	private static final String LOST_PREFIX = """
			{"kind": "convergence", "circuit": "contoso-dub", "missing": ["10.2.0.0/16"], "for": "PT6M"}""";

	private static final String LOST_SURVIVOR = """
			{"kind": "convergence", "circuit": "contoso-dub", "linkDown": "both", "for": "PT4H"}""";

	private static Flight flight(Purpose purpose, String parameters) {
		return Flight.of(Mandate.of(purpose), parameters);
	}

	private static Flight holding(Purpose purpose) {
		return holding(purpose, ASKING);
	}

	private static Flight holding(Purpose purpose, String parameters) {
		var flight = flight(purpose, parameters);
		flight.untilAsked();
		assertThat(flight.state("contoso-ams")).isEqualTo("Disabled");
		return flight;
	}

	private static void broughtBack(Flight flight, Status status) {
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(status);
		assertThat(flight.state("contoso-ams")).isEqualTo("Enabled");
		assertThat(flight.received()).containsExactly(
				"contoso-ams AzurePrivatePeering state Enabled→Disabled – ACCEPTED",
				"contoso-ams AzurePrivatePeering state Disabled→Enabled – ACCEPTED");
		assertThat(flight.operation().obligations()).noneMatch(Obligation::open);
	}

	private static long reminders(Flight flight) {
		return flight.store.events(flight.id, 0, Integer.MAX_VALUE)
			.stream()
			.map(Journal.Entry::event)
			.filter(Event.Reminded.class::isInstance)
			.count();
	}

	@Test
	void aDrillRestoresByItselfAtItsDeadlineAtTheLatest() {
		var flight = holding(Purpose.DRILL, AT_A_DEADLINE);
		var due = flight.operation().mutations().getFirst().intendedAt().plus(Duration.ofMinutes(15));
		flight.passUntil(due.minusSeconds(10));
		assertThat(flight.state("contoso-ams")).isEqualTo("Disabled");
		flight.passUntil(due.plusSeconds(10));
		assertThat(flight.state("contoso-ams")).isEqualTo("Enabled");
		broughtBack(flight, Status.RESTORED);
	}

	@Test
	void maintenanceIsBroughtBackWhenSomebodyDecidesSoAndNotBefore() {
		var flight = holding(Purpose.MAINTENANCE);
		assertThat(flight.after(Duration.ofHours(1)).status()).isEqualTo(Status.AWAITING_DECISION);
		assertThat(flight.mutations()).hasSize(1);
		flight.decide(Decision.PROCEED);
		broughtBack(flight, Status.SUCCEEDED);
	}

	@Test
	void maintenanceRemindsOfAQuestionThatNobodyAnswers() {
		var flight = holding(Purpose.MAINTENANCE);
		flight.after(Duration.ofMinutes(95));
		assertThat(reminders(flight)).isEqualTo(3);
	}

	@Test
	void anEmergencyNeverRestoresByItselfOnceItsDrainIsVerified() {
		var flight = holding(Purpose.EMERGENCY);
		flight.fault(LOST_SURVIVOR);
		assertThat(flight.after(Duration.ofHours(3)).status()).isEqualTo(Status.AWAITING_DECISION);
		assertThat(flight.received())
			.containsExactly("contoso-ams AzurePrivatePeering state Enabled→Disabled – ACCEPTED");
		assertThat(flight.state("contoso-ams")).isEqualTo("Disabled");
	}

	@ParameterizedTest
	@EnumSource(value = Purpose.class, names = { "DRILL", "MAINTENANCE" })
	void troubleTurnsADrillAndMaintenanceBack(Purpose purpose) {
		var flight = flight(purpose, ASKING);
		flight.untilAt("primary.covered");
		flight.fault(LOST_PREFIX);
		broughtBack(flight, Status.RESTORED);
		assertThat(flight.timeline()).contains("10.2.0.0/16");
	}

	@Test
	void troubleInAnEmergencyParksAndAsksWithRestoreOfferedFirst() {
		var flight = flight(Purpose.EMERGENCY, ASKING);
		flight.untilAt("primary.covered");
		flight.fault(LOST_PREFIX);
		assertThat(flight.untilAsked().offers()).first().isEqualTo(Decision.RESTORE);
		flight.after(Duration.ofHours(1));
		assertThat(flight.state("contoso-ams")).isEqualTo("Disabled");
		flight.decide(Decision.RESTORE);
		broughtBack(flight, Status.RESTORED);
	}

	@Test
	void aSurvivorLostInMaintenanceRestoresUnlessItWasAskedToAsk() {
		var restoring = holding(Purpose.MAINTENANCE);
		restoring.fault(LOST_SURVIVOR);
		restoring.after(Duration.ofMinutes(1));
		assertThat(restoring.state("contoso-ams")).isEqualTo("Enabled");
		restoring.mended();
		broughtBack(restoring, Status.RESTORED);

		var asking = holding(Purpose.MAINTENANCE, TOLD_TO_ASK);
		asking.fault(LOST_SURVIVOR);
		asking.after(Duration.ofMinutes(10));
		assertThat(asking.untilAsked().text()).contains("contoso-dub (Dublin): primary down");
		assertThat(asking.untilAsked().offers()).first().isEqualTo(Decision.RESTORE);
		assertThat(asking.state("contoso-ams")).isEqualTo("Disabled");
	}

	@ParameterizedTest
	@EnumSource(value = Purpose.class, names = { "DRILL", "MAINTENANCE" })
	void aTimedHoldOfADrillAndOfMaintenanceEndsInFailingBack(Purpose purpose) {
		var flight = flight(purpose, TIMED);
		var held = flight.untilAt("primary.hold").lastRun().startedAt();
		flight.passUntil(held.plus(Duration.ofMinutes(5)).minusSeconds(10));
		assertThat(flight.state("contoso-ams")).isEqualTo("Disabled");
		flight.passUntil(held.plus(Duration.ofMinutes(5)).plusSeconds(10));
		assertThat(flight.state("contoso-ams")).isEqualTo("Enabled");
		broughtBack(flight, Status.SUCCEEDED);
	}

	@Test
	void aTimedHoldIsRefusedInAnEmergency() {
		assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> flight(Purpose.EMERGENCY, TIMED))
			.withMessageContaining("a timer must not bring a sick circuit back");
		var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), """
				{"scope": "PRIMARY"}""");
		assertThat(flight.untilAsked().offers()).contains(Decision.PROCEED);
	}

	@Test
	void onlyADrillHasADeadline() {
		for (var purpose : List.of(Purpose.MAINTENANCE, Purpose.EMERGENCY)) {
			assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> flight(purpose, AT_A_DEADLINE))
				.withMessageContaining("Only a drill restores by itself at a deadline");
			var holding = holding(purpose);
			assertThat(holding.operation().deadline()).isEmpty();
			assertThat(holding.operation().owed()).allSatisfy((owed) -> assertThat(owed.due()).isNull());
		}
		var drill = holding(Purpose.DRILL);
		assertThat(drill.operation().deadline()).isPresent();
		assertThat(drill.operation().owed()).allSatisfy((owed) -> assertThat(owed.due()).isNotNull());
	}

	@ParameterizedTest
	@EnumSource(value = Purpose.class, names = { "DRILL", "MAINTENANCE" })
	void escalateTurnsARunningDrillOrMaintenanceIntoAnEmergencyAndSuspendsTheAutomaticRestore(Purpose purpose) {
		var flight = holding(purpose);
		flight.decide(Decision.ESCALATE);
		flight.fault(LOST_SURVIVOR);
		var escalated = flight.after(Duration.ofHours(1));
		assertThat(escalated.purpose()).isEqualTo(Purpose.EMERGENCY);
		assertThat(escalated.status()).isEqualTo(Status.AWAITING_DECISION);
		assertThat(escalated.deadline()).isEmpty();
		assertThat(flight.mutations()).hasSize(1);
		flight.mended();
		flight.decide(Decision.RESTORE);
		broughtBack(flight, Status.RESTORED);
	}

	@ParameterizedTest
	@EnumSource(value = Purpose.class, names = { "DRILL", "MAINTENANCE" })
	void onlyANamedPersonEscalates(Purpose purpose) {
		var flight = holding(purpose);
		assertThat(flight.replica.decide(flight.id, Decision.ESCALATE, BOT)).isInstanceOf(Settled.NotYours.class);
		assertThat(flight.operation().purpose()).isEqualTo(purpose);
		assertThat(flight.replica.decide(flight.id, Decision.ESCALATE)).isInstanceOf(Settled.Taken.class);
		assertThat(flight.timeline()).contains("alice decided ESCALATE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "primary.check", "primary.disable", "primary.drained", "primary.covered", "primary.hold",
			"primary.enable", "primary.restored" })
	void restoreIsAllowedInEveryPhase(String step) {
		for (var purpose : Purpose.values()) {
			var flight = flight(purpose, ASKING);
			if (List.of("primary.enable", "primary.restored").contains(step)) {
				flight.untilAsked();
				flight.decide(Decision.PROCEED);
			}
			flight.untilAt(step);
			var touched = flight.operation().touched();
			assertThat(flight.replica.decide(flight.id, Decision.RESTORE)).as("%s at %s", purpose, step)
				.isInstanceOf(Settled.Taken.class);
			assertThat(flight.untilEnded().status()).isEqualTo(touched ? Status.RESTORED : Status.CANCELED);
			assertThat(flight.state("contoso-ams")).isEqualTo("Enabled");
			assertThat(flight.mutations()).hasSize(touched ? 2 : 0);
		}
	}

	@Test
	void restoreIsAllowedWhileTheDisableIsUnderWayAndWhileItTurnsBack() {
		for (var purpose : Purpose.values()) {
			var flight = flight(purpose, ASKING).fault("""
					{"kind": "stall", "takes": "PT1M", "match": {"method": "PUT"}}""");
			flight.untilTouched();
			assertThat(flight.replica.decide(flight.id, Decision.RESTORE)).isInstanceOf(Settled.Taken.class);
			flight.after(Duration.ofSeconds(5));
			assertThat(flight.operation().status()).isEqualTo(Status.RESTORING);
			assertThat(flight.replica.decide(flight.id, Decision.RESTORE)).isInstanceOf(Settled.Taken.class);
			broughtBack(flight, Status.RESTORED);
		}
	}

	@Test
	void restoreIsAllowedAfterItFailed() {
		for (var purpose : Purpose.values()) {
			var flight = holding(purpose);
			flight.fault("""
					{"kind": "convergence", "circuit": "contoso-ams", "missing": ["10.2.0.0/16"]}""");
			flight.decide(Decision.RESTORE);
			assertThat(flight.untilEnded().status()).isEqualTo(Status.FAILED);
			flight.mended();
			assertThat(flight.replica.decide(flight.id, Decision.RESTORE)).isInstanceOf(Settled.Taken.class);
			broughtBack(flight, Status.RESTORED);
		}
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void restoreIsAllowedToAnyOperatorBeItAPersonOrAService(Purpose purpose) {
		var flight = holding(purpose);
		assertThat(flight.replica.decide(flight.id, Decision.RESTORE, BOT)).isInstanceOf(Settled.Taken.class);
		broughtBack(flight, Status.RESTORED);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void restoreIsTakenWhicheverQuestionItNames(Purpose purpose) {
		var read = UUID.randomUUID();
		var asked = holding(purpose);
		for (var decision : List.of(Decision.PROCEED, Decision.DONE_OUTSIDE, Decision.LEAVE_DRAINED)) {
			assertThat(asked.replica.answer(asked.id, decision, read)).as("%s is about what was read", decision)
				.isInstanceOf(Settled.OtherQuestion.class);
		}
		assertThat(asked.replica.answer(asked.id, Decision.RESTORE, read)).isInstanceOf(Settled.Taken.class);
		assertThat(asked.replica.answer(asked.id, Decision.RESTORE, read)).as("nothing is asked by now")
			.isInstanceOf(Settled.Taken.class);
		broughtBack(asked, Status.RESTORED);

		var onItsWay = flight(purpose, ASKING);
		onItsWay.untilAt("primary.covered");
		assertThat(onItsWay.replica.answer(onItsWay.id, Decision.RESTORE, read)).isInstanceOf(Settled.Taken.class);
		broughtBack(onItsWay, Status.RESTORED);
	}

	@ParameterizedTest
	@EnumSource(value = Purpose.class, names = { "DRILL", "MAINTENANCE" })
	void cancelIsTakenWhicheverQuestionItNames(Purpose purpose) {
		var flight = holding(purpose);
		assertThat(flight.replica.answer(flight.id, Decision.ESCALATE, UUID.randomUUID()))
			.as("that suspends what restores by itself")
			.isInstanceOf(Settled.OtherQuestion.class);
		assertThat(flight.replica.answer(flight.id, Decision.CANCEL, UUID.randomUUID()))
			.isInstanceOf(Settled.Taken.class);
		broughtBack(flight, Status.RESTORED);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void restoreDependsOnNoRule(Purpose purpose) {
		var flight = holding(purpose, (purpose == Purpose.MAINTENANCE) ? TOLD_TO_ASK : ASKING);
		flight.fault("""
				{"kind": "drift", "circuit": "contoso-dub", "set": {"state": "Disabled"}}""").fault("""
				{"kind": "blind", "match": {"method": "POST"}}""");
		flight.decide(Decision.RESTORE);
		flight.after(Duration.ofMinutes(1));
		assertThat(flight.state("contoso-ams")).isEqualTo("Enabled");
		assertThat(flight.state("contoso-dub")).as("that is somebody else's").isEqualTo("Disabled");
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void restoreWaitsForNothingButAFaithfulWrite(Purpose purpose) {
		var flight = Flight.keyed(Crashes.never(), Mandate.of(purpose), "s3cret", ASKING,
				Map.of("KEYED_MD5", "s3cret"));
		flight.untilAsked();
		flight.store.lose(flight.operation().owed().getFirst().id());
		flight.decide(Decision.RESTORE);
		var hindered = flight.after(Duration.ofHours(1));
		assertThat(hindered.status()).isEqualTo(Status.RESTORING);
		assertThat(((Phase.Restoring) hindered.phase()).hindrance()).contains("cannot be written back as it is");
		assertThat(flight.mutations()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(value = Purpose.class, names = { "DRILL", "MAINTENANCE" })
	void cancelAfterAChangeMeansRestoreInADrillAndInMaintenance(Purpose purpose) {
		var flight = holding(purpose);
		assertThat(flight.replica.decide(flight.id, Decision.CANCEL)).isInstanceOf(Settled.Taken.class);
		broughtBack(flight, Status.RESTORED);
	}

	@Test
	void cancelAfterAChangeIsRefusedInAnEmergency() {
		var flight = holding(Purpose.EMERGENCY);
		var before = flight.operation();
		assertThat(flight.replica.decide(flight.id, Decision.CANCEL)).isNotInstanceOf(Settled.Taken.class);
		assertThat(flight.operation()).isEqualTo(before);
	}

	@Test
	void leaveDrainedEndsAnEmergencyAsHandedOverWithAVisibleStandingDrain() {
		var flight = holding(Purpose.EMERGENCY);
		assertThat(flight.replica.decide(flight.id, Decision.LEAVE_DRAINED, BOT)).isInstanceOf(Settled.NotYours.class);
		flight.decide(Decision.LEAVE_DRAINED);
		assertThat(flight.after(Duration.ofHours(1)).status()).isEqualTo(Status.HANDED_OVER);
		assertThat(flight.state("contoso-ams")).isEqualTo("Disabled");
		assertThat(flight.store.obligations(null, 9)).singleElement()
			.satisfies((owed) -> assertThat(owed.obligation().title())
				.isEqualTo("bring the private peering of contoso-ams (Amsterdam) back as it was found"));
		assertThat(flight.store.claims(null, 9)).hasSize(2);
	}

	@Test
	void acceptAsIsByAPersonMakesWhatIsSeenTheNewBaseline() {
		var flight = holding(Purpose.DRILL).fault("""
				{"kind": "convergence", "circuit": "contoso-ams", "missing": ["10.2.0.0/16"]}""");
		flight.decide(Decision.PROCEED);
		assertThat(flight.untilAsked().offers()).contains(Decision.ACCEPT_AS_IS);
		assertThat(flight.replica.decide(flight.id, Decision.ACCEPT_AS_IS, BOT)).isInstanceOf(Settled.NotYours.class);
		flight.decide(Decision.ACCEPT_AS_IS);
		broughtBack(flight, Status.SUCCEEDED);
		assertThat(flight.run("primary.restored").sentence())
			.isEqualTo("contoso-ams (Amsterdam) is Enabled, with 3 prefixes from on-premises and 1 gateway");
	}

	@Test
	void doneOutsideRecordsThatAPersonDidItByHand() {
		var flight = holding(Purpose.EMERGENCY).fault("""
				{"kind": "drift", "circuit": "contoso-ams", "set": {"state": "Enabled"}}""");
		flight.decide(Decision.DONE_OUTSIDE);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.timeline()).contains("alice decided DONE_OUTSIDE")
			.contains("the private peering of contoso-ams (Amsterdam) was switched back by hand");
		assertThat(flight.operation().obligations()).extracting(Obligation::state)
			.containsExactly(Obligation.State.VOID);
		assertThat(flight.mutations()).hasSize(1);
	}

	@Test
	void anEmergencyTakesOverWithIntentsObligationsAndBaselineOnceItsOwnChecksHavePassed() {
		var flight = holding(Purpose.DRILL, AT_A_DEADLINE);
		var owed = flight.operation().owed().getFirst();
		flight.fault("""
				{"kind": "blind", "match": {"circuit": "contoso-dub"}, "for": "PT1M"}""");
		var emergency = flight.replica.ask("PEERING_FAILOVER", Mandate.of(Purpose.EMERGENCY),
				"{\"target\": {\"circuitPair\": \"contoso\"}, \"parameters\": " + ASKING + "}", flight.id);
		flight.after(Duration.ofSeconds(50));
		assertThat(flight.operation().owed()).containsExactly(owed);
		assertThat(flight.operation().deadline()).contains(owed.due());
		assertThat(flight.store.claims(null, 9)).allMatch((claim) -> claim.operation().equals(flight.id));

		var taken = flight.replica.until(emergency, Duration.ofMinutes(10), Operation::tookOver);

		assertThat(flight.operation().status()).isEqualTo(Status.SUPERSEDED);
		assertThat(flight.operation().owed()).isEmpty();
		assertThat(taken.owed()).extracting(Obligation::id).containsExactly(owed.id());
		assertThat(taken.mutations()).hasSize(1);
		assertThat(flight.store.claims(null, 9)).hasSize(2).allMatch((claim) -> claim.operation().equals(emergency));
		flight.replica.until(emergency, Duration.ofMinutes(10), (it) -> it.phase() instanceof Phase.Parked);
		assertThat(flight.replica.timeline(emergency)).contains("before it was drained");
		flight.replica.decide(emergency, Decision.PROCEED);
		assertThat(flight.replica.untilEnded(emergency).status()).isEqualTo(Status.SUCCEEDED);
		broughtBack(flight, Status.SUPERSEDED);
	}

}
