package dev.switchback.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.IllegalTransition;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations.Appending;
import dev.switchback.operation.Schedules;
import dev.switchback.playbook.Decision;
import org.junit.jupiter.api.Test;

import static dev.switchback.store.Samples.NOON;
import static dev.switchback.store.Samples.after;
import static dev.switchback.store.Samples.asked;
import static dev.switchback.store.Samples.decided;
import static dev.switchback.store.Samples.draft;
import static dev.switchback.store.Samples.finished;
import static dev.switchback.store.Samples.inDoubt;
import static dev.switchback.store.Samples.intended;
import static dev.switchback.store.Samples.key;
import static dev.switchback.store.Samples.mutation;
import static dev.switchback.store.Samples.noticed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/// What everybody who keeps operations must do: sleeping and being woken.
abstract class WakingContract {

	static final Instant TOMORROW = NOON.plusSeconds(24 * 60 * 60);

	abstract Kept kept();

	@Test
	void sleepsUntilTheMomentNamed() {
		var operation = executing();
		assertThat(rest(operation, TOMORROW)).isTrue();
		assertThat(kept().due(Schedules.OPERATION, operation.id())).hasValue(TOMORROW);
		assertThat(kept().journal().nextLook(operation.id())).hasValue(TOMORROW);
		assertThat(kept().operations().find(operation.id())).hasValue(operation.asleep(TOMORROW));
	}

	@Test
	void stillKnowsUntilWhenItSleptAfterSomethingWasAppended() {
		var operation = executing();
		rest(operation, TOMORROW);
		var woken = Samples.of(kept().operations()
			.interject(operation.asleep(TOMORROW), after(1), List.of(decided(Decision.PROCEED)), null));
		assertThat(woken.sleptUntil()).isEqualTo(TOMORROW);
		assertThat(kept().operations().find(operation.id())).hasValue(woken);
		assertThat(kept().journal().nextLook(operation.id())).isEmpty();
	}

	@Test
	void doesNotSleepWhenSomethingWasAppendedSince() {
		var operation = executing();
		Samples.of(kept().operations().interject(operation, after(1), List.of(decided(Decision.PROCEED)), null));
		var runs = new AtomicInteger();
		assertThat(kept().operations().rest(operation, TOMORROW, runs::incrementAndGet)).isFalse();
		assertThat(runs).hasValue(0);
		assertThat(kept().journal().nextLook(operation.id())).isEmpty();
	}

	@Test
	void doesNotSleepWhenSomethingWasLearnedSince() {
		var mutation = mutation("check#1");
		var operation = Samples.of(kept().operations().append(executing(), after(1), List.of(intended(mutation))));
		var learned = kept().operations().record(operation.id(), mutation.id(), inDoubt(after(6)));
		assertThat(rest(operation, TOMORROW)).isFalse();
		assertThat(rest(learned, TOMORROW)).isTrue();
	}

	@Test
	void doesNotSleepWhenItCannotBeRescheduled() {
		var operation = executing();
		assertThatIllegalStateException().isThrownBy(() -> kept().operations().rest(operation, TOMORROW, () -> {
			throw new IllegalStateException("no");
		}));
		assertThat(kept().journal().nextLook(operation.id())).isEmpty();
		assertThat(rest(operation, TOMORROW)).isTrue();
	}

	@Test
	void doesNotLookAgainWhenThereIsNothingMoreToDo() {
		var operation = executing();
		var over = Samples.of(kept().operations().append(operation, after(1), List.of(finished(Ending.CANCELED))));
		assertThat(restForGood(over)).isTrue();
		assertThat(kept().due(Schedules.OPERATION, operation.id())).isEmpty();
		assertThat(kept().journal().nextLook(operation.id())).isEmpty();
	}

	@Test
	void leavesTheScheduleWithWhatEndsIt() {
		var operation = executing();
		Samples.of(kept().operations().append(operation, after(1), List.of(finished(Ending.SUCCEEDED))));
		assertThat(kept().due(Schedules.OPERATION, operation.id())).isEmpty();
	}

	@Test
	void leavesTheScheduleWithWhatEndsItAndReleasesItsClaims() {
		var operation = Samples.of(kept().operations().accept(draft("a", Samples.AMS)));
		kept().pick(Schedules.OPERATION, operation.id());
		Samples.of(kept().operations().append(operation, after(1), List.of(finished(Ending.SUCCEEDED))));
		assertThat(kept().due(Schedules.OPERATION, operation.id())).isEmpty();
	}

	@Test
	void staysOnTheScheduleWhenWhatWouldEndItComesTooLate() {
		var operation = executing();
		Samples.of(kept().operations().append(operation, after(1), List.of(noticed("somebody was faster"))));
		assertThat(kept().operations().append(operation, after(1), List.of(finished(Ending.SUCCEEDED))))
			.isEqualTo(new Appending.Stale());
		assertThat(kept().due(Schedules.OPERATION, operation.id())).isPresent();
	}

	@Test
	void hasNothingMoreToDoThoughSomebodyElseTookItOffTheSchedule() {
		var operation = executing();
		var over = Samples.of(kept().operations().append(operation, after(1), List.of(finished(Ending.CANCELED))));
		assertThat(kept().operations().rest(over, null, () -> {
		})).isTrue();
		assertThat(kept().operations().find(operation.id())).hasValue(over);
	}

	@Test
	void isTakenUpOnceMoreWhenSomebodyEndsItFromOutside() {
		var operation = executing();
		Samples.of(kept().operations().interject(operation, after(1), List.of(finished(Ending.CANCELED)), key("end")));
		assertThat(kept().due(Schedules.OPERATION, operation.id())).isPresent();
	}

	@Test
	void showsNoNextLookWhileAwake() {
		var operation = executing();
		rest(operation, TOMORROW);
		Samples.of(kept().operations().append(operation, after(1), List.of(noticed("awake"))));
		assertThat(kept().journal().nextLook(operation.id())).isEmpty();
	}

	@Test
	void isDueNowWhenSomebodyDecides() {
		var operation = executing();
		rest(operation, TOMORROW);
		var asleep = operation.asleep(TOMORROW);
		var decided = interject(asleep, key("decision"));
		assertThat(decided)
			.isEqualTo(new Appending.Appended(asleep.afterAll(List.of(asked, decided(Decision.PROCEED)), after(1))));
		assertThat(kept().due(Schedules.OPERATION, operation.id()))
			.hasValueSatisfying((due) -> assertThat(due).isBeforeOrEqualTo(after(1)));
		assertThat(kept().journal().nextLook(operation.id())).isEmpty();
		assertThat(kept().wakeups()).containsExactly(operation.id(), operation.id());
	}

	@Test
	void tellsALookThatIsUnderWayAndLeavesItsExecutionAlone() {
		var operation = executing();
		var before = kept().due(Schedules.OPERATION, operation.id());
		interject(operation, null);
		assertThat(kept().due(Schedules.OPERATION, operation.id())).isEqualTo(before);
		assertThat(kept().wakeups()).containsExactly(operation.id(), operation.id());
	}

	@Test
	void takesUpAgainWhatHadNothingMoreToDo() {
		var operation = executing();
		var failed = Samples.of(kept().operations()
			.append(operation, after(1), List.of(intended(mutation("check#1")), finished(Ending.FAILED))));
		restForGood(failed);
		Samples.of(kept().operations()
			.interject(failed, after(2), List.of(new Event.TurnedBack("somebody asked for it")), key("decision")));
		assertThat(kept().due(Schedules.OPERATION, operation.id()))
			.hasValueSatisfying((due) -> assertThat(due).isBeforeOrEqualTo(after(2)));
	}

	@Test
	void decidesOnce() {
		var operation = executing();
		var appended = Samples.of(interject(operation, key("decision")));
		var later = Samples.of(kept().operations().append(appended, after(3), List.of(noticed("went on"))));
		assertThat(interject(operation, key("decision"))).isEqualTo(new Appending.Replayed(later));
		assertThat(interject(later, key("decision"))).isEqualTo(new Appending.Replayed(later));
		assertThat(kept().journal().events(operation.id(), 0, 9)).hasSize(4);
		assertThat(kept().wakeups()).hasSize(2);
	}

	@Test
	void refusesAKeyThatWasUsedForAnotherDecision() {
		var operation = executing();
		var appended = Samples.of(interject(operation, key("decision")));
		var other = new IdempotencyKey("ada", key("decision").route(), "decision", "another print");
		assertThat(interject(appended, other)).isEqualTo(new Appending.KeyReused());
		assertThat(kept().operations().find(operation.id())).hasValue(appended);
	}

	@Test
	void refusesAKeyThatWasUsedOnAnotherOperation() {
		interject(executing(), key("decision"));
		var other = accept("other");
		assertThat(interject(other, key("decision"))).isEqualTo(new Appending.KeyReused());
		assertThat(kept().operations().find(other.id())).hasValue(other);
	}

	@Test
	void knowsWhetherADecisionWasTakenBefore() {
		var operation = executing();
		assertThat(kept().operations().earlier(operation.id(), key("decision"))).isEmpty();
		var appended = Samples.of(interject(operation, key("decision")));
		var other = new IdempotencyKey("ada", key("decision").route(), "decision", "another print");
		assertThat(kept().operations().earlier(operation.id(), key("decision")))
			.hasValue(new Appending.Replayed(appended));
		assertThat(kept().operations().earlier(operation.id(), other)).hasValue(new Appending.KeyReused());
		assertThat(kept().operations().earlier(accept("b").id(), key("decision"))).hasValue(new Appending.KeyReused());
	}

	@Test
	void usesUpNoKeyForADecisionThatCameTooLate() {
		var operation = executing();
		var later = Samples.of(kept().operations().append(operation, after(1), List.of(noticed("went on"))));
		assertThat(interject(operation, key("decision"))).isEqualTo(new Appending.Stale());
		assertThat(interject(later, key("decision"))).isInstanceOf(Appending.Appended.class);
	}

	@Test
	void usesUpNoKeyForADecisionThatCannotBe() {
		var operation = executing();
		var impossible = List.<Event>of(new Event.Acknowledged());
		assertThatExceptionOfType(IllegalTransition.class)
			.isThrownBy(() -> kept().operations().interject(operation, after(1), impossible, key("decision")));
		assertThat(kept().wakeups()).hasSize(1);
		assertThat(interject(operation, key("decision"))).isInstanceOf(Appending.Appended.class);
	}

	private final Event asked = asked();

	private Operation accept(String key) {
		return Samples.of(kept().operations().accept(draft(key)));
	}

	/// An operation that is being executed.
	private Operation executing() {
		var operation = accept("a" + UUID.randomUUID());
		kept().pick(Schedules.OPERATION, operation.id());
		return operation;
	}

	private Appending interject(Operation seen, IdempotencyKey key) {
		return kept().operations().interject(seen, after(1), List.of(this.asked, decided(Decision.PROCEED)), key);
	}

	private boolean rest(Operation seen, Instant until) {
		return kept().operations().rest(seen, until, kept().endOf(seen.id(), Optional.of(until)));
	}

	private boolean restForGood(Operation seen) {
		return kept().operations().rest(seen, null, kept().endOf(seen.id(), Optional.empty()));
	}

}
