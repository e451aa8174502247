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
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.Step;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Past a call after which nothing turns back, nothing does: no deadline, no trouble, no decision.
class PastReturnTests {

	private static final Duration DUE = Duration.ofMinutes(10);

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	/// Turns the lamp off with a promise that falls due, then the fan off for good, and then waits in vain.
	private Replica replica() {
		var steps = List.of(
				Step.ensure("off", "the lamp is turned off",
						this.world.turned("lamp", false, List.of(Toy.promise("lamp", DUE)))),
				Step.finish("final", "the fan is turned off for good", this.world.turned("fan", false, List.of()))
					.on(Decision.RETRY, Route.to("final")),
				Step.await("never", "the fan is on", this.world.is("fan", true)).within(Duration.ofMinutes(30)));
		return new Replica(this.time, this.store, Crashes.never(),
				List.of(new Altered<>(new ToyFailover(this.world), (_) -> steps)), List.of(this.world.keeper()));
	}

	private Operation asked(Replica replica, UUID id) {
		return replica.until(id, Duration.ofHours(2), (it) -> it.phase() instanceof Phase.Parked);
	}

	@Test
	void noDeadlineTurnsBack() {
		var replica = replica();
		var id = replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		replica.until(id, Duration.ofMinutes(5), (it) -> it.lastRun().key().equals("never"));
		replica.passUntil(VirtualTime.START.plus(DUE.multipliedBy(2)));
		assertThat(replica.operation(id).status()).isEqualTo(Status.RUNNING);
		assertThat(this.world.on("lamp")).isFalse();
	}

	@Test
	void troubleAsksAndOffersNoWayBack() {
		var replica = replica();
		var parked = asked(replica, replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM));
		assertThat(((Phase.Parked) parked.phase()).question().offers()).containsExactly(Decision.RETRY);
		assertThat(Choices.of(parked)).extracting(Choice::decision).containsExactly(Decision.RETRY, Decision.ESCALATE);
		replica.decide(parked.id(), Decision.ESCALATE);
		assertThat(Choices.of(replica.operation(parked.id()))).extracting(Choice::decision)
			.containsExactly(Decision.RETRY);
	}

	@Test
	void aCallThatCameToNothingIsMadeAgainOnlyWhenAPersonHasItRetried() {
		this.world.answers.add(() -> new Answer.Accepted(Handle.NONE));
		this.world.answers.add(() -> new Answer.Accepted(Handle.NONE));
		var steps = List
			.of(Step.finish("final", "the fan is turned off for good", this.world.turned("fan", false, List.of()))
				.on(Decision.RETRY, Route.to("final")));
		var replica = new Replica(this.time, this.store, Crashes.never(),
				List.of(new Altered<>(new ToyFailover(this.world), (_) -> steps)), List.of(this.world.keeper()));
		var id = replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		asked(replica, id);
		assertThat(replica.operation(id).mutations()).hasSize(1);
		replica.decide(id, Decision.RETRY);
		asked(replica, id);
		assertThat(replica.operation(id).visits("final")).isEqualTo(2);
		assertThat(replica.operation(id).mutations()).hasSize(2);
		replica.decide(id, Decision.RETRY);
		assertThat(replica.untilEnded(id).status()).isEqualTo(Status.SUCCEEDED);
		assertThat(this.world.on("fan")).isFalse();
	}

}
