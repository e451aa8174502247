package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Who looks after what is owed, beside its operation.
class DutyTests {

	private static final Duration LATER = Duration.ofSeconds(30);

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private final Replica replica = new Replica(this.time, this.store, Crashes.never(),
			List.of(new ToyFailover(this.world)), List.of(this.world.keeper()));

	private final Duty duty = new Duty(this.store, this.replica.engine(), this.time, EngineSettings.DEFAULTS);

	private UUID asked(Purpose purpose) {
		var id = this.replica.ask(ToyFailover.KIND, purpose, ToyFailover.ASKING);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		return id;
	}

	private Obligation owed(UUID id) {
		return this.replica.operation(id).obligations().getFirst();
	}

	private Instant due(UUID id) {
		return this.replica.operation(id).deadline().orElseThrow();
	}

	@Test
	void looksAgainWhenItIsDueAndNotBefore() {
		var id = asked(Purpose.DRILL);
		assertThat(this.duty.keep(owed(id).id())).contains(due(id));
		assertThat(this.replica.operation(id).status()).isEqualTo(Status.AWAITING_DECISION);
	}

	@Test
	void turnsBackWhatIsDue() {
		var id = asked(Purpose.DRILL);
		var due = due(id);
		this.time.passUntil(due);
		assertThat(this.duty.keep(owed(id).id())).contains(due.plus(LATER));
		assertThat(this.replica.operation(id).status()).isEqualTo(Status.RESTORING);
		assertThat(this.duty.keep(owed(id).id())).as("is turning back").contains(due.plus(LATER));
	}

	@Test
	void looksAgainLaterAtWhatIsNeverDue() {
		var id = asked(Purpose.EMERGENCY);
		assertThat(this.duty.keep(owed(id).id())).contains(this.time.instant().plus(LATER));
		assertThat(this.replica.operation(id).status()).isEqualTo(Status.AWAITING_DECISION);
	}

	@Test
	void looksAfterWhatIsKeptNoMoreThoughItsOperationGoesOn() {
		var id = asked(Purpose.EMERGENCY);
		this.world.burnt = true;
		this.replica.decide(id, Decision.RESTORE);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.owed().isEmpty());
		assertThat(this.replica.operation(id)).matches((it) -> !it.ended());
		assertThat(this.duty.keep(owed(id).id())).isEmpty();
	}

	@Test
	void looksAgainLaterAtWhatWasLeftToPeople() {
		var id = asked(Purpose.EMERGENCY);
		this.replica.decide(id, Decision.LEAVE_DRAINED);
		assertThat(this.replica.operation(id)).matches(Operation::ended);
		assertThat(this.duty.keep(owed(id).id())).contains(this.time.instant().plus(LATER));
		assertThat(this.world.ledger).containsExactly("turn lamp off");
	}

	@Test
	void doesNothingWhileItsClockIsOff() {
		var id = asked(Purpose.DRILL);
		var due = due(id);
		this.time.passUntil(due);
		this.time.trust(false);
		assertThat(this.duty.keep(owed(id).id())).contains(due.plusSeconds(5));
		assertThat(this.replica.operation(id).status()).isEqualTo(Status.AWAITING_DECISION);
	}

	@Test
	void looksAfterNothingThatNobodyOwes() {
		assertThat(this.duty.keep(new UUID(0, 1))).isEmpty();
	}

}
