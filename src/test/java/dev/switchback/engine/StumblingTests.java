package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Every;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Question;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.NotRecalled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.switchback.operation.Every.after;
import static dev.switchback.operation.Every.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StumblingTests {

	private static final UUID ID = new UUID(0, 7);

	private static final RuntimeException BUG = new IllegalStateException("a bug");

	private final Stumbling stumbling = new Stumbling(EngineSettings.DEFAULTS, () -> ID);

	@ParameterizedTest
	@CsvSource({ "0, PT10S", "1, PT20S", "2, PT40S", "3, PT80S", "5, PT5M20S", "6, PT10M", "60, PT10M" })
	void waitsTwiceAsLongEachTimeAndTenMinutesAtMost(int before, Duration rest) {
		assertThat(over(stumbled(operation(), before)).then()).isEqualTo(new Move.Then.Rest(rest));
	}

	@ParameterizedTest
	@CsvSource({ "0, PT10S", "1, PT20S", "2, PT30S", "60, PT30S" })
	void waitsForARestoreThirtySecondsAtMost(int before, Duration rest) {
		assertThat(over(stumbled(restoring(), before)).then()).isEqualTo(new Move.Then.Rest(rest));
	}

	@Test
	void asksAfterFiveInARow() {
		assertThat(over(stumbled(operation(), 3)).events()).containsExactly(new Event.Stumbled(4, "SB-7F3K9Q/1"));
		assertThat(over(stumbled(operation(), 4)).events()).containsExactly(new Event.Stumbled(5, "SB-7F3K9Q/1"),
				new Event.Asked(new Question(ID,
						"A bug of ours keeps this from going on (see the log under SB-7F3K9Q/1). What now?",
						List.of(Decision.RETRY))));
	}

	@Test
	void offersToRestoreWhatIsOwed() {
		var owing = operation().after(new Event.Intended(Every.MUTATION, List.of(Every.OBLIGATION)), after(10));
		assertThat(over(stumbled(owing, 4)).events().getLast()).isInstanceOfSatisfying(Event.Asked.class,
				(asked) -> assertThat(asked.question().offers()).containsExactly(Decision.RESTORE, Decision.RETRY));
	}

	@Test
	void neverGivesUpARestoreAndSaysOnceWhyItTakesSoLong() {
		var hindered = new Event.Hindered("a bug of ours keeps this from going on (see the log under SB-7F3K9Q/1)");
		assertThat(over(stumbled(restoring(), 4)).events()).containsExactly(new Event.Stumbled(5, "SB-7F3K9Q/1"),
				hindered);
		assertThat(over(stumbled(restoring(), 4).after(hindered, after(90))).events()).isEmpty();
		assertThat(over(stumbled(restoring(), 4).after(new Event.Hindered("it is locked"), after(90))).events())
			.containsExactly(new Event.Stumbled(5, "SB-7F3K9Q/1"), hindered);
	}

	/// By the reference people find it.
	@Test
	void logsWhatGetsInTheWayOfTheSameOnlyWhenItChanges() {
		var over = operation(new Phase.Ended(Ending.SUCCEEDED, "It is over.", false));
		try (var log = new Logged(Stumbling.class)) {
			for (var times = 0; times < 5; times++) {
				assertThat(this.stumbling.hindering(over, Every.OBLIGATION.id(), BUG)).isEmpty();
				this.stumbling.again(over, over.id(), BUG);
				over(stumbled(hindered(), 4));
			}
			assertThat(log.lines()).as("of the promise, and of the operation").hasSize(2);
			this.stumbling.hindering(over, Every.OBLIGATION.id(), new IllegalStateException("another bug"));
			assertThat(log.lines()).hasSize(3);
		}
	}

	@Test
	void remembersNoMoreThanAThousandThatWereLogged() {
		var over = operation(new Phase.Ended(Ending.SUCCEEDED, "It is over.", false));
		try (var log = new Logged(Stumbling.class)) {
			for (var what = 0; what <= 1000; what++) {
				this.stumbling.again(over, new UUID(1, what), BUG);
			}
			this.stumbling.again(over, new UUID(1, 1), BUG);
			assertThat(log.lines()).hasSize(1001);
			this.stumbling.again(over, new UUID(1, 0), BUG);
			assertThat(log.lines()).as("what was forgotten is logged anew").hasSize(1002);
		}
	}

	private static Operation hindered() {
		return restoring().after(
				new Event.Hindered("a bug of ours keeps this from going on (see the log under SB-7F3K9Q/1)"),
				after(90));
	}

	@Test
	void saysOfWhatABugOfOursKeepsWaitingAndOfAllOnce() {
		var words = "a bug of ours keeps this from going on (see the log under SB-7F3K9Q/1)";
		var promise = Every.OBLIGATION.id();
		assertThat(this.stumbling.hindering(restoring(), promise, BUG)).hasValue(new Event.Hindered(words, promise));
		assertThat(this.stumbling.hindering(restoring(), null, BUG)).hasValue(new Event.Hindered(words));
		assertThat(this.stumbling.hindering(hindered(), null, BUG)).isEmpty();
	}

	@Test
	void doesNotAskTwice() {
		var parked = operation().after(new Event.Asked(Every.QUESTION), after(10));
		assertThat(over(stumbled(parked, 4)).events()).containsExactly(new Event.Stumbled(5, "SB-7F3K9Q/1"));
	}

	@Test
	void aBugIsWhatMustNotThrowAndNotWhatTheDatabaseDoes() {
		assertThat(Bug.guarded(() -> "fine")).isEqualTo("fine");
		assertThatThrownBy(() -> Bug.guarded(() -> {
			throw BUG;
		})).isInstanceOf(Bug.class).hasCause(BUG);
		var away = new NotRecalled(BUG);
		assertThat(Bug.of(away)).isSameAs(away);
		var bug = Bug.of(BUG);
		assertThat(Bug.of(bug)).isSameAs(bug);
	}

	private Move over(Operation operation) {
		return this.stumbling.over(operation, BUG);
	}

	private static Operation restoring() {
		return operation().after(new Event.Intended(Every.MUTATION, List.of(Every.OBLIGATION)), after(10))
			.after(new Event.TurnedBack("why not"), after(20));
	}

	private static Operation stumbled(Operation operation, int times) {
		return (times > 0) ? operation.after(new Event.Stumbled(times, "x"), after(30)) : operation;
	}

}
