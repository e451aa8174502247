package dev.switchback.engine;

import dev.switchback.operation.Operations.Acceptance;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.playbook.Mandate;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Purpose;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// An emergency that takes over from another operation.
class SuccessionTests {

	private static final String LONG = """
			{"target": {"name": "lamp"}, "parameters": {"hold": "PT1H", "soak": "PT5S", "restoreWithin": "PT2H"}}""";

	private final VirtualTime time = new VirtualTime();

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private final Toy world = new Toy(this.time, Crashes.never());

	private final Replica replica = new Replica(this.time, this.store, Crashes.never(),
			List.of(new ToyFailover(this.world)), List.of(this.world.keeper()));

	private final UUID drill = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, LONG);

	private UUID emergency() {
		return this.replica.ask(ToyFailover.KIND, Purpose.EMERGENCY, LONG, this.drill);
	}

	private void holding() {
		this.replica.until(this.drill, Duration.ofHours(1), (it) -> it.lastRun().key().equals("hold"));
	}

	private Operation drill() {
		return this.replica.operation(this.drill);
	}

	@Test
	void takesOverWhatTheOtherHadChangedAndSendsNothingTwice() {
		holding();
		this.world.checksNothing = true;
		var emergency = emergency();
		this.replica.until(emergency, Duration.ofMinutes(5), (it) -> it.phase() instanceof Phase.Parked);
		assertThat(drill().status()).isEqualTo(Status.SUPERSEDED);
		assertThat(drill().finishedAt()).isNotNull();
		assertThat(this.world.ledger).containsExactly("turn lamp off");
		assertThat(this.store.claims(null, 9)).singleElement()
			.satisfies((claim) -> assertThat(claim.operation()).isEqualTo(emergency));
		assertThat(this.replica.operation(emergency).owed()).singleElement()
			.satisfies((owed) -> assertThat(owed.due()).as("an emergency restores nothing by itself").isNull());
		this.replica.passUntil(this.time.instant().plus(Duration.ofDays(1)));
		assertThat(this.world.ledger).containsExactly("turn lamp off");
		this.replica.decide(emergency, Decision.RESTORE);
		assertThat(this.replica.untilEnded(emergency).status()).isEqualTo(Status.RESTORED);
		assertThat(this.world.ledger).containsExactly("turn lamp off", "turn lamp on");
	}

	/// An emergency that has done what it was asked for, and took over a lamp that none of its own steps turns on again.
	private UUID doneBut() {
		holding();
		var emergency = this.replica.ask(ToyFailover.KIND, Purpose.EMERGENCY, LONG.replace("lamp", "desk"), this.drill);
		this.replica.until(emergency, Duration.ofMinutes(5), (it) -> it.phase() instanceof Phase.Parked);
		this.replica.decide(emergency, Decision.PROCEED);
		this.replica.passUntil(this.time.instant().plus(Duration.ofHours(1)));
		assertThat(this.replica.operation(emergency).owed()).as(this.replica.timeline(emergency))
			.singleElement()
			.satisfies((owed) -> assertThat(owed.key()).isEqualTo("SB-000001/restore-lamp"));
		return emergency;
	}

	@Test
	void doesNotEndWhileItOwesWhatTheOtherHadChanged() {
		var emergency = doneBut();
		assertThat(this.replica.operation(emergency).status()).isEqualTo(Status.AWAITING_DECISION);
		assertThat(Choices.of(this.replica.operation(emergency))).extracting(Choice::decision)
			.containsExactly(Decision.RESTORE, Decision.LEAVE_DRAINED, Decision.RETRY);
		assertThat(((Phase.Parked) this.replica.operation(emergency).phase()).question().text()).isEqualTo(
				"Everything that was asked for was done and proven, but this is still owed: turn lamp on again. What now?");
		this.replica.decide(emergency, Decision.RESTORE);
		assertThat(this.replica.untilEnded(emergency).status()).as(this.replica.timeline(emergency))
			.isEqualTo(Status.RESTORED);
		assertThat(this.world.ledger).containsExactly("turn lamp off", "turn desk off", "turn desk on", "turn lamp on");
	}

	@Test
	void mayEndWithWhatTheOtherHadChangedLeftAsItIs() {
		var emergency = doneBut();
		this.replica.decide(emergency, Decision.LEAVE_DRAINED);
		assertThat(this.replica.operation(emergency).status()).isEqualTo(Status.HANDED_OVER);
		assertThat(this.replica.operation(emergency).owed()).hasSize(1);
		this.replica.decide(emergency, Decision.RESTORE);
		assertThat(this.replica.untilEnded(emergency).status()).isEqualTo(Status.RESTORED);
		assertThat(this.world.ledger).endsWith("turn lamp on");
	}

	@Test
	void endsOnceSomebodyElseHasBroughtBackWhatItOwes() {
		var emergency = doneBut();
		this.world.turn("lamp", true);
		this.replica.passUntil(this.time.instant().plus(Duration.ofMinutes(1)));
		this.replica.decide(emergency, Decision.RETRY);
		assertThat(this.replica.untilEnded(emergency).status()).as(this.replica.timeline(emergency))
			.isEqualTo(Status.SUCCEEDED);
		assertThat(this.replica.operation(emergency).owed()).isEmpty();
	}

	/// What the other one sent was for visits of its own.
	@Test
	void makesItsOwnCallWhereTheOthersCameToNothing() {
		holding();
		this.world.turn("lamp", true);
		this.replica.passUntil(this.time.instant().plusSeconds(10));
		var emergency = emergency();
		var asked = this.replica.until(emergency, Duration.ofMinutes(5), (it) -> it.phase() instanceof Phase.Parked);
		assertThat(asked.lastRun().key()).as(this.replica.timeline(emergency)).isEqualTo("hold");
		assertThat(this.world.ledger).containsExactly("turn lamp off", "turn lamp off");
		assertThat(asked.mutations()).extracting(Mutation::origin).containsExactly("off#1@SB-000001", "off#1");
		assertThat(asked.owed()).hasSize(1);
	}

	@Test
	void leavesTheOtherAndItsDeadlineAloneUntilItsOwnChecksHavePassed() {
		holding();
		this.world.checksBlindUntil = this.time.instant().plus(Duration.ofMinutes(1));
		var emergency = emergency();
		this.replica.passUntil(this.time.instant().plusSeconds(30));
		assertThat(this.replica.operation(emergency).status()).isEqualTo(Status.RUNNING);
		assertThat(drill().deadline()).isPresent();
		assertThat(this.store.claims(null, 9)).singleElement()
			.satisfies((claim) -> assertThat(claim.operation()).isEqualTo(this.drill));
		assertThat(this.replica.untilEnded(this.drill).status()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void takesOverNothingWhenItsOwnChecksFail() {
		holding();
		var emergency = emergency();
		this.replica.until(emergency, Duration.ofHours(2), Operation::ended);
		assertThat(this.replica.operation(emergency).status()).isEqualTo(Status.FAILED);
		assertThat(drill().status()).isEqualTo(Status.RUNNING);
		assertThat(drill().owed()).hasSize(1);
		assertThat(this.replica.untilEnded(this.drill).status()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void settlesADoubtfulCallOfTheOtherFirst() {
		this.world.answers.add(() -> {
			this.world.turn("lamp", false);
			return new Answer.Lost("the line broke", Handle.NONE);
		});
		this.replica.until(this.drill, Duration.ofHours(1), Operation::touched);
		this.world.checksNothing = true;
		var emergency = emergency();
		this.replica.until(emergency, Duration.ofMinutes(10), (it) -> it.phase() instanceof Phase.Parked);
		assertThat(drill().status()).isEqualTo(Status.SUPERSEDED);
		assertThat(this.replica.operation(emergency).unsettled()).isEmpty();
		assertThat(this.world.on("lamp")).isFalse();
		assertThat(this.world.ledger).hasSize(1);
	}

	@Test
	void waitsUntilItIsKnownWhatBecameOfACallOfTheOther() {
		this.world.answers.add(() -> {
			this.world.turn("lamp", false);
			this.world.blindUntil = this.time.instant().plusSeconds(3);
			return new Answer.Lost("the line broke", Handle.NONE);
		});
		this.replica.until(this.drill, Duration.ofHours(1), (it) -> !it.unsettled().isEmpty());
		this.world.checksNothing = true;
		var emergency = emergency();
		this.replica.passUntil(this.time.instant().plusSeconds(1));
		assertThat(this.replica.operation(emergency).lastRun().sentence())
			.isEqualTo("SB-000001 has a call out whose answer is not known yet");
		assertThat(drill().status()).isEqualTo(Status.RUNNING);
		this.replica.passUntil(this.time.instant().plusSeconds(4));
		assertThat(drill().status()).isEqualTo(Status.SUPERSEDED);
		assertThat(this.replica.operation(emergency).mutations()).singleElement()
			.satisfies((call) -> assertThat(call.note()).isEqualTo("the etag moved"));
	}

	@Test
	void takesOverFromWhatWasLeftDrained() {
		holding();
		this.replica.decide(this.drill, Decision.ESCALATE);
		this.replica.until(this.drill, Duration.ofMinutes(5), (it) -> it.phase() instanceof Phase.Parked);
		this.replica.decide(this.drill, Decision.LEAVE_DRAINED);
		this.world.checksNothing = true;
		var emergency = emergency();
		this.replica.until(emergency, Duration.ofMinutes(5), (it) -> it.phase() instanceof Phase.Parked);
		assertThat(drill().status()).isEqualTo(Status.SUPERSEDED);
		assertThat(this.replica.operation(emergency).owed()).hasSize(1);
	}

	@Test
	void takesWhatIsFreeWhenTheOtherHasEndedMeanwhile() {
		holding();
		this.world.checksBlindUntil = this.time.instant().plus(Duration.ofMinutes(1));
		var emergency = emergency();
		this.replica.decide(this.drill, Decision.RESTORE);
		this.replica.untilEnded(this.drill);
		this.replica.until(emergency, Duration.ofMinutes(10), (it) -> it.phase() instanceof Phase.Parked);
		assertThat(drill().status()).isEqualTo(Status.RESTORED);
		assertThat(this.replica.operation(emergency).mutations()).hasSize(1);
		assertThat(this.world.ledger).containsExactly("turn lamp off", "turn lamp on", "turn lamp off");
	}

	@Test
	void endsWhenSomebodyElseWasFaster() {
		holding();
		this.world.checksBlindUntil = this.time.instant().plus(Duration.ofMinutes(1));
		var emergency = emergency();
		this.replica.decide(this.drill, Decision.RESTORE);
		this.replica.until(this.drill, Duration.ofMinutes(10), Operation::ended);
		var other = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, LONG);
		this.replica.until(other, Duration.ofMinutes(5), (it) -> it.lastRun().key().equals("check"));
		this.world.checksNothing = true;
		var ended = this.replica.until(emergency, Duration.ofMinutes(10), Operation::ended);
		assertThat(ended.status()).isEqualTo(Status.FAILED);
		assertThat(ended.touched()).isFalse();
		assertThat(((Phase.Ended) ended.phase()).note())
			.isEqualTo("Nothing was changed: /toys/lamp was taken by %s meanwhile."
				.formatted(this.replica.operation(other).code()));
	}

	@Test
	void theSameRequestIsAReplayEvenWhenItCouldNotBeAcceptedAnyMore() {
		holding();
		this.world.checksBlindUntil = this.time.instant().plus(Duration.ofMinutes(30));
		var first = this.replica.reception().accept(asking());
		assertThat(first).isInstanceOfSatisfying(Received.Answered.class,
				(answered) -> assertThat(answered.acceptance()).isInstanceOf(Acceptance.Accepted.class));
		this.replica.decide(this.drill, Decision.RESTORE);
		this.replica.untilEnded(this.drill);
		assertThat(this.replica.reception().accept(asking())).isInstanceOfSatisfying(Received.Answered.class,
				(answered) -> assertThat(answered.acceptance()).isInstanceOf(Acceptance.Replayed.class));
	}

	private Asking asking() {
		return new Asking(ToyFailover.KIND, Mandate.of(Purpose.EMERGENCY), LONG, "it burns", null, null, null, drill(),
				null, Replica.ALICE, new IdempotencyKey("alice", "POST /v1/operations", "once", "same"));
	}

	@Test
	void onlyAnEmergencyTakesOver() {
		holding();
		assertThatExceptionOfType(InvalidRequest.class)
			.isThrownBy(() -> this.replica.ask(ToyFailover.KIND, Purpose.MAINTENANCE, LONG, this.drill))
			.withMessage("Only an EMERGENCY takes over from another operation.");
	}

	@Test
	void takesOverOnlyFromWhatHoldsWhatItNeeds() {
		this.replica.untilEnded(this.drill);
		assertThatExceptionOfType(InvalidRequest.class).isThrownBy(this::emergency)
			.withMessage("SB-000001 holds nothing that this operation needs. Leave supersedes out.");
	}

}
