package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Requester;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Purpose;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What a purpose changes, and what people may change on the way.
class PurposesTests {

	private static final Requester BOT = new Requester("chatops", false, "bot");

	private static final String LONG = """
			{"target": {"name": "lamp"}, "parameters": {"hold": "PT1H", "soak": "PT5S", "restoreWithin": "PT2H"}}""";

	private final VirtualTime time = new VirtualTime();

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private final Toy world = new Toy(this.time, Crashes.never());

	private final Replica replica = new Replica(this.time, this.store, Crashes.never(),
			List.of(new ToyFailover(this.world)), List.of(this.world.keeper()));

	private UUID holding(Purpose purpose, String request) {
		var id = this.replica.ask(ToyFailover.KIND, purpose, request);
		this.replica.until(id, Duration.ofHours(1), (it) -> it.lastRun().key().equals("hold"));
		this.replica.passUntil(this.time.instant().plusSeconds(1));
		return id;
	}

	private Operation parked(UUID id) {
		return this.replica.until(id, Duration.ofHours(1), (it) -> it.phase() instanceof Phase.Parked);
	}

	private Operation after(UUID id, Duration duration) {
		this.replica.passUntil(this.time.instant().plus(duration));
		return this.replica.operation(id);
	}

	private List<Event> events(UUID id, Class<? extends Event> type) {
		return this.store.events(id, 0, Integer.MAX_VALUE)
			.stream()
			.map(Journal.Entry::event)
			.filter(type::isInstance)
			.toList();
	}

	@Test
	void anEscalatedDrillHoldsUntilSomebodyDecidesWhateverItsDeadlineWas() {
		var id = holding(Purpose.DRILL, LONG);
		assertThat(this.replica.decide(id, Decision.ESCALATE)).isInstanceOf(Settled.Taken.class);
		var operation = after(id, Duration.ofDays(2));
		assertThat(operation.purpose()).isEqualTo(Purpose.EMERGENCY);
		assertThat(operation.status()).isEqualTo(Status.AWAITING_DECISION);
		assertThat(operation.deadline()).isEmpty();
		assertThat(this.world.ledger).containsExactly("turn lamp off");
		this.replica.decide(id, Decision.RESTORE);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.RESTORED);
		assertThat(this.world.ledger).containsExactly("turn lamp off", "turn lamp on");
	}

	@Test
	void escalatingWhileItTurnsBackStopsThatAndAsks() {
		var id = holding(Purpose.DRILL, LONG);
		this.world.blindUntil = this.time.instant().plus(Duration.ofMinutes(5));
		this.replica.decide(id, Decision.RESTORE);
		this.replica.passUntil(this.time.instant().plusSeconds(30));
		this.replica.decide(id, Decision.ESCALATE);
		var operation = after(id, Duration.ofHours(5));
		assertThat(operation.status()).isEqualTo(Status.AWAITING_DECISION);
		assertThat(((Phase.Parked) operation.phase()).question().text()).startsWith("This was turning back (");
		assertThat(this.world.on("lamp")).isFalse();
		this.replica.decide(id, Decision.RESTORE);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.RESTORED);
	}

	@Test
	void onlyAPersonEscalates() {
		var id = holding(Purpose.DRILL, LONG);
		var before = this.replica.operation(id);
		assertThat(this.replica.decide(id, Decision.ESCALATE, BOT))
			.isInstanceOfSatisfying(Settled.NotYours.class, (refused) -> assertThat(refused.sentence())
				.isEqualTo("ESCALATE wants somebody who answers for it in person; this token stands for a service."));
		assertThat(this.replica.operation(id)).isEqualTo(before);
	}

	@Test
	void anybodyMayGoBack() {
		var id = holding(Purpose.EMERGENCY, LONG);
		assertThat(this.replica.decide(id, Decision.RESTORE, BOT)).isInstanceOf(Settled.Taken.class);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.RESTORED);
	}

	@Test
	void anEmergencyDoesNotRestoreByItselfWhenItsGuardIsLost() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.EMERGENCY, LONG);
		this.replica.until(id, Duration.ofHours(1), (it) -> it.lastRun().key().equals("dark"));
		this.world.guardLost = true;
		var asked = parked(id);
		assertThat(((Phase.Parked) asked.phase()).question().offers()).startsWith(Decision.RESTORE)
			.contains(Decision.LEAVE_DRAINED);
		assertThat(after(id, Duration.ofDays(1)).status()).isEqualTo(Status.AWAITING_DECISION);
		assertThat(this.world.ledger).containsExactly("turn lamp off");
	}

	@Test
	void extendingMovesTheHoldAndTheDeadlineTogether() {
		var id = holding(Purpose.DRILL, LONG);
		var before = this.replica.operation(id);
		assertThat(this.replica.decide(id, Decision.EXTEND, Duration.ofHours(2), BOT))
			.isInstanceOf(Settled.Taken.class);
		var extended = this.replica.operation(id);
		assertThat(extended.deadline()).hasValue(before.deadline().orElseThrow().plus(Duration.ofHours(2)));
		var held = ((Phase.Forward) before.phase()).since();
		this.replica.passUntil(held.plus(Duration.ofMinutes(179)));
		assertThat(this.world.ledger).containsExactly("turn lamp off");
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.SUCCEEDED);
		assertThat(this.time.instant()).isBefore(held.plus(Duration.ofMinutes(181)));
	}

	@Test
	void anExtendedDrillStillRestoresByItsDeadline() {
		var id = holding(Purpose.DRILL, ToyFailover.ASKING);
		var due = this.replica.operation(id).deadline().orElseThrow();
		this.replica.decide(id, Decision.EXTEND, Duration.ofMinutes(30), BOT);
		this.replica.passUntil(due.plus(Duration.ofMinutes(29)));
		assertThat(this.world.ledger).containsExactly("turn lamp off");
		this.replica.passUntil(due.plus(Duration.ofMinutes(31)));
		assertThat(this.world.ledger).containsExactly("turn lamp off", "turn lamp on");
	}

	@Test
	void extendsByNoMoreThanTheLimit() {
		var id = holding(Purpose.DRILL, LONG);
		assertThat(this.replica.decide(id, Decision.EXTEND, Duration.ofHours(25), BOT))
			.isEqualTo(new Settled.Unfit("/extendBy", "This can be extended by PT24H at most."));
		this.replica.decide(id, Decision.EXTEND, Duration.ofHours(20), BOT);
		assertThat(this.replica.decide(id, Decision.EXTEND, Duration.ofHours(5), BOT))
			.isEqualTo(new Settled.Unfit("/extendBy", "This can be extended by PT4H at most."));
		assertThat(this.replica.decide(id, Decision.EXTEND, null, BOT))
			.isEqualTo(new Settled.Unfit("/extendBy", "Say by how much, such as PT30M."));
		assertThat(this.replica.decide(id, Decision.PROCEED, Duration.ofHours(5), BOT))
			.isEqualTo(new Settled.Unfit("/extendBy", "Only EXTEND takes a duration. Leave this out."));
	}

	@Test
	void whatIsLeftDrainedStaysListedAndClaimedUntilItIsRestored() {
		var id = holding(Purpose.EMERGENCY, LONG);
		this.replica.decide(id, Decision.LEAVE_DRAINED);
		var left = after(id, Duration.ofDays(1));
		assertThat(left.status()).isEqualTo(Status.HANDED_OVER);
		assertThat(this.store.obligations(null, 9)).singleElement()
			.satisfies((owed) -> assertThat(owed.obligation().title()).isEqualTo("turn lamp on again"));
		assertThat(this.store.openOn("/toys/lamp")).isNotEmpty();
		assertThat(this.store.claims(null, 9)).hasSize(1);
		assertThat(this.world.on("lamp")).isFalse();
		this.replica.decide(id, Decision.RESTORE);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.RESTORED);
		assertThat(this.store.obligations(null, 9)).isEmpty();
		assertThat(this.store.claims(null, 9)).isEmpty();
	}

	@Test
	void whatIsNotAsItWasAsksAndMayBeAcceptedByAPerson() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		this.world.burnt = true;
		var asked = parked(id);
		assertThat(asked.owed()).isEmpty();
		assertThat(((Phase.Parked) asked.phase()).question().offers()).containsExactly(Decision.RETRY,
				Decision.ACCEPT_AS_IS);
		assertThat(this.replica.decide(id, Decision.ACCEPT_AS_IS, BOT)).isInstanceOf(Settled.NotYours.class);
		this.replica.decide(id, Decision.ACCEPT_AS_IS);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void whatWasBroughtBackByHandIsLookedAtAndRecordedAsSomebodyElses() {
		var id = holding(Purpose.EMERGENCY, LONG);
		this.replica.decide(id, Decision.LEAVE_DRAINED);
		this.world.turn("lamp", true);
		this.replica.decide(id, Decision.RESTORE);
		var ended = this.replica.untilEnded(id);
		assertThat(ended.status()).isEqualTo(Status.RESTORED);
		assertThat(ended.obligations()).singleElement()
			.satisfies((owed) -> assertThat(owed.state()).isEqualTo(Obligation.State.VOID));
		assertThat(this.world.ledger).containsExactly("turn lamp off");
	}

	@Test
	void sayingThatItWasDoneOutsideSendsNothing() {
		var id = holding(Purpose.DRILL, ToyFailover.CALM);
		this.world.answers.add(() -> new Answer.Accepted(Handle.NONE));
		this.replica.decide(id, Decision.RESTORE);
		this.replica.passUntil(this.time.instant().plusSeconds(30));
		assertThat(this.replica.operation(id).status()).isEqualTo(Status.RESTORING);
		var sent = List.copyOf(this.world.ledger);
		this.replica.decide(id, Decision.DONE_OUTSIDE);
		this.replica.passUntil(this.time.instant().plusSeconds(60));
		assertThat(this.replica.operation(id).status()).as("it is still dark").isEqualTo(Status.RESTORING);
		this.world.turn("lamp", true);
		this.replica.decide(id, Decision.DONE_OUTSIDE);
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.RESTORED);
		assertThat(this.world.ledger).isEqualTo(sent);
	}

	@Test
	void peopleAreRemindedOfAQuestionThatNobodyAnswers() {
		var id = holding(Purpose.MAINTENANCE, ToyFailover.ASKING);
		var asked = ((Phase.Parked) parked(id).phase()).since();
		this.replica.passUntil(asked.plus(Duration.ofMinutes(95)));
		assertThat(events(id, Event.Reminded.class)).containsExactly(new Event.Reminded(asked),
				new Event.Reminded(asked), new Event.Reminded(asked));
		var question = ((Phase.Parked) this.replica.operation(id).phase()).question();
		assertThat(question).isEqualTo(((Phase.Parked) parked(id).phase()).question());
		assertThat(events(id, Event.Asked.class)).hasSize(1);
	}

	@Test
	void anEmergencyHasNoDeadlineAndNoTimer() {
		var id = holding(Purpose.EMERGENCY, LONG);
		assertThat(this.replica.operation(id).deadline()).isEmpty();
		Instant later = this.time.instant().plus(Duration.ofDays(7));
		this.replica.passUntil(later);
		assertThat(this.replica.operation(id).status()).isEqualTo(Status.AWAITING_DECISION);
		assertThat(this.world.ledger).containsExactly("turn lamp off");
	}

}
