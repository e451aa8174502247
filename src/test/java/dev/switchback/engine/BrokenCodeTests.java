package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.NotRecalled;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import dev.switchback.store.InMemoryOperations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Playbooks and effects that return nothing where they must say something.
class BrokenCodeTests {

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private Replica replica(UnaryOperator<List<Step>> change) {
		return new Replica(this.time, this.store, Crashes.never(),
				List.of(new Altered<>(new ToyFailover(this.world), change)), List.of(this.world.keeper()));
	}

	private static Operation parked(Replica replica, UUID id) {
		return replica.until(id, Duration.ofMinutes(30), (it) -> it.phase() instanceof Phase.Parked);
	}

	private Operation parkedByABug(Step broken) {
		var replica = replica((_) -> List.of(broken));
		var parked = parked(replica, replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM));
		assertThat(parked.stumbles()).isEqualTo(EngineSettings.DEFAULTS.stumbleLimit());
		assertThat(((Phase.Parked) parked.phase()).question().offers()).containsExactly(Decision.RETRY);
		return parked;
	}

	@SuppressWarnings("NullAway")
	private static <T> T nothing() {
		return null;
	}

	@Test
	void aLookThatReturnsNothingParks() {
		Condition condition = (_) -> nothing();
		parkedByABug(Step.check("check", "nobody knows", condition));
		assertThat(this.world.ledger).isEmpty();
	}

	/// The scheduler tries again soon; nothing of it stands in the history.
	@Test
	void aLookThatFindsTheDatabaseAwayIsNoBug() {
		Condition condition = (_) -> {
			throw new NotRecalled(new IllegalStateException("the database is away"));
		};
		var replica = replica((_) -> List.of(Step.check("check", "nobody knows", condition)));
		var id = replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		assertThatExceptionOfType(NotRecalled.class)
			.isThrownBy(() -> replica.until(id, Duration.ofMinutes(1), Operation::ended));
		assertThat(this.store.find(id).orElseThrow().stumbles()).isZero();
	}

	@Test
	void aGuardThatReturnsNothingParks() {
		Condition guard = (_) -> nothing();
		parkedByABug(Step.await("on", "the lamp is on", this.world.is("lamp", false)).whileTrue(guard));
	}

	@Test
	void aPreparationThatReturnsNothingParks() {
		parkedByABug(Step.ensure("off", "the lamp is turned off", new Broken(Answer.Lost.class)));
	}

	@Test
	void aCallThatAnswersNothingIsInDoubt() {
		var replica = replica((_) -> List.of(Step.ensure("off", "the lamp is turned off", new Broken(null))));
		var id = replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		var operation = replica.until(id, Duration.ofMinutes(5), Operation::touched);
		assertThat(operation.mutations()).extracting(Mutation::state).containsExactly(Mutation.State.IN_DOUBT);
	}

	/// An effect whose preparation is nothing, or whose answer is.
	private record Broken(@Nullable Class<?> preparing) implements Effect {

		@Override
		public Sighting look(Look look) {
			return new Sighting.Unmet("it is on", Evidence.NONE);
		}

		@Override
		public Preparation prepare(Look look) {
			return (this.preparing != null) ? nothing()
					: new Preparation.Ready(new Call("PUT", "/toys/lamp", "turn lamp off", null, "{}"), List.of());
		}

		@Override
		public Answer send(Call call, Sending sending) {
			return nothing();
		}

		@Override
		public Fate settle(Mutation mutation, Look look) {
			return new Fate.Undecided("nobody knows", Duration.ofSeconds(5));
		}

	}

}
