package dev.switchback.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Problem;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Urgency;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// What is not sent, or not turned back, because it is too late for that.
class TooLateTests {

	private static final Duration DUE = Duration.ofMinutes(10);

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private final Effect lampOff = this.world.turned("lamp", false, List.of(Toy.promise("lamp", DUE)));

	private Replica replica(UnaryOperator<List<Step>> change) {
		return new Replica(this.time, this.store, Crashes.never(),
				List.of(new Altered<>(new ToyFailover(this.world), change)), List.of(this.world.keeper()));
	}

	@Test
	void nothingMoreIsIntendedOnceTheDeadlineHasCome() {
		var slow = new Slow(this.world.turned("fan", false, List.of()), this.time, DUE);
		var replica = replica((_) -> List.of(Step.ensure("lamp", "the lamp is off", this.lampOff),
				Step.ensure("fan", "the fan is off", slow)));
		var id = replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		assertThat(replica.untilEnded(id).status()).isEqualTo(Status.RESTORED);
		assertThat(this.world.ledger).containsExactly("turn lamp off", "turn lamp on");
	}

	/// Turns the lamp off, and the fan, past which nothing turns back.
	private static List<Step> untilThePoint(Effect lampOff, Effect fanOff) {
		return List.of(Step.ensure("lamp", "the lamp is off", lampOff), Step.finish("fan", "the fan is off", fanOff));
	}

	@Test
	void nothingTurnsBackByItselfOnceTheCallThatFinishesWasTaken() {
		this.world.answers.add(null);
		this.world.answers.add(() -> new Answer.Accepted(Handle.NONE));
		var replica = replica((_) -> untilThePoint(this.lampOff, this.world.turned("fan", false, List.of())));
		var id = replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		var operation = replica.until(id, Duration.ofMinutes(9), (it) -> it.phase() instanceof Phase.Parked);
		assertThat(operation.pastReturn()).isTrue();
		assertThat(this.world.ledger).containsExactly("turn lamp off", "turn fan off – Accepted");
	}

	@Test
	void whatNeverHappenedIsNoPointOfNoReturn() {
		this.world.answers.add(null);
		this.world.answers.add(TooLateTests::refused);
		var replica = replica((_) -> untilThePoint(this.lampOff, this.world.turned("fan", false, List.of())));
		var id = replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		var operation = replica.untilEnded(id);
		assertThat(operation.status()).isEqualTo(Status.RESTORED);
		assertThat(operation.pastReturn()).isFalse();
	}

	private static Answer refused() {
		return new Answer.Rejected(new Problem(403, "AuthorizationFailed", "no right"), Handle.NONE, null);
	}

	@Test
	void aCallOfAPausedProcessIsKeptBackAndMadeAnewWithAnotherLedgerLine() {
		this.world.paused = Duration.ofSeconds(6);
		var replica = replica((steps) -> steps);
		var id = replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		var operation = replica.untilEnded(id);
		assertThat(operation.status()).isEqualTo(Status.SUCCEEDED);
		assertThat(this.world.ledger).containsExactly("turn lamp off – kept back", "turn lamp off", "turn lamp on");
		assertThat(operation.mutations()).extracting(Mutation::state)
			.containsExactly(Mutation.State.REFUTED, Mutation.State.CONFIRMED, Mutation.State.CONFIRMED);
	}

	@Test
	void aCallWhoseIntentTookTooLongToStoreIsKeptBack() {
		var operation = accepted();
		var ids = new Ids(this.time, new SplittableRandom(7));
		var sender = new Sender(slowToStore(Duration.ofSeconds(6)),
				new Registry(List.of(new ToyFailover(this.world)), JsonMapper.builder().build()), this.time, this.time,
				ids::next, EngineSettings.DEFAULTS);
		var call = new Call("PUT", "/toys/lamp", "turn lamp off", null, "{}");
		sender.send(operation, "off#1", Urgency.RUNNING, this.lampOff, new Preparation.Ready(call, List.of()));
		assertThat(this.world.ledger).containsExactly("turn lamp off – kept back");
		assertThat(this.store.find(operation.id()).orElseThrow().mutations()).singleElement().satisfies((mutation) -> {
			assertThat(mutation.state()).isEqualTo(Mutation.State.REFUTED);
			assertThat(mutation.note()).startsWith("TooLate");
		});
	}

	private Operation accepted() {
		var replica = replica((steps) -> steps);
		return replica.operation(replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM));
	}

	/// A store that needs its time for every change.
	private Operations slowToStore(Duration takes) {
		return (Operations) Proxy.newProxyInstance(Operations.class.getClassLoader(),
				new Class<?>[] { Operations.class }, (_, method, arguments) -> {
					if (method.getName().equals("append")) {
						this.time.pass(takes);
					}
					try {
						return method.invoke(this.store, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	/// An effect that takes long to prepare.
	private record Slow(Effect effect, VirtualTime time, Duration takes) implements Effect {

		@Override
		public Sighting look(Look look) {
			return this.effect.look(look);
		}

		@Override
		public Preparation prepare(Look look) {
			this.time.pass(this.takes);
			return this.effect.prepare(look);
		}

		@Override
		public Answer send(Call call, Sending sending) {
			return this.effect.send(call, sending);
		}

		@Override
		public Fate settle(Mutation mutation, Look look) {
			return this.effect.settle(mutation, look);
		}

	}

}
