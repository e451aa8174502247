package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.Step;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What is owed though the operation is over.
class KeptAfterEndTests {

	private static final Duration DUE_IN = Duration.ofMinutes(10);

	private static final Instant DUE = VirtualTime.START.plus(DUE_IN);

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private final Replica replica = new Replica(this.time, this.store, Crashes.never(),
			List.of(new Altered<>(new ToyFailover(this.world),
					(_) -> List.of(
							Step.ensure("off", "the lamp is turned off",
									this.world.turned("lamp", false, List.of(Toy.promise("lamp", DUE_IN)))),
							Step.ask("end", "end it", new Act.Hold.UntilDecision("End?", List.of(Decision.PROCEED)))
								.on(Decision.PROCEED, Route.end())))),
			List.of(this.world.keeper()));

	private final UUID id = ended();

	private UUID ended() {
		var asked = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		this.replica.until(asked, Duration.ofMinutes(5), (it) -> it.phase() instanceof Phase.Parked);
		this.replica.decide(asked, Decision.PROCEED);
		assertThat(this.replica.operation(asked)).matches(Operation::ended);
		return asked;
	}

	private Obligation owed() {
		return this.replica.operation(this.id).obligations().getFirst();
	}

	@Test
	void isLeftAloneUntilItIsDue() {
		assertThat(this.replica.engine().keepAfterEnd(this.id)).contains(this.time.instant().plusSeconds(30));
		assertThat(this.world.ledger).containsExactly("turn lamp off");
		assertThat(this.world.on("lamp")).isFalse();
	}

	@Test
	void isKeptWhenItIsDueAndLookedAtUntilItIs() {
		this.time.passUntil(DUE);
		assertThat(this.replica.engine().keepAfterEnd(this.id)).contains(DUE.plusSeconds(1));
		assertThat(this.world.ledger).containsExactly("turn lamp off", "turn lamp on");
		this.time.pass(Duration.ofSeconds(4));
		assertThat(this.replica.engine().keepAfterEnd(this.id)).isEmpty();
		assertThat(owed().state()).isEqualTo(Obligation.State.DISCHARGED);
	}

	@Test
	void isKeptAsSoonAsItIsKnownWhatBecameOfTheCall() {
		this.world.answers.add(() -> {
			this.world.turn("lamp", true);
			this.world.blindUntil = this.time.instant().plusSeconds(5);
			return new Answer.Lost("the connection broke", Handle.NONE);
		});
		this.replica.passUntil(DUE.plusSeconds(6));
		assertThat(owed().closedAt()).isEqualTo(DUE.plusSeconds(5));
		assertThat(owed().state()).isEqualTo(Obligation.State.DISCHARGED);
	}

	@Test
	void isNotKeptByANodeWhoseClockIsOff() {
		this.time.passUntil(DUE);
		this.time.trust(false);
		assertThat(this.replica.engine().keepAfterEnd(this.id)).contains(DUE.plusSeconds(5));
		assertThat(this.world.ledger).containsExactly("turn lamp off");
	}

}
