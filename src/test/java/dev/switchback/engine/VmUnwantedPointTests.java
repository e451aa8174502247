package dev.switchback.engine;

import java.time.Duration;

import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.RecoveryPointWish.Strategy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// People who want another recovery point, and cannot have it: because somebody has committed in the portal meanwhile, because
/// there is none, or because the call for it comes to nothing.
class VmUnwantedPointTests {

	private static final RecoveryPointWish OTHER = new RecoveryPointWish(Strategy.LATEST_CRASH_CONSISTENT, null);

	private static VmFlight asked() {
		var flight = VmFlight.of(Purpose.MAINTENANCE, "{}");
		flight.untilAsked();
		return flight;
	}

	private static void endsThere(VmFlight flight) {
		for (var decision : new Decision[] { Decision.ACCEPT_AS_IS, Decision.COMMIT, Decision.FINISH }) {
			flight.untilAsked();
			assertThat(flight.decide(decision)).as(flight.timeline()).isInstanceOf(Settled.Taken.class);
		}
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void whatSomebodyHasCommittedIsGoneOnWithWhateverPointWasWanted() {
		var flight = asked();
		flight.post(VmFlight.WEST + "app-01/failoverCommit", "");
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(10)));
		flight.decide(Decision.CHANGE_RECOVERY_POINT, OTHER);
		flight.untilAsked();
		assertThat(flight.question()).contains("It has: none");
		endsThere(flight);
		assertThat(flight.operation().mutations()).extracting((call) -> call.title().split(" ")[0])
			.containsExactly("fail", "protect");
	}

	@Test
	void whatSomebodyCommitsWhileThePointIsBeingChosenIsGoneOnWith() {
		var flight = asked();
		flight
			.fault("""
					{"kind": "refuse", "status": 403, "code": "AuthorizationFailed", "match": {"method": "POST", "path": "*/applyRecoveryPoint"}, "times": 1}""");
		flight.decide(Decision.CHANGE_RECOVERY_POINT, OTHER);
		flight.untilAsked();
		flight.post(VmFlight.WEST + "app-01/failoverCommit", "");
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(10)));
		flight.decide(Decision.RETRY);
		flight.untilAsked();
		assertThat(flight.question()).contains("is committed, so it can no longer be brought to another point");
		endsThere(flight);
		assertThat(flight.operation().recoveries().getFirst().recoveryPoint().point())
			.as("nobody says which moment it was brought to")
			.isNull();
	}

	@Test
	void whoWantedAPointThatIsNotThereMayStayAtTheOneThatItRunsFrom() {
		var flight = asked();
		var point = flight.operation().recoveries().getFirst().recoveryPoint().point();
		flight.decide(Decision.CHANGE_RECOVERY_POINT, new RecoveryPointWish(Strategy.CUSTOM, "none"));
		endsThere(flight);
		assertThat(flight.operation().recoveries().getFirst().recoveryPoint().point()).isEqualTo(point);
	}

	/// Azure still offers both, so people may choose otherwise than to try on.
	@Test
	void whereTheCommitIsRefusedThePointMayStillBeChanged() {
		var flight = asked();
		flight
			.fault("""
					{"kind": "refuse", "status": 403, "code": "AuthorizationFailed", "match": {"method": "POST", "path": "*/failoverCommit"}, "times": 1}""");
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		assertThat(flight.offers()).containsExactly(Decision.RETRY, Decision.CHANGE_RECOVERY_POINT, Decision.FINISH);
		flight.decide(Decision.CHANGE_RECOVERY_POINT, OTHER);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		flight.decide(Decision.COMMIT);
		flight.untilAt("home");
		assertThat(flight.operation().mutations()).filteredOn((call) -> call.title().startsWith("commit")).hasSize(2);
	}

	/// What it was to be brought to before, and was not, is not where it runs from.
	@Test
	void whoStaysWhereItRunsFromAfterAChangeThatFailedIsToldNoOtherPoint() {
		var flight = asked();
		var ran = flight.operation().recoveries().getFirst().recoveryPoint().point();
		flight.fault("""
				{"kind": "fail", "match": {"method": "POST", "path": "*/applyRecoveryPoint"}, "times": 1}""");
		flight.decide(Decision.CHANGE_RECOVERY_POINT, OTHER);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.change");
		flight.decide(Decision.CHANGE_RECOVERY_POINT, new RecoveryPointWish(Strategy.CUSTOM, "none"));
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.point");
		endsThere(flight);
		assertThat(flight.operation().recoveries().getFirst().recoveryPoint().point()).as(flight.timeline())
			.isIn(ran, null);
	}

	/// Nothing new is replicated once it is failed over, so every point gets older while people look.
	@Test
	void howLongPeopleLookedIsNoReasonToRefuseThemAnotherPoint() {
		var flight = asked();
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(3)));
		flight.decide(Decision.CHANGE_RECOVERY_POINT, OTHER);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.operation().mutations()).hasSize(2);
	}

	/// Azure is still at it, and will have made another machine of it before a commit can be made.
	@Test
	void whatIsStillBeingBroughtToAnotherPointIsNotAskedAboutAsIfItRan() {
		var flight = asked();
		flight
			.fault("""
					{"kind": "stall", "takes": "PT3H", "match": {"method": "POST", "path": "*/applyRecoveryPoint"}, "times": 1}""");
		flight.decide(Decision.CHANGE_RECOVERY_POINT, OTHER);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.change");
		flight.decide(Decision.ACCEPT_AS_IS);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isNotEqualTo("out.decide");
	}

}
