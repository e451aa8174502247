package dev.switchback.engine;

import java.time.Duration;
import java.util.List;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Requester;
import dev.switchback.operation.Status;
import dev.switchback.operation.StepRun;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Whoever is asked about a journey that cannot go on may end it with everything left where it is: nothing of it passes for
/// done, nothing is claimed any more, and what is still owed is given up by name.
class VmNoWayOnTests {

	private static List<Decision> choices(VmFlight flight) {
		return Choices.of(flight.operation()).stream().map(Choice::decision).toList();
	}

	/// @return the last sentence of it
	private static String left(VmFlight flight) {
		assertThat(choices(flight)).as(flight.timeline()).contains(Decision.FINISH);
		var at = flight.operation().lastRun().key();
		var sent = flight.received().size();
		assertThat(flight.decide(Decision.FINISH)).isInstanceOf(Settled.Taken.class);
		var ended = flight.operation();
		assertThat(ended.status()).as(flight.timeline()).isEqualTo(Status.FAILED);
		assertThat(ended.holdsClaims()).isFalse();
		assertThat(ended.owed()).isEmpty();
		assertThat(ended.lastRun().key()).isEqualTo(at);
		assertThat(ended.lastRun().verdict()).isNotEqualTo(Verdict.PASS);
		assertThat(flight.timeline()).doesNotContain("done and proven");
		assertThat(choices(flight)).isEmpty();
		flight.passUntil(flight.time.instant().plus(Duration.ofDays(2)));
		assertThat(flight.received()).hasSize(sent);
		assertThat(flight.operation().revision()).isEqualTo(ended.revision());
		return ((Phase.Ended) ended.phase()).note();
	}

	@Test
	void whoDisabledTheProtectionMayEndIt() {
		var flight = VmDeadEnds.unprotected(Purpose.EMERGENCY, "{}", Decision.COMMIT);
		assertThat(flight.operation().lastRun().key()).isEqualTo("out.commit");
		assertThat(left(flight)).isEqualTo(
				"alice decided FINISH before everything was done. app-01 was failed over to northeurope; it is not known to be committed. Left to people: commit it, and protect it in the opposite direction, as the manual card says.");
		assertThat(flight.timeline()).contains("When this ended app-01 had been unprotected since 2026-03-02T09:00:00");
	}

	@Test
	void whoDisabledItOnTheWayHomeMayEndItToo() {
		var flight = VmDeadEnds.unprotected(Purpose.MAINTENANCE, "{}", Decision.COMMIT, Decision.FAIL_BACK,
				Decision.COMMIT);
		assertThat(flight.operation().lastRun().key()).isEqualTo("back.commit");
		assertThat(left(flight)).contains("app-01 was failed over to westeurope; it is not known to be committed.");
	}

	@Test
	void whoDecidedToGoHomeWithoutProtectionHasNotSucceeded() {
		var flight = VmDeadEnds.unprotected(Purpose.MAINTENANCE, "{}", Decision.COMMIT, Decision.FAIL_BACK);
		assertThat(flight.operation().lastRun().key()).isEqualTo("back.check");
		assertThat(left(flight)).endsWith(
				"app-01 was not brought to westeurope, and stays where it is. Left to people: see whether it is protected there.");
		assertThat(flight.operation().runs()).filteredOn((run) -> run.key().equals("back.check"))
			.extracting(StepRun::verdict)
			.doesNotContain(Verdict.PASS);
	}

	@Test
	void whoCannotCleanUpOnTheWayHomeMayEndIt() {
		var flight = VmFlight.of(Purpose.EMERGENCY, "{}");
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		flight.fault("""
				{"kind": "intrude", "item": "app-01", "action": "testFailover"}""")
			.fault("""
					{"kind": "refuse", "status": 403, "code": "AuthorizationFailed", "match": {"method": "POST", "path": "*/testFailoverCleanup"}}""");
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(30)));
		flight.decide(Decision.FAIL_BACK);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("back.cleanup");
		assertThat(left(flight)).contains("app-01 was not brought to westeurope, and stays where it is.");
	}

	@Test
	void whoCannotGoBackMayEndItWhileItWaits() {
		var flight = VmDeadEnds.regionLost(Purpose.EMERGENCY);
		assertThat(choices(flight)).containsExactly(Decision.PROCEED, Decision.RETRY, Decision.FINISH);
		assertThat(left(flight)).contains("it is committed, and not known to be replicated back to westeurope.");
	}

	@Test
	void whoCannotGoBackMayEndItWhenAsked() {
		var flight = VmDeadEnds.reprotecting(VmDeadEnds.regionLost(Purpose.EMERGENCY));
		assertThat(choices(flight)).containsExactly(Decision.RETRY, Decision.FINISH);
		left(flight);
	}

	@Test
	void whoWaitsForSeedingThatNeverEndsMayEndIt() {
		var flight = VmDeadEnds.neverSeeded();
		assertThat(flight.operation().lastRun().key()).isEqualTo("out.protected");
		assertThat(left(flight))
			.contains("it was told to replicate back to westeurope, and was not seen to be protected.");
	}

	@Test
	void whoTookOverMayEndItToo() {
		var flight = VmDeadEnds.takenOver(VmDeadEnds.reprotecting(VmDeadEnds.regionLost(Purpose.MAINTENANCE)));
		assertThat(flight.operation().tookOver()).as(flight.timeline()).isTrue();
		left(flight);
	}

	@Test
	void theWatchOverTheSourceIsGivenUpByName() {
		var flight = VmDeadEnds.regionLost(Purpose.MAINTENANCE);
		assertThat(flight.operation().owed()).singleElement();
		assertThat(Choices.of(flight.operation())).filteredOn((choice) -> choice.decision() == Decision.FINISH)
			.singleElement()
			.satisfies((choice) -> assertThat(choice.consequence()).endsWith(
					" Gives up in your name to see to it that the source app-01 in westeurope stays off until it is removed."));
		assertThat(left(flight)).endsWith(
				" Nobody looks after this any more, by the same decision: see to it that the source app-01 in westeurope stays off until it is removed.");
		assertThat(flight.operation().obligations()).singleElement().satisfies((watch) -> {
			assertThat(watch.state()).isEqualTo(Obligation.State.VOID);
			assertThat(watch.note()).startsWith("Given up, since alice decided FINISH: ");
		});
	}

	@Test
	void aServiceGivesNothingUp() {
		var flight = VmDeadEnds.unprotected(Purpose.EMERGENCY, "{}", Decision.COMMIT);
		assertThat(flight.replica.decide(flight.id, Decision.FINISH, new Requester("bot", false, "chat")))
			.isInstanceOf(Settled.NotYours.class);
	}

	@Test
	void whatAzureIsAtWorkOnIsNotLeft() {
		var flight = VmFlight.of(Purpose.EMERGENCY, "{}")
			.fault("""
					{"kind": "stall", "takes": "PT3H", "match": {"method": "POST", "path": "*/switchprotection"}, "times": 1}""");
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("out.reprotect");
		assertThat(choices(flight)).as(flight.timeline()).containsExactly(Decision.RETRY);
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(3)));
		flight.decide(Decision.RETRY);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("home");
	}

	@Test
	void whatAzureIsAtWorkOnIsNotPassedOverEither() {
		var flight = VmFlight.of(Purpose.EMERGENCY, "{}")
			.fault("""
					{"kind": "stall", "takes": "PT9H", "match": {"method": "POST", "path": "*/applyRecoveryPoint"}, "times": 1}""");
		flight.untilAsked();
		flight.decide(Decision.CHANGE_RECOVERY_POINT,
				new RecoveryPointWish(RecoveryPointWish.Strategy.LATEST_CRASH_CONSISTENT, null));
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.change");
		assertThat(choices(flight)).containsExactly(Decision.RETRY, Decision.CHANGE_RECOVERY_POINT);
	}

	@Test
	void whatMayBeAtWorkIsNotLeftForTheHourThatItMayTake() {
		var flight = VmFlight.of(Purpose.EMERGENCY, "{}");
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.untilAt("out.reprotect");
		flight.until((operation) -> operation.mutations().size() == 3 && operation.unsettled().isEmpty());
		flight.fault("""
				{"kind": "blind", "match": {"path": "*/dr-vault/*"}, "for": "P300D"}""");
		flight.untilAsked();
		assertThat(choices(flight)).as(flight.timeline()).containsExactly(Decision.RETRY);
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(1)));
		flight.decide(Decision.RETRY);
		flight.untilAsked();
		assertThat(choices(flight)).as(flight.timeline()).containsExactly(Decision.RETRY, Decision.FINISH);
		left(flight);
	}

	@Test
	void nothingIsLeftWhileACallIsInDoubt() {
		var flight = VmFlight.of(Purpose.EMERGENCY, "{}");
		flight.untilAsked();
		flight.fault("""
				{"kind": "lose", "match": {"method": "POST", "path": "*/failoverCommit"}, "times": 1}""").fault("""
				{"kind": "blind", "match": {"path": "*/replicationJobs*"}, "for": "PT5H"}""");
		flight.decide(Decision.COMMIT);
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(2)));
		assertThat(flight.operation().unsettled()).as(flight.timeline()).isNotEmpty();
		assertThat(choices(flight)).as(flight.timeline()).doesNotContain(Decision.FINISH);
	}

	@Test
	void whatWasNotCalledForYetIsCancelledInstead() {
		var flight = VmFlight.of(Purpose.EMERGENCY, "{}")
			.fault("""
					{"kind": "refuse", "status": 403, "code": "AuthorizationFailed", "match": {"method": "POST", "path": "*/unplannedFailover"}, "times": 1}""");
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).isEqualTo("out.failover");
		assertThat(choices(flight)).as(flight.timeline()).contains(Decision.RESTORE).doesNotContain(Decision.FINISH);
	}

}
