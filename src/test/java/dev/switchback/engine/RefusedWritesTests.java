package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.switchback.operation.Journal;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Unstorable;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Step;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// A store that refuses what it is given, and would again.
class RefusedWritesTests {

	private final VirtualTime time = new VirtualTime();

	private final Crashes points = Crashes.never();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private final Replica replica = new Replica(this.time, this.store, this.points,
			List.of(new ToyFailover(this.world)), List.of(this.world.keeper()));

	private UUID drill() {
		return this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
	}

	private void refuse(String write) {
		this.points.witnessed((point) -> {
			if (point.equals("before " + write)) {
				throw new Unstorable("a value is out of range");
			}
		});
	}

	private void accept() {
		this.points.witnessed((_) -> {
		});
	}

	private Phase.Parked parked(UUID id) {
		return (Phase.Parked) this.replica.until(id, Duration.ofMinutes(30), (it) -> it.phase() instanceof Phase.Parked)
			.phase();
	}

	@Test
	void anIntentThatIsRefusedIsNeverSentAndSomebodyIsAsked() {
		refuse("intend");
		var id = drill();
		assertThat(parked(id).question().offers()).containsExactly(Decision.RETRY);
		assertThat(this.replica.operation(id).stumbles()).isEqualTo(EngineSettings.DEFAULTS.stumbleLimit());
		assertThat(this.world.ledger).isEmpty();
		assertThat(this.replica.operation(id).mutations()).isEmpty();
	}

	@Test
	void goesOnOnceItIsStored() {
		refuse("intend");
		var id = drill();
		parked(id);
		accept();
		this.replica.decide(id, Decision.RETRY);
		this.replica.until(id, Duration.ofMinutes(30), (it) -> !it.mutations().isEmpty());
		assertThat(this.world.ledger).isNotEmpty();
	}

	@Test
	void aCallWhoseAnswerIsRefusedIsNotMadeAgain() {
		refuse("record");
		var id = drill();
		assertThat(parked(id).question().offers()).containsExactly(Decision.RESTORE, Decision.RETRY);
		assertThat(this.world.ledger).hasSize(1);
		assertThat(this.replica.operation(id).mutations()).extracting(Mutation::state)
			.containsExactly(Mutation.State.INTENDED);
	}

	@Test
	void eachTimeIsTold() {
		var appends = new AtomicInteger();
		var id = drill();
		this.points.witnessed((point) -> {
			if (point.equals("before append") && appends.getAndIncrement() == 0) {
				throw new Unstorable("a value is out of range");
			}
		});
		assertThat(this.replica.until(id, Duration.ofMinutes(1), (it) -> it.stumbles() > 0).stumbles()).isOne();
	}

	/// The scheduler tries again later.
	@Test
	void whereNotEvenThatCanBeToldWhoeverExecutesItLearnsOfIt() {
		refuse("append");
		var id = drill();
		assertThatExceptionOfType(Bug.class).isThrownBy(() -> parked(id)).withCauseInstanceOf(Unstorable.class);
		assertThat(this.world.ledger).isEmpty();
	}

	/// The fan was turned off last, so of each turn the first write is that it is to be turned on.
	@Test
	void aRestoreThatCannotBeWrittenDownKeepsNoOtherWaiting() {
		var replica = new Replica(this.time, this.store, this.points,
				List.of(new Altered<>(new ToyFailover(this.world),
						(_) -> List.of(off("lamp"), off("fan"),
								Step.await("never", "the fan is on", this.world.is("fan", true))))),
				List.of(this.world.keeper()));
		var id = replica.ask(ToyFailover.KIND, Purpose.MAINTENANCE, ToyFailover.CALM);
		replica.until(id, Duration.ofMinutes(5), (it) -> it.lastRun().key().equals("never"));
		replica.decide(id, Decision.RESTORE);
		refuseTheFirstOfEachTurn();
		replica.until(id, Duration.ofMinutes(5), (_) -> this.world.on("lamp"));
		assertThat(this.store.events(id, 0, Integer.MAX_VALUE)).extracting(Journal.Entry::sentence)
			.containsSubsequence("Sending: turn lamp on.", "Sending: turn fan on.");
	}

	private void refuseTheFirstOfEachTurn() {
		var first = new AtomicBoolean();
		this.points.witnessed((point) -> {
			if (point.equals("find")) {
				first.set(true);
			}
			if (point.equals("before append") && first.getAndSet(false)) {
				throw new Unstorable("a value is out of range");
			}
		});
	}

	private Step off(String toy) {
		return Step.ensure(toy, toy + " is turned off", this.world.turned(toy, false, List.of(Toy.promise(toy, null))));
	}

}
