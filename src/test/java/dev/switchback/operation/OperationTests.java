package dev.switchback.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Mutation.State;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static dev.switchback.operation.Every.after;
import static dev.switchback.operation.Every.id;
import static dev.switchback.operation.Every.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OperationTests {

	private static final String AMS = "/circuits/ams/peerings/private";

	private static final String DUB = "/circuits/dub/peerings/private";

	private static final List<Outline> OUTLINE = List.of(new Outline("disable", "it is disabled", Step.Kind.ENSURE),
			new Outline("enable", "it is enabled again", Step.Kind.ENSURE, "enable-ams", null),
			new Outline("commit", "it is committed", Step.Kind.FINISH));

	@Test
	void knowsTheCallsOfAVisitAndOfAStep() {
		var first = mutation(1, "disable#1", AMS, State.REFUTED);
		var second = mutation(2, "disable#2", AMS, State.CONFIRMED);
		var other = mutation(3, "disable-dub#1", DUB, State.CONFIRMED);
		var operation = sent(first, second, other);
		assertThat(operation.mutationsOf("disable#1")).containsExactly(first);
		assertThat(operation.mutationsOfStep("disable")).containsExactly(first, second);
		assertThat(operation.mutationsOfStep("enable")).isEmpty();
		assertThat(operation.mutation(id(3))).hasValue(other);
		assertThat(operation.mutation(id(9))).isEmpty();
	}

	@Test
	void owesTheNewestFirstAndOnlyWhatIsOpen() {
		var closed = promise(11, "enable-ams", AMS, 1, null).closed(Obligation.State.VOID, "it came back", after(20));
		var older = promise(12, "enable-dub", DUB, 2, null);
		var newer = promise(13, "watch", "vm", 3, null);
		var operation = promised(closed, older, newer);
		assertThat(operation.owed()).containsExactly(newer, older);
		assertThat(operation.owed("enable-dub")).hasValue(older);
		assertThat(operation.owed("enable-ams")).isEmpty();
		assertThat(operation.obligation(id(11))).hasValue(closed);
		assertThat(operation.obligation(id(12))).hasValue(older);
		assertThat(operation.obligation(id(99))).isEmpty();
	}

	@Test
	void isOverdueFromTheDeadlineOnForTheNewestThatIsDue() {
		var older = promise(11, "enable-ams", AMS, 1, Duration.ofMinutes(10));
		var newer = promise(12, "enable-dub", DUB, 2, Duration.ofMinutes(15));
		var never = promise(13, "watch", "vm", 3, null);
		var operation = promised(older, newer, never);
		assertThat(operation.deadline()).hasValue(after(10 + 600));
		assertThat(operation.overdue(after(609))).isEmpty();
		assertThat(operation.overdue(after(610))).hasValue(older);
		assertThat(operation.overdue(after(10 + 900))).hasValue(newer);
	}

	@Test
	void isOverdueNoLongerPastTheCallAfterWhichNothingTurnsBack() {
		var due = promise(11, "enable-ams", AMS, 1, Duration.ofMinutes(10));
		var operation = promised(due).with((edit) -> edit.runs.add(run("commit", Step.Kind.FINISH, null)));
		assertThat(operation.overdue(after(700))).hasValue(due);
		var past = operation.with((edit) -> edit.mutations.add(mutation(5, "commit#1", "vm", State.IN_DOUBT)));
		assertThat(past.overdue(after(700))).isEmpty();
	}

	@Test
	void isPastReturnAsSoonAsTheFinishingCallMayHaveHappened() {
		var finishing = operation().with((edit) -> edit.runs.add(run("commit", Step.Kind.FINISH, null)));
		assertThat(operation().pastReturn()).isFalse();
		assertThat(finishing.pastReturn()).isFalse();
		for (var state : State.values()) {
			assertThat(finishing.with((edit) -> edit.mutations.add(mutation(5, "commit#1", "vm", state))).pastReturn())
				.as("%s", state)
				.isEqualTo(state != State.REFUTED);
		}
		assertThat(finishing.with((edit) -> edit.mutations.add(mutation(5, "disable#1", AMS, State.CONFIRMED)))
			.pastReturn()).as("another step's call").isFalse();
	}

	@Test
	void isPastReturnWhenWhatTheFinishingCallBringsAboutIsSoAlready() {
		assertThat(
				operation().with((edit) -> edit.runs.add(run("commit", Step.Kind.FINISH, Verdict.PASS))).pastReturn())
			.isTrue();
		assertThat(
				operation().with((edit) -> edit.runs.add(run("commit", Step.Kind.FINISH, Verdict.FAIL))).pastReturn())
			.isFalse();
		assertThat(
				operation().with((edit) -> edit.runs.add(run("disable", Step.Kind.ENSURE, Verdict.PASS))).pastReturn())
			.isFalse();
	}

	@Test
	void countsTheVisitsToAStep() {
		var operation = operation().with((edit) -> {
			edit.runs.add(run("disable", Step.Kind.ENSURE, Verdict.PASS));
			edit.runs.add(StepRun.begun(OUTLINE.getFirst(), 2, after(7)));
		});
		assertThat(operation.visits("disable")).isEqualTo(2);
		assertThat(operation.visits("check")).isOne();
		assertThat(operation.visits("commit")).isZero();
	}

	@Test
	void supersedesUntilItTookOver() {
		var order = Every.ORDER;
		var emergency = new Order(order.kind(), 1, Purpose.EMERGENCY, "contoso", "{}", order.claims(), Every.ADA,
				"it burns", null, null, null, id(77));
		var operation = Operation.accepted(id(0), "SB-7F3K9Q", emergency, "{}", Every.OUTLINE, Every.NOON);
		assertThat(operation().supersedes()).isFalse();
		assertThat(operation.supersedes()).isTrue();
		var after = operation.after(new Event.TookOver(id(77), "SB-000077", List.of(), List.of()), after(1));
		assertThat(after.supersedes()).isFalse();
	}

	@Test
	void keepsAPromiseByTheCallsOfItsStepOrOfItsOwn() {
		var owed = promise(11, "enable-ams", AMS, 1, null);
		var before = mutation(9, "enable#1", AMS, State.CONFIRMED);
		var made = mutation(1, "disable#1", AMS, State.CONFIRMED);
		var again = mutation(2, "disable#2", AMS, State.CONFIRMED);
		var byStep = mutation(3, "enable#1", AMS, State.REFUTED);
		var byItself = mutation(4, owed.origin(), DUB, State.CONFIRMED);
		assertThat(promised(owed).with((edit) -> {
			edit.outline = OUTLINE;
			edit.mutations.addAll(List.of(before, made, again, byStep, byItself));
		}).madeToKeep(owed)).containsExactly(byStep, byItself);
	}

	@Test
	void keepsAPromiseOfAStepThatNobodyKnowsByWhatWasChanged() {
		var owed = promise(11, "enable-ams", AMS, 1, null);
		var other = promise(12, "enable-again", AMS, 1, null);
		var made = mutation(1, "disable#1", AMS, State.CONFIRMED);
		var unknown = mutation(2, "bring-back#1", AMS.toUpperCase(java.util.Locale.ROOT), State.CONFIRMED);
		var elsewhere = mutation(3, "bring-back#1", DUB, State.CONFIRMED);
		var ofAnother = mutation(4, other.origin(), AMS, State.CONFIRMED);
		assertThat(promised(owed, other).with((edit) -> {
			edit.outline = OUTLINE;
			edit.mutations.addAll(List.of(made, unknown, elsewhere, ofAnother));
		}).madeToKeep(owed)).containsExactly(unknown);
	}

	@Test
	void knowsForAStepWhatNoOtherStepSentToKeepItsPromise() {
		var owed = promise(11, "enable-ams", AMS, 1, null);
		var made = mutation(1, "disable#1", AMS, State.CONFIRMED);
		var byItself = mutation(2, owed.origin(), AMS, State.CONFIRMED);
		var byStep = mutation(3, "enable#1", AMS, State.CONFIRMED);
		var operation = promised(owed).with((edit) -> {
			edit.outline = OUTLINE;
			edit.mutations.addAll(List.of(made, byItself, byStep));
		});
		assertThat(operation.mutationsFor("enable", "enable-ams")).containsExactly(byItself, byStep);
		assertThat(operation.mutationsFor("again", "enable-ams")).containsExactly(byItself);
		assertThat(operation.mutationsFor("enable", null)).containsExactly(byStep);
	}

	@Test
	void knowsOnlyItsOwnSteps() {
		assertThat(operation().outline("hold").title()).isEqualTo("hold, until it is time to fail back");
		assertThatIllegalArgumentException().isThrownBy(() -> operation().outline("dance"))
			.withMessage("no step dance");
	}

	@Test
	void saysUnderWhichOriginItsVisitsSend() {
		assertThat(run("disable", Step.Kind.ENSURE, null).origin()).isEqualTo("disable#1");
		assertThat(new Phase.Forward("disable", 3, Every.NOON, null, Sight.CLEAR, null).origin())
			.isEqualTo("disable#3");
	}

	@Test
	void remembersOfAStepWhatIsNeededWithoutItsPlaybook() {
		Condition condition = (look) -> Sighting.met("it is so", Evidence.NONE);
		var waiting = Step.await("region", "the region is back", condition).keeps("watch");
		assertThat(Outline.of(waiting))
			.isEqualTo(new Outline("region", "the region is back", Step.Kind.AWAIT, "watch", null));
		assertThat(Outline.of(waiting.on(Decision.PROCEED, Route.next())).passable()).isTrue();
	}

	@Test
	void tellsSightingsApart() {
		var soon = Duration.ofSeconds(5);
		assertThat(Stream
			.of(Sighting.met("a", Evidence.NONE), new Sighting.Unmet("a", Evidence.NONE),
					new Sighting.Converging("a", Evidence.NONE, soon), new Sighting.Blind("a", Evidence.NONE, soon),
					new Sighting.Unsettled("a", Evidence.NONE, soon), new Sighting.Refused("a", Evidence.NONE))
			.map(Phase.Seeing::of)).containsExactly(Phase.Seeing.values());
	}

	@Test
	void isDescribedByItsHeadline() {
		var headline = Headline.of(promised(promise(11, "enable-ams", AMS, 1, Duration.ofMinutes(10))));
		assertThat(headline.status()).isEqualTo(Status.RUNNING);
		assertThat(headline.doing()).isEqualTo(Step.Kind.CHECK);
		assertThat(headline.sentence()).isEqualTo("Checking that the other path can carry everything.");
		assertThat(headline.deadline()).isEqualTo(after(610));
		assertThat(headline.reason()).isEqualTo("quarterly exercise");
	}

	@Test
	void turnsBackNamingWhatIsOverdue() {
		assertThat(Event.TurnedBack.overdue(Every.OBLIGATION).cause())
			.isEqualTo("the deadline 2026-03-02T12:15:10Z has come: enable the peering of contoso-ams");
	}

	private static Operation sent(Mutation... mutations) {
		return operation().with((edit) -> edit.mutations.addAll(List.of(mutations)));
	}

	private static Operation promised(Obligation... obligations) {
		return operation().with((edit) -> edit.obligations.addAll(List.of(obligations)));
	}

	private static Obligation promise(int number, String key, String subject, int mutation, @Nullable Duration dueIn) {
		var promise = new Promise(key, "peering", subject, "bring back " + subject, dueIn, "{}");
		return Obligation.of(id(number), promise, id(mutation), after(10));
	}

	private static Mutation mutation(int number, String origin, String target, State state) {
		UUID id = id(number);
		Instant at = after(10);
		return new Mutation(id, origin, "PUT", target, "change it", null, at, at.plusSeconds(5), state, null,
				Handle.NONE, null, null);
	}

	private static StepRun run(String key, Step.Kind kind, @Nullable Verdict verdict) {
		var run = StepRun.begun(new Outline(key, "it is so", kind), 1, after(5));
		return (verdict != null) ? run.concluded(verdict, "seen", Every.EVIDENCE, after(6)) : run;
	}

}
