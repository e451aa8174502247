package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.switchback.operation.Headline;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Sentences;
import dev.switchback.operation.Status;
import dev.switchback.operation.Unprotected;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.simulator.estate.Trait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What docs/safety.md promises of the journeys of machines, in its own words.
class SafetyMachinesTests {

	private static VmFlight asked(Trait trait, Purpose purpose) {
		var flight = VmFlight.with(trait, purpose, "{}");
		flight.untilAsked();
		return flight;
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aFailoverThatIsIntendedNeverTurnsBackByItself(Purpose purpose) {
		var flight = asked(Trait.FAILOVER_FAILS, purpose);
		assertThat(flight.question()).contains("28031");
		flight.passUntil(flight.time.instant().plus(Duration.ofDays(2)));
		assertThat(flight.operation().phase()).as(flight.timeline()).isInstanceOf(Phase.Parked.class);
		assertThat(flight.received()).hasSize(1);
		assertThat(flight.offers()).contains(Decision.RETRY).doesNotContain(Decision.RESTORE, Decision.CANCEL);
	}

	@ParameterizedTest
	@EnumSource(names = { "CANCEL", "RESTORE" })
	void noMachineTakesCancelOrRestoreOnceItsFailoverIsIntended(Decision decision) {
		var flight = VmFlight.of(Purpose.MAINTENANCE, "{}");
		flight.until((operation) -> !operation.mutations().isEmpty());
		assertThat(flight.decide(decision)).isInstanceOf(Settled.NotAllowed.class);
	}

	@Test
	void aSourceThatWasShutDownByTheFailoversOwnTaskIsOff() {
		var flight = VmFlight.of(Purpose.EMERGENCY, "{}");
		flight.untilAsked();
		assertThat(flight.timeline()).contains("the failover shut the source in westeurope down");
		assertThat(flight.offers()).doesNotContain(Decision.FENCE_SOURCE);
	}

	@Test
	void aSourceThatNobodyShutDownIsNotTakenForOff() {
		var flight = VmFlight.of(Purpose.EMERGENCY, """
				{"shutDownSource": false}""");
		flight.untilAsked();
		assertThat(flight.question()).contains("It is not known that its source is off");
	}

	@Test
	void aSourceThatIsReadDeallocatedIsOff() {
		var flight = asked(Trait.SOURCE_STAYS_UP, Purpose.EMERGENCY);
		flight.decide(Decision.FENCE_SOURCE);
		flight.untilAsked();
		assertThat(flight.question()).doesNotContain("It is not known that its source is off");
	}

	@Test
	void aSourceThatIsNotOffIsWatchedUntilTheReprotectHasRemovedIt() {
		var flight = asked(Trait.SOURCE_STAYS_UP, Purpose.EMERGENCY);
		assertThat(flight.operation().owed()).singleElement()
			.satisfies((owed) -> assertThat(owed.kind()).isEqualTo("watch-source"));
		flight.decide(Decision.COMMIT);
		flight.untilAt("out.reprotect");
		assertThat(flight.operation().owed()).as(flight.timeline()).hasSize(1);
		flight.untilAt("out.protected");
		assertThat(flight.operation().owed()).as(flight.timeline()).isEmpty();
	}

	@Test
	void aSourceThatIsNotOffMayBeSwitchedOffByAPerson() {
		assertThat(asked(Trait.SOURCE_STAYS_UP, Purpose.EMERGENCY).offers()).contains(Decision.FENCE_SOURCE);
	}

	@Test
	void aMachineWithoutAReplicaIsSaidToBeUnprotectedAndSinceWhen() {
		var flight = asked(Trait.NO_REVERSE_MAPPING, Purpose.EMERGENCY);
		var called = flight.operation().mutations().getFirst().intendedAt();
		var said = "app-01 has been unprotected since %s: it has no replica.".formatted(called);
		everywhere(flight, said);
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("out.region");
		everywhere(flight, said);
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(8)));
		assertThat(flight.timeline()).as("reminded")
			.containsPattern("Nobody has decided since .*%s It has been so for 8 h \\d+ min".formatted(said));
		flight.mapBack();
		flight.decide(Decision.RETRY);
		flight.untilAt("out.protected");
		assertThat(Sentences.of(flight.operation())).startsWith("Waiting until app-01 is protected again")
			.endsWith(said);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("home");
		assertThat(flight.operation().lastRun().unprotected()).isNull();
		assertThat(Sentences.of(flight.operation())).doesNotContain("unprotected");
		assertThat(flight.timeline()).containsPattern("app-01 was unprotected for 9 h .*, since " + called);
		assertThat(written(flight)).doesNotContain("unprotected");
	}

	/// Status, list, history, and what is in people's hands.
	private static void everywhere(VmFlight flight, String said) {
		assertThat(Sentences.of(flight.operation())).contains(said);
		assertThat(Headline.of(flight.operation()).sentence()).contains(said);
		assertThat(flight.timeline()).as("in the history, and with the question").containsSubsequence(said, said);
		assertThat(written(flight)).contains("Until it is protected again", said);
	}

	private static String written(VmFlight flight) {
		return ManualCardTests.written(flight.store.newest(flight.id).orElseThrow().card());
	}

	@Test
	void onItsWayHomeItIsUnprotectedAnew() {
		var flight = VmFlight.of(Purpose.MAINTENANCE, "{}");
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		flight.decide(Decision.FAIL_BACK);
		flight.untilAsked();
		var called = flight.operation().mutationsOfStep("back.failover").getFirst().intendedAt();
		assertThat(flight.operation().lastRun().unprotected()).isEqualTo(new Unprotected(called, false));
		flight.decide(Decision.COMMIT);
		assertThat(Sentences.of(flight.untilEnded())).doesNotContain("unprotected");
	}

	@Test
	void whatSomebodyElseFailedOverIsUnprotectedSinceThenAndWhoLetsGoOfItHears() {
		var flight = VmFlight.with(Trait.FAILED_OVER, Purpose.EMERGENCY, "{}");
		flight.untilAsked();
		var since = Instant.parse(flight.item(VmFlight.WEST + "app-01").path("lastSuccessfulFailoverTime").asString());
		assertThat(flight.operation().lastRun().unprotected()).isEqualTo(new Unprotected(since, false));
		assertThat(since).isBefore(VirtualTime.START);
		flight.decide(Decision.CANCEL);
		assertThat(Sentences.of(flight.operation()))
			.endsWith("When this ended app-01 had been unprotected since %s: it had no replica.".formatted(since));
		assertThat(flight.timeline())
			.contains("When this ended app-01 had been unprotected since %s: it had no replica.".formatted(since));
	}

	@Test
	void commitWantsAcknowledgedThatTheSourceIsNotOff() {
		var flight = asked(Trait.SOURCE_STAYS_UP, Purpose.EMERGENCY);
		assertThat(flight.decideWithout(Decision.COMMIT)).isInstanceOf(Settled.Unfit.class);
		assertThat(flight.decide(Decision.COMMIT)).isNotInstanceOf(Settled.Unfit.class);
	}

	/// Its reprotect has Azure remove the source, once the new replication stands.
	@Test
	void nothingOfASourceIsDeletedByUsAndPeopleAreToldNotTo() {
		var flight = asked(Trait.SOURCE_STAYS_UP, Purpose.EMERGENCY);
		assertThat(written(flight)).contains("Do not delete the source, its disks or its network interfaces before");
		flight.decide(Decision.FENCE_SOURCE);
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.untilAt("out.protected");
		assertThat(flight.mutations())
			.allSatisfy((call) -> assertThat(call.method()).as(call.path()).isEqualTo("POST"));
		assertThat(flight.mutations())
			.filteredOn((call) -> call.path().toLowerCase(Locale.ROOT).contains("/microsoft.compute/"))
			.singleElement()
			.satisfies((call) -> assertThat(call.path()).endsWith("/deallocate"));
	}

	@Test
	void aPersonMaySayThatTheRegionCanTakeItBack() {
		var flight = VmFlight.of(Purpose.EMERGENCY, "{\"shutDownSource\": false}").fault("""
				{"kind": "region", "location": "westeurope", "after": "PT3M", "for": "P2D"}""");
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.untilAt("out.region");
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(3)));
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.region");
		assertThat(flight.decide(Decision.PROCEED)).isInstanceOf(Settled.Taken.class);
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.reprotect");
	}

	@ParameterizedTest
	@EnumSource(names = { "DRILL", "MAINTENANCE" })
	void duringADrillNothingButItsCleanUpIsAllowed(Purpose purpose) {
		var flight = VmFlight.with(Trait.DRILL_RUNNING, purpose, "{}");
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.REJECTED);
		assertThat(flight.received()).isEmpty();
		assertThat(flight.timeline()).contains("a test failover of app-01 is there; clean it up first");
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void nobodyOverridesARuleOfAMachine(Purpose purpose) {
		var mandate = new Mandate(purpose,
				List.of(new RuleOverride("data-loss-bounded", "app-01", null, "it burns", "ada", true)));
		assertThatExceptionOfType(InvalidRequest.class)
			.isThrownBy(() -> VmFlight.of(purpose, "{}").ask("VM_FAILOVER", mandate, "app-02", "{}"))
			.satisfies((refused) -> assertThat(refused.faults()).extracting(InvalidRequest.Fault::pointer)
				.containsExactly("/overrides"));
	}

}
