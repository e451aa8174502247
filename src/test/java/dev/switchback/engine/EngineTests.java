package dev.switchback.engine;

import dev.switchback.operation.Phase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Problem;
import dev.switchback.playbook.Purpose;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EngineTests {

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private final Replica replica = new Replica(this.time, this.store, Crashes.never(),
			List.of(new ToyFailover(this.world)), List.of(this.world.keeper()));

	private UUID drill(String request) {
		return this.replica.ask(ToyFailover.KIND, Purpose.DRILL, request);
	}

	private Operation holding(UUID id) {
		return this.replica.until(id, Duration.ofMinutes(5), (operation) -> operation.lastRun().key().equals("hold"));
	}

	@Test
	void aBugInItsManualCardKeepsNobodyFromFailingOver() {
		var id = drill(ToyFailover.CALM.replace("lamp", "cursed"));
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.SUCCEEDED);
		assertThat(this.store.newest(id)).isEmpty();
	}

	@Test
	void aCalmDrillEndsAsItBeganWithOneCallEachWay() {
		var id = drill(ToyFailover.CALM);
		var operation = this.replica.untilEnded(id);
		assertThat(this.replica.timeline(id)).isEqualTo("""
				     0.0s  alice asked for this: an exercise.
				     0.0s  PASS: the lamp is on – lamp is on.
				     0.0s  Seeing to it that the lamp is turned off.
				     0.0s  Sending: turn lamp off. Promised: turn lamp on again, by 2026-03-02T09:10:00Z.
				     0.0s  Azure took it: turn lamp off.
				     0.0s  lamp is turning off.
				     4.0s  PASS: the lamp is turned off – lamp is off.
				     4.0s  Waiting until it is dark.
				     4.0s  lamp is off.
				     9.0s  PASS: it is dark – lamp is off.
				     9.0s  Hold in the dark.
				     9.0s  holding until 2026-03-02T09:00:19Z.
				    19.0s  PASS: hold in the dark – held until 2026-03-02T09:00:19Z.
				    19.0s  Seeing to it that the lamp is turned on again.
				    19.0s  Sending: turn lamp on.
				    19.0s  Azure took it: turn lamp on.
				    19.0s  lamp is turning on.
				    23.0s  PASS: the lamp is turned on again – lamp is on.
				    23.0s  Kept: turn lamp on again.
				    23.0s  Waiting until it is light.
				    23.0s  PASS: it is light – lamp is on.
				    23.0s  SUCCEEDED: Everything that was asked for was done and proven.
				""");
		assertThat(operation.status()).isEqualTo(Status.SUCCEEDED);
		assertThat(this.world.ledger).containsExactly("turn lamp off", "turn lamp on");
		assertThat(this.store.claims(null, 10)).isEmpty();
		assertThat(this.store.nextDue()).isEmpty();
	}

	@Test
	void aQuestionIsAskedAndProceedMovesItAtOnce() {
		var id = drill(ToyFailover.ASKING);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		var before = this.time.instant();
		assertThat(this.replica.decide(id, Decision.PROCEED)).isInstanceOf(Settled.Taken.class);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.mutations().size() == 2);
		assertThat(this.time.instant()).isEqualTo(before);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void anAnswerToAnotherQuestionIsRefusedWithThePresentOne() {
		var id = drill(ToyFailover.ASKING);
		var parked = this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		var stale = new Answering(id, Decision.PROCEED, UUID.randomUUID(), null, null, List.of(), Replica.ALICE,
				new IdempotencyKey("alice", "r", "k", "f"));
		assertThat(this.replica.reception().decide(stale)).isInstanceOfSatisfying(Settled.OtherQuestion.class,
				(other) -> assertThat(other.present()).isNotNull());
		assertThat(this.replica.operation(id)).isEqualTo(parked);
	}

	@Test
	void restoreDuringTheHoldBringsItBackEarlyAndProvesIt() {
		var id = drill(ToyFailover.ASKING);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		this.replica.decide(id, Decision.RESTORE);
		assertThat(this.replica.operation(id).status()).isEqualTo(Status.RESTORING);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.RESTORED);
		assertThat(this.world.ledger).containsExactly("turn lamp off", "turn lamp on");
		assertThat(this.world.on("lamp")).isTrue();
	}

	@Test
	void cancelBeforeAnythingWasSentEndsItWithoutACall() {
		var id = drill(ToyFailover.CALM);
		this.replica.decide(id, Decision.CANCEL);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.CANCELED);
		assertThat(this.world.ledger).isEmpty();
	}

	@Test
	void cancelDuringALongCallIsHonouredAndTheAnswerIsKept() {
		var id = drill(ToyFailover.CALM);
		this.world.answers.add(() -> {
			this.time.pass(Duration.ofSeconds(20));
			this.replica.decide(id, Decision.CANCEL);
			this.world.turn("lamp", false);
			return new Answer.Accepted(new Handle("https://arm/operations/1", "request-1", "correlation-1"));
		});
		var operation = this.replica.untilEnded(id);
		assertThat(operation.status()).isEqualTo(Status.RESTORED);
		assertThat(operation.mutations()).extracting(Mutation::state)
			.containsExactly(Mutation.State.CONFIRMED, Mutation.State.CONFIRMED);
		assertThat(operation.mutations().getFirst().handle().azureRequestId()).isEqualTo("request-1");
		assertThat(this.world.on("lamp")).isTrue();
	}

	@Test
	void aLostResponseIsSettledByLookingAndNothingIsSentAgain() {
		var id = drill(ToyFailover.CALM);
		this.world.answers.add(() -> {
			this.world.turn("lamp", false);
			return new Answer.Lost("the connection broke", Handle.NONE);
		});
		var operation = this.replica.untilEnded(id);
		assertThat(operation.status()).isEqualTo(Status.SUCCEEDED);
		assertThat(this.world.ledger).containsExactly("turn lamp off – Lost", "turn lamp on");
		assertThat(operation.mutations().getFirst().note()).isEqualTo("the etag moved");
	}

	@Test
	void aCallThatNeverArrivedIsSentAgainOnlyAfterTheDoubtWindow() {
		var id = drill(ToyFailover.CALM);
		this.world.answers.add(() -> new Answer.Lost("the connection broke", Handle.NONE));
		var operation = this.replica.untilEnded(id);
		assertThat(operation.status()).isEqualTo(Status.SUCCEEDED);
		assertThat(operation.mutations()).extracting(Mutation::state)
			.containsExactly(Mutation.State.REFUTED, Mutation.State.CONFIRMED, Mutation.State.CONFIRMED);
		assertThat(operation.mutations().get(1).intendedAt()).isAfter(VirtualTime.START.plus(Duration.ofMinutes(2)));
		assertThat(operation.obligations()).extracting(Obligation::state)
			.containsExactly(Obligation.State.VOID, Obligation.State.DISCHARGED);
	}

	@Test
	void busyAndThrottledAreTriedAgainAfterTheNamedTimeWithANewLedgerLine() {
		var id = drill(ToyFailover.CALM);
		this.world.answers.add(() -> new Answer.Rejected(new Problem(409, "AnotherOperationInProgress", "busy"),
				Handle.NONE, Duration.ofSeconds(7)));
		var operation = this.replica.untilEnded(id);
		assertThat(operation.status()).isEqualTo(Status.SUCCEEDED);
		assertThat(operation.mutations()).hasSize(3);
		assertThat(operation.mutations().get(1).intendedAt()).isEqualTo(VirtualTime.START.plusSeconds(7));
	}

	@Test
	void aRefusedDisableTurnsBackAndVoidsThePromise() {
		var id = drill(ToyFailover.CALM);
		this.world.answers.add(() -> new Answer.Rejected(new Problem(403, "AuthorizationFailed", "no right to write"),
				Handle.NONE, null));
		var operation = this.replica.untilEnded(id);
		assertThat(operation.status()).isEqualTo(Status.RESTORED);
		assertThat(operation.obligations()).extracting(Obligation::state).containsExactly(Obligation.State.VOID);
		assertThat(this.world.ledger).containsExactly("turn lamp off – Rejected");
	}

	@Test
	void aLostGuardTurnsADrillBackAtOnce() {
		var id = drill(ToyFailover.ASKING);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		this.world.guardLost = true;
		var lostAt = this.time.instant();
		var operation = this.replica.untilEnded(id);
		assertThat(operation.status()).isEqualTo(Status.RESTORED);
		assertThat(operation.mutations().getLast().intendedAt())
			.isBeforeOrEqualTo(lostAt.plus(EngineSettings.DEFAULTS.guardInterval()));
	}

	@Test
	void aLostGuardAsksOnceWhereThatWasWanted() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.MAINTENANCE, """
				{"target": {"name": "lamp"}, "parameters": {"hold": "PT1H", "soak": "PT5S", "asksWhenLost": true}}""");
		holding(id);
		this.world.guardLost = true;
		var asked = this.replica.until(id, Duration.ofMinutes(1), (it) -> it.status() == Status.AWAITING_DECISION);
		this.replica.passUntil(this.time.instant().plus(Duration.ofHours(3)));
		assertThat(((Phase.Parked) this.replica.operation(id).phase()).question())
			.isEqualTo(((Phase.Parked) asked.phase()).question());
		this.replica.decide(id, Decision.RESTORE);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.RESTORED);
	}

	@Test
	void blindnessNeitherSendsNorTurnsBackAndIsNoPatienceLost() {
		var id = drill(ToyFailover.CALM);
		this.world.blindUntil = VirtualTime.START.plus(Duration.ofMinutes(9));
		var operation = this.replica.untilEnded(id);
		assertThat(operation.status()).isEqualTo(Status.SUCCEEDED);
		assertThat(operation.mutations().getFirst().intendedAt()).isAfterOrEqualTo(this.world.blindUntil);
	}

	@Test
	void longBlindnessAsksAndRetryGoesOn() {
		var id = drill(ToyFailover.CALM);
		this.world.blindUntil = VirtualTime.START.plus(Duration.ofMinutes(30));
		this.replica.until(id, Duration.ofMinutes(11), (it) -> it.status() == Status.AWAITING_DECISION);
		this.replica.passUntil(this.world.blindUntil);
		assertThat(this.replica.operation(id).mutations()).isEmpty();
		this.replica.decide(id, Decision.RETRY);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void aDeadlineThatPassedWhileNobodyRanIsKeptAsSoonAsSomebodyDoes() {
		var id = drill(ToyFailover.ASKING);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		this.time.pass(Duration.ofHours(5));
		var back = this.time.instant();
		var operation = this.replica.untilEnded(id);
		assertThat(operation.status()).isEqualTo(Status.RESTORED);
		assertThat(operation.mutations().getLast().intendedAt()).isEqualTo(back);
	}

	@Test
	void anObligationIsKeptAtItsDeadlineThoughThePlaybooksCodeThrows() {
		var id = drill(ToyFailover.ASKING);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		var broken = new Replica(this.time, this.store, Crashes.never(), List.of(), List.of(this.world.keeper()));
		var operation = broken.untilEnded(id);
		assertThat(operation.status()).isEqualTo(Status.RESTORED);
		assertThat(this.world.on("lamp")).isTrue();
		var due = operation.obligations().getFirst().due();
		assertThat(operation.mutations().getLast().intendedAt()).isEqualTo(due);
	}

	@Test
	void aBugParksWithAQuestionAndLoopsNoMore() {
		var id = drill(ToyFailover.CALM);
		this.world.bug = new IllegalStateException("ours");
		var parked = this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		assertThat(parked.stumbles()).isEqualTo(EngineSettings.DEFAULTS.stumbleLimit());
		this.world.bug = null;
		this.replica.decide(id, Decision.RETRY);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void anAcceptedCallWithoutEffectIsNeverSentTwiceWithoutAPerson() {
		var id = drill(ToyFailover.CALM);
		this.world.answers.add(() -> new Answer.Accepted(Handle.NONE));
		var operation = this.replica.untilEnded(id);
		assertThat(operation.status()).isEqualTo(Status.RESTORED);
		assertThat(this.world.ledger).containsExactly("turn lamp off – Accepted");
	}

	@Test
	void aRestoreThatHasNoEffectStaysVisibleAndIsSentAgainOnlyForAPerson() {
		var id = drill(ToyFailover.ASKING);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		this.world.answers.add(() -> new Answer.Accepted(Handle.NONE));
		this.replica.decide(id, Decision.RESTORE);
		this.replica.passUntil(this.time.instant().plus(Duration.ofHours(1)));
		assertThat(this.replica.operation(id).status()).isEqualTo(Status.RESTORING);
		assertThat(this.store.obligations(this.time.instant(), 10)).hasSize(1);
		assertThat(this.world.ledger).hasSize(2);
		this.replica.decide(id, Decision.RETRY);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.RESTORED);
		assertThat(this.world.ledger).hasSize(3);
	}

	@Test
	void aRefusedRestoreIsTriedAgainUntilItIsTaken() {
		var id = drill(ToyFailover.ASKING);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		for (var i = 0; i < 10; i++) {
			this.world.answers
				.add(() -> new Answer.Rejected(new Problem(403, "AuthorizationFailed", "no right"), Handle.NONE, null));
		}
		this.replica.decide(id, Decision.RESTORE);
		var operation = this.replica.untilEnded(id);
		assertThat(operation.status()).isEqualTo(Status.RESTORED);
		assertThat(this.world.on("lamp")).isTrue();
		assertThat(operation.mutations()).hasSize(12);
	}

	@Test
	void aSwitchThatSomebodyElseTurnedOnIsRespectedAndThePromiseIsVoid() {
		var id = drill(ToyFailover.ASKING);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		this.world.turn("lamp", true);
		this.replica.decide(id, Decision.RESTORE);
		var operation = this.replica.untilEnded(id);
		assertThat(operation.status()).isEqualTo(Status.RESTORED);
		assertThat(operation.obligations()).extracting(Obligation::state).containsExactly(Obligation.State.VOID);
		assertThat(this.world.ledger).containsExactly("turn lamp off");
	}

	@Test
	void whatCannotBeProvenToBeBackEndsFailedAndKeepsItsClaimsUntilAcknowledged() {
		var id = drill(ToyFailover.ASKING);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		this.world.burnt = true;
		this.replica.decide(id, Decision.RESTORE);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.FAILED);
		assertThat(this.store.claims(null, 10)).hasSize(1);
		this.replica.decide(id, Decision.ACKNOWLEDGE);
		assertThat(this.store.claims(null, 10)).isEmpty();
	}

	@Test
	void aNodeWhoseClockIsOffExecutesNothing() {
		var id = drill(ToyFailover.CALM);
		this.time.trust(false);
		var accepted = this.replica.operation(id);
		this.replica.passUntil(VirtualTime.START.plus(Duration.ofMinutes(5)));
		assertThat(this.world.ledger).isEmpty();
		assertThat(this.world.looks).isEmpty();
		assertThat(this.replica.operation(id).revision()).isEqualTo(accepted.revision());
		this.time.trust(true);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.SUCCEEDED);
		assertThat(this.world.looks).isNotEmpty();
	}

	@Test
	void aDrillInTroubleBeforeItTouchedAnythingFailsAndHoldsNothing() {
		this.world.turn("lamp", false);
		this.time.pass(Duration.ofMinutes(1));
		var id = drill(ToyFailover.CALM);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.FAILED);
		assertThat(this.store.claims(null, 10)).isEmpty();
		assertThat(this.world.ledger).isEmpty();
	}

}
