package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Problem;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.Step;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What is still owed when an operation is over is kept when it is due; and what hinders that is told, once and since when.
class OwedAfterTheEndTests {

	private static final Duration DUE = Duration.ofMinutes(10);

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private final Replica replica = new Replica(this.time, this.store, Crashes.never(),
			List.of(new Altered<>(new ToyFailover(this.world),
					(_) -> List.of(
							Step.ensure("off", "the lamp is turned off",
									this.world.turned("lamp", false, List.of(Toy.promise("lamp", DUE)))),
							Step.ask("end", "end it", new Act.Hold.UntilDecision("End?", List.of(Decision.PROCEED)))
								.on(Decision.PROCEED, Route.end())))),
			List.of(this.world.keeper()));

	private UUID over() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.lastRun().key().equals("end"));
		this.replica.decide(id, Decision.PROCEED);
		assertThat(this.replica.operation(id).status()).isEqualTo(Status.SUCCEEDED);
		return id;
	}

	private void refused(String words) {
		this.world.answers
			.add(() -> new Answer.Rejected(new Problem(403, "AuthorizationFailed", words), Handle.NONE, null));
	}

	private List<Event.Hindered> told(UUID id) {
		return this.store.events(id, 0, Integer.MAX_VALUE)
			.stream()
			.map(Journal.Entry::event)
			.filter(Event.Hindered.class::isInstance)
			.map(Event.Hindered.class::cast)
			.toList();
	}

	@Test
	void whatHindersAPromiseAfterTheEndIsToldOnceAndSinceWhen() {
		var id = over();
		for (var times = 0; times < 5; times++) {
			refused("no right to write");
		}
		this.replica.passUntil(VirtualTime.START.plus(DUE).plusSeconds(70));
		var operation = this.replica.operation(id);
		var owed = operation.owed().getFirst();
		assertThat(operation.keeping(owed.id()).hindrance()).contains("no right to write");
		assertThat(operation.keeping(owed.id()).since()).isBetween(owed.due(), this.time.instant());
		assertThat(this.store.obligations(null, 9)).singleElement()
			.satisfies((one) -> assertThat(one.keeping()).isEqualTo(operation.keeping(owed.id())));
		assertThat(told(id)).as(this.replica.timeline(id)).hasSize(1);
		assertThat(operation.status()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void whatHinderedItIsForgottenOnceItIsKept() {
		var id = over();
		refused("no right to write");
		this.replica.passUntil(VirtualTime.START.plus(DUE).plus(Duration.ofMinutes(10)));
		var operation = this.replica.operation(id);
		assertThat(operation.obligations()).extracting(Obligation::state).containsExactly(Obligation.State.DISCHARGED);
		assertThat(this.world.on("lamp")).isTrue();
		assertThat(operation.keeping(operation.obligations().getFirst().id()).hindrance()).isNull();
		assertThat(told(id)).as(this.replica.timeline(id)).hasSize(2);
		assertThat(told(id).getLast().sentence()).isNull();
	}

}
