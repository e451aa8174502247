package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Problem;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What becomes of an operation whose call is refused, whose call is lost, or whose code is broken.
class TroubleTests {

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private final Replica replica = replica(new ToyFailover(this.world));

	private Replica replica(Playbook<?, ?> playbook) {
		return new Replica(this.time, this.store, Crashes.never(), List.of(playbook), List.of(this.world.keeper()));
	}

	private Operation parked(UUID id) {
		return this.replica.until(id, Duration.ofMinutes(30), (it) -> it.status() == Status.AWAITING_DECISION);
	}

	@Test
	void aPersonMayHaveARefusedCallSentAgainInAnEmergency() {
		this.world.answers.add(() -> new Answer.Rejected(new Problem(403, "AuthorizationFailed", "no right to write"),
				Handle.NONE, null));
		var id = this.replica.ask(ToyFailover.KIND, Purpose.EMERGENCY, ToyFailover.ASKING);
		parked(id);
		this.time.pass(Duration.ofMinutes(5));
		this.replica.decide(id, Decision.RETRY);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.lastRun().key().equals("hold"));
		assertThat(this.world.ledger).containsExactly("turn lamp off – Rejected", "turn lamp off");
	}

	@Test
	void anAcceptedCallIsNotSentAgainBecauseSomebodyLooksAgain() {
		this.world.answers.add(() -> new Answer.Accepted(Handle.NONE));
		var id = this.replica.ask(ToyFailover.KIND, Purpose.EMERGENCY, ToyFailover.ASKING);
		parked(id);
		this.time.pass(Duration.ofMinutes(5));
		this.replica.decide(id, Decision.RETRY);
		parked(id);
		assertThat(this.world.ledger).containsExactly("turn lamp off – Accepted");
	}

	@Test
	void aBugAfterEverythingWasBroughtBackOffersNoCancelInAnEmergency() {
		var replica = replica(new Altered<>(new ToyFailover(this.world), TroubleTests::brokenAtTheEnd));
		var id = replica.ask(ToyFailover.KIND, Purpose.EMERGENCY, ToyFailover.ASKING);
		parked(id);
		replica.decide(id, Decision.PROCEED);
		var parked = replica.until(id, Duration.ofMinutes(30),
				(it) -> it.lastRun().key().equals("light") && it.phase() instanceof Phase.Parked);
		assertThat(parked.owed()).isEmpty();
		assertThat(Choices.of(parked)).extracting(Choice::decision).containsExactly(Decision.RETRY, Decision.RESTORE);
	}

	private static List<Step> brokenAtTheEnd(List<Step> steps) {
		var light = Step.await("light", "it is light", (_) -> {
			throw new IllegalStateException("ours");
		});
		return Stream.concat(steps.subList(0, steps.size() - 1).stream(), Stream.of(light)).toList();
	}

	@Test
	void whatIsInDoubtIsSettledBeforeItIsCalledRestored() {
		var replica = replica(new Altered<>(new ToyFailover(this.world), (_) -> List
			.of(Step.ensure("off", "the lamp is turned off", this.world.turned("lamp", false, List.of())))));
		this.world.answers.add(() -> new Answer.Lost("the connection broke", Handle.NONE));
		var id = replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		replica.until(id, Duration.ofMinutes(1), (it) -> it.touched());
		replica.decide(id, Decision.RESTORE);
		var operation = replica.untilEnded(id);
		assertThat(operation.unsettled()).isEmpty();
		assertThat(operation.mutations()).extracting(Mutation::state).containsExactly(Mutation.State.REFUTED);
		assertThat(operation.status()).isEqualTo(Status.RESTORED);
	}

	@Test
	void aNodeWhoseClockIsOffTurnsNothingBack() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.ASKING);
		var parked = parked(id);
		this.time.trust(false);
		this.replica.passUntil(VirtualTime.START.plus(Duration.ofMinutes(20)));
		assertThat(this.replica.operation(id)).isEqualTo(parked);
		this.time.trust(true);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.RESTORED);
	}

	@Test
	void aStepThatNobodyPlannedIsABugAndParks() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		var changed = replica(new Altered<>(new ToyFailover(this.world), (steps) -> List.of(steps.getFirst(),
				Step.check("more", "nobody planned this", this.world.is("lamp", true)))));
		var operation = changed.until(id, Duration.ofMinutes(30), (it) -> it.status() == Status.AWAITING_DECISION);
		assertThat(operation.stumbles()).isEqualTo(EngineSettings.DEFAULTS.stumbleLimit());
	}

	@Test
	void bugsFarApartAreNotInARow() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.MAINTENANCE, """
				{"target": {"name": "lamp"}, "parameters": {"hold": "PT24H", "soak": "PT5S"}}""");
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.lastRun().key().equals("hold"));
		for (var hour = 1; hour <= EngineSettings.DEFAULTS.stumbleLimit(); hour++) {
			this.world.guardBug = new IllegalStateException("ours");
			this.replica.until(id, Duration.ofMinutes(5), (it) -> it.stumbles() > 0);
			this.world.guardBug = null;
			this.replica.passUntil(this.time.instant().plus(Duration.ofHours(1)));
			assertThat(this.replica.operation(id).stumbles()).isZero();
		}
		assertThat(this.replica.operation(id).status()).isEqualTo(Status.RUNNING);
	}

	@Test
	void aCallThatDidSomethingElseToTheSameIsNoAttemptToBringItBack() {
		var label = new Labelled(this.world);
		var replica = replica(new Altered<>(new ToyFailover(this.world),
				(steps) -> List.of(steps.get(1), Step.ensure("label", "the lamp is labelled", label), steps.get(3))));
		var id = replica.ask(ToyFailover.KIND, Purpose.MAINTENANCE, ToyFailover.ASKING);
		replica.until(id, Duration.ofMinutes(5), (it) -> it.phase() instanceof Phase.Parked);
		replica.decide(id, Decision.RESTORE);
		assertThat(replica.untilEnded(id).status()).isEqualTo(Status.RESTORED);
		assertThat(this.world.ledger).containsExactly("turn lamp off", "label lamp", "turn lamp on");
	}

	@Test
	void whatIsInDoubtAboutSomethingElseIsSettledByWhatMadeIt() {
		var label = new Labelled(this.world);
		var replica = replica(new Altered<>(new ToyFailover(this.world),
				(steps) -> List.of(steps.get(1), Step.ensure("label", "the lamp is labelled", label), steps.get(3))));
		label.lost().set(true);
		var id = replica.ask(ToyFailover.KIND, Purpose.MAINTENANCE, ToyFailover.ASKING);
		var labelled = replica.until(id, Duration.ofMinutes(5), (it) -> it.phase() instanceof Phase.Parked);
		assertThat(labelled.mutations().getLast().note()).isEqualTo("it has a label");
	}

	/// Puts a label on a lamp, whether it is on or not.
	private record Labelled(Toy world, AtomicBoolean lost) implements Effect {

		Labelled(Toy world) {
			this(world, new AtomicBoolean());
		}

		@Override
		public Sighting look(Look look) {
			return this.world.ledger.contains("label lamp") ? Sighting.met("it has a label", Evidence.NONE)
					: new Sighting.Unmet("it has no label", Evidence.NONE);
		}

		@Override
		public Preparation prepare(Look look) {
			return new Preparation.Ready(new Call("PATCH", "/toys/lamp", "label lamp", null, "{}"), List.of());
		}

		@Override
		public Answer send(Call call, Sending sending) {
			this.world.ledger.add(call.title());
			return this.lost.get() ? new Answer.Lost("the connection broke", Handle.NONE)
					: new Answer.Accepted(Handle.NONE);
		}

		@Override
		public Fate settle(Mutation mutation, Look look) {
			return new Fate.Happened("it has a label", Handle.NONE);
		}

	}

	@Test
	void whatStoodInTheWayIsGoneOnceTheRestoreIsTaken() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.ASKING);
		parked(id);
		this.world.burnt = true;
		this.world.answers
			.add(() -> new Answer.Rejected(new Problem(403, "AuthorizationFailed", "no right"), Handle.NONE, null));
		this.replica.decide(id, Decision.RESTORE);
		var proving = this.replica.until(id, Duration.ofMinutes(5),
				(it) -> it.phase() instanceof Phase.Restoring restoring && restoring.proving() != null);
		assertThat(((Phase.Restoring) proving.phase()).hindrance()).isNull();
	}

}
