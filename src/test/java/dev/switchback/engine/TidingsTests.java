package dev.switchback.engine;

import java.util.List;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Every;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import org.junit.jupiter.api.Test;

import static dev.switchback.operation.Every.MUTATION;
import static dev.switchback.operation.Every.OBLIGATION;
import static dev.switchback.operation.Every.after;
import static org.assertj.core.api.Assertions.assertThat;

/// What is told once that stands in the way of a restore, and once that it does no more.
class TidingsTests {

	private static final Event KEPT = new Event.Closed(OBLIGATION.id(), Obligation.State.DISCHARGED, "it is back");

	private static Operation restoring(Event.Hindered... hindered) {
		var operation = Every.operation()
			.after(new Event.Intended(MUTATION, List.of(OBLIGATION)), after(10))
			.after(new Event.TurnedBack("why not"), after(20));
		for (var one : hindered) {
			operation = operation.after(one, after(30));
		}
		return operation;
	}

	private static Event.Hindered ours(String sentence) {
		return new Event.Hindered(sentence, OBLIGATION.id());
	}

	private static Event.Hindered another(String sentence) {
		return new Event.Hindered(sentence, Every.id(9));
	}

	private static Event[] freed(Operation operation) {
		return Tidings.freed(operation, OBLIGATION, KEPT);
	}

	@Test
	void whatStoodInTheWayOfThisOneDoesSoNoMore() {
		assertThat(freed(restoring(ours("locked")))).containsExactly(new Event.Hindered(null, OBLIGATION.id()), KEPT);
	}

	@Test
	void whatStoodInTheWayOfAllDoesSoNoMore() {
		assertThat(freed(restoring(new Event.Hindered("locked")))).containsExactly(new Event.Hindered(null), KEPT);
	}

	@Test
	void whatStandsInTheWayOfOthersStillDoes() {
		assertThat(freed(restoring(another("locked")))).containsExactly(KEPT);
	}

	@Test
	void nothingIsSaidOfWhatNeverStoodInTheWay() {
		assertThat(freed(restoring())).containsExactly(KEPT);
		assertThat(freed(Every.operation(new Phase.Ended(Ending.HANDED_OVER, "It is drained.", false))))
			.containsExactly(KEPT);
	}

	@Test
	void theSameIsToldOnceOfEach() {
		var hindered = restoring(ours("locked"));
		assertThat(Tidings.told(hindered, ours("locked"))).isTrue();
		assertThat(Tidings.told(hindered, ours("busy"))).isFalse();
		assertThat(Tidings.told(hindered, another("locked"))).isFalse();
		assertThat(Tidings.told(restoring(new Event.Hindered("locked")), new Event.Hindered("locked"))).isTrue();
		assertThat(Tidings.told(Every.operation(), ours("locked"))).isFalse();
	}

}
