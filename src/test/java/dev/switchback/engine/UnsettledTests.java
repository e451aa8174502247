package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Purpose;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A call of which nobody knows what became of it, while people decide.
class UnsettledTests {

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final Replica replica = new Replica(this.time, new InMemoryOperations(this.time), Crashes.never(),
			List.of(new ToyFailover(this.world)), List.of(this.world.keeper()));

	private static Answer lost() {
		return new Answer.Lost("the connection broke", Handle.NONE);
	}

	private Operation parked(UUID id) {
		return this.replica.until(id, Duration.ofHours(1), (it) -> it.phase() instanceof Phase.Parked);
	}

	/// An emergency that turned the lamp off, lost the answer, and saw nothing until it asked.
	private UUID inDoubt() {
		this.world.answers.add(() -> {
			this.world.turn("lamp", false);
			this.world.blindUntil = this.time.instant().plus(Duration.ofMinutes(20));
			return lost();
		});
		var id = this.replica.ask(ToyFailover.KIND, Purpose.EMERGENCY, ToyFailover.ASKING);
		assertThat(parked(id).unsettled()).hasSize(1);
		return id;
	}

	@Test
	void isSettledWhileSomebodyIsAsked() {
		var id = inDoubt();
		this.replica.passUntil(this.world.blindUntil.plusSeconds(10));
		var operation = this.replica.operation(id);
		assertThat(operation.phase()).isInstanceOf(Phase.Parked.class);
		assertThat(operation.mutations()).extracting(Mutation::state).containsExactly(Mutation.State.CONFIRMED);
	}

	@Test
	void nothingIsLeftDrainedBeforeItIsSettled() {
		var id = inDoubt();
		assertThat(this.replica.decide(id, Decision.LEAVE_DRAINED)).isInstanceOf(Settled.NotAllowed.class);
		this.replica.passUntil(this.world.blindUntil.plusSeconds(10));
		assertThat(this.replica.decide(id, Decision.LEAVE_DRAINED)).isInstanceOf(Settled.Taken.class);
		assertThat(this.replica.operation(id).status()).isEqualTo(Status.HANDED_OVER);
	}

	@Test
	void restoreWaitsForNothing() {
		var id = inDoubt();
		assertThat(this.replica.decide(id, Decision.RESTORE)).isInstanceOf(Settled.Taken.class);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.RESTORED);
		assertThat(this.world.on("lamp")).isTrue();
	}

	/// The lamp is to be turned on again, and the answer to that is lost.
	private UUID backInDoubt() {
		this.world.answers.add(null);
		this.world.answers.add(() -> {
			this.world.turn("lamp", true);
			this.world.blindUntil = this.time.instant().plus(Duration.ofMinutes(20));
			return lost();
		});
		var id = this.replica.ask(ToyFailover.KIND, Purpose.EMERGENCY, ToyFailover.ASKING);
		parked(id);
		this.replica.decide(id, Decision.PROCEED);
		var parked = this.replica.until(id, Duration.ofHours(1),
				(it) -> it.phase() instanceof Phase.Parked && it.lastRun().key().equals("on"));
		assertThat(parked.unsettled()).hasSize(1);
		return id;
	}

	@Test
	void whatWasDoneByHandIsTakenForThatOnlyOnceItIsSettled() {
		var id = backInDoubt();
		assertThat(this.replica.decide(id, Decision.DONE_OUTSIDE)).isInstanceOf(Settled.NotAllowed.class);
		this.replica.passUntil(this.world.blindUntil.plusSeconds(10));
		assertThat(this.replica.decide(id, Decision.DONE_OUTSIDE)).isInstanceOf(Settled.Taken.class);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void nothingSucceedsBeforeItIsSettled() {
		var id = backInDoubt();
		this.replica.decide(id, Decision.RETRY);
		var operation = this.replica.untilEnded(id);
		assertThat(operation.status()).isEqualTo(Status.SUCCEEDED);
		assertThat(operation.unsettled()).isEmpty();
		assertThat(this.time.instant()).isAfterOrEqualTo(this.world.blindUntil);
	}

}
