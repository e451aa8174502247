package dev.switchback.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Decisions that several callers take at the same moment.
class DecidingTests {

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private final Replica replica = new Replica(this.time, this.store, Crashes.never(),
			List.of(new ToyFailover(this.world)), List.of(this.world.keeper()));

	/// A caller who heard no answer sends the same decision again while the first one is being taken: the key is not used
	/// yet when it is looked up, and the operation has moved on when that is read.
	@Test
	void theSameDecisionTakenMeanwhileIsAReplay() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.ASKING);
		var parked = this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		var answering = answering(parked, Decision.PROCEED);
		var late = deciding(beforeTheFirst("find", () -> this.replica.reception().decide(answering)));
		assertThat(late.decide(answering)).isInstanceOf(Settled.Replayed.class);
		assertThat(this.replica.operation(id).visits("on")).isOne();
	}

	/// Somebody else answered between the read and the write.
	@Test
	void aRestoreIsTakenThoughItsQuestionIsAnsweredMeanwhile() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.ASKING);
		var parked = this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		var late = deciding(beforeTheFirst("interject", () -> this.replica.decide(id, Decision.PROCEED)));
		assertThat(late.decide(answering(parked, Decision.RESTORE))).isInstanceOf(Settled.Taken.class);
		assertThat(this.replica.operation(id).status()).isEqualTo(Status.RESTORING);
	}

	@Test
	void anAnswerIsNotTakenOnceItsQuestionIsAnsweredMeanwhile() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.ASKING);
		var parked = this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		var late = deciding(beforeTheFirst("interject", () -> this.replica.decide(id, Decision.RESTORE)));
		assertThat(late.decide(answering(parked, Decision.PROCEED))).isInstanceOf(Settled.OtherQuestion.class);
		assertThat(this.replica.operation(id).status()).isEqualTo(Status.RESTORING);
	}

	@Test
	void aDecisionAboutNothingIsUnknown() {
		var nothing = new Answering(UUID.randomUUID(), Decision.RESTORE, null, null, null, List.of(), Replica.ALICE,
				new IdempotencyKey("alice", "decide", "a", "same"));
		assertThat(deciding(this.store).decide(nothing)).isInstanceOf(Settled.Unknown.class);
	}

	@Test
	void anAnswerThatNamesNoQuestionIsNotTaken() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.ASKING);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		var nameless = new Answering(id, Decision.PROCEED, null, null, null, List.of(), Replica.ALICE,
				new IdempotencyKey("alice", "decide", "a", "same"));
		assertThat(deciding(this.store).decide(nameless)).isInstanceOf(Settled.OtherQuestion.class);
	}

	@Test
	void aHoldIsExtendedByADayAtMostAndByThatMuch() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.MAINTENANCE, """
				{"target": {"name": "lamp"}, "parameters": {"hold": "PT1H", "soak": "PT5S"}}""");
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.lastRun().key().equals("hold"));
		assertThat(extended(id, Duration.ofDays(1).plusMillis(1))).isInstanceOfSatisfying(Settled.Unfit.class,
				(unfit) -> assertThat(unfit.sentence()).isEqualTo("This can be extended by PT24H at most."));
		assertThat(extended(id, Duration.ofDays(1))).isInstanceOf(Settled.Taken.class);
		assertThat(extended(id, Duration.ofMillis(1))).isInstanceOfSatisfying(Settled.Unfit.class,
				(unfit) -> assertThat(unfit.sentence()).isEqualTo("This can be extended by nothing more at most."));
	}

	private Settled extended(UUID id, Duration by) {
		return deciding(this.store).decide(new Answering(id, Decision.EXTEND, null, null, by, List.of(), Replica.ALICE,
				new IdempotencyKey("alice", "decide", by.toString(), "same")));
	}

	private static Answering answering(Operation parked, Decision decision) {
		var question = ((Phase.Parked) parked.phase()).question().id();
		return new Answering(parked.id(), decision, question, null, null, List.of(), Replica.ALICE,
				new IdempotencyKey("alice", "decide", "a", "same"));
	}

	private Deciding deciding(Operations operations) {
		var registry = new Registry(List.of(new ToyFailover(this.world)), JsonMapper.builder().build());
		return new Deciding(operations, new Consequences(registry, UUID::randomUUID), this.time,
				EngineSettings.DEFAULTS);
	}

	private Operations beforeTheFirst(String call, Runnable meanwhile) {
		var once = new AtomicReference<Runnable>(meanwhile);
		return (Operations) Proxy.newProxyInstance(Operations.class.getClassLoader(),
				new Class<?>[] { Operations.class }, (_, method, arguments) -> {
					if (method.getName().equals(call)) {
						once.getAndSet(() -> {
						}).run();
					}
					try {
						return method.invoke(this.store, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

}
