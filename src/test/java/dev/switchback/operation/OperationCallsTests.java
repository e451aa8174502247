package dev.switchback.operation;

import java.util.List;
import java.util.function.Consumer;

import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Mutation.State;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;

import static dev.switchback.operation.Every.MUTATION;
import static dev.switchback.operation.Every.OBLIGATION;
import static dev.switchback.operation.Every.after;
import static dev.switchback.operation.Every.id;
import static dev.switchback.operation.Every.operation;
import static org.assertj.core.api.Assertions.assertThat;

/// What an operation says of itself by the calls that it made and by what it owes for them.
class OperationCallsTests {

	private static final Outline COMMIT = new Outline("commit", "it is committed", Step.Kind.FINISH);

	private static final Obligation FOUND = Obligation.of(id(12),
			new Promise("watch", "vm", "app-01", "watch app-01", null, "{}"), null, after(10));

	@Test
	void isTouchedByWhatItOwesForACallUntilThatIsClosed() {
		var closed = OBLIGATION.closed(Obligation.State.VOID, "it came back", after(20));
		assertThat(operation().with(owing(OBLIGATION)).touched()).isTrue();
		assertThat(operation().with(owing(closed)).touched()).isFalse();
	}

	@Test
	void isNotTouchedByWhatNoCallOfOursBroughtAbout() {
		assertThat(operation().with(owing(FOUND)).touched()).isFalse();
	}

	@Test
	void isNotTouchedByACallOfWhatIsOver() {
		assertThat(operation().with(sent(mutation(5, "SB-7/disable#1", State.CONFIRMED))).touched()).isFalse();
		assertThat(operation().with(sent(mutation(5, "disable#1@SB-7", State.CONFIRMED))).touched()).isTrue();
	}

	@Test
	void tellsTheCallsOfItsVisitsFromThoseItTookOverAndThoseOfPromises() {
		var operation = operation().after(new Event.Began("disable", 1), after(5));
		assertThat(operation.sentInVisit(mutation(5, "disable#1", State.CONFIRMED))).isTrue();
		assertThat(operation.sentInVisit(mutation(5, "disable#2", State.CONFIRMED))).isFalse();
		assertThat(operation.sentInVisit(mutation(5, "disable#1@SB-7", State.CONFIRMED))).isFalse();
		assertThat(operation.sentInVisit(mutation(5, OBLIGATION.origin(), State.CONFIRMED))).isFalse();
	}

	@Test
	void leavesToAPersonTheFirstCallInDoubtThatCannotBeFoundOut() {
		var doubted = mutation(4, "disable#1", State.IN_DOUBT);
		var first = doubtedForGood(5);
		var operation = operation().with(sent(doubted, first, doubtedForGood(6)));
		assertThat(operation.undecidable()).hasValue(first);
		assertThat(operation().with(sent(doubted)).undecidable()).isEmpty();
	}

	@Test
	void remembersUnderWhichKeysItEverPromised() {
		var closed = OBLIGATION.closed(Obligation.State.DISCHARGED, "it is back", after(20));
		var operation = operation().with(owing(FOUND, closed));
		assertThat(operation.everOwed("enable-ams")).isTrue();
		assertThat(operation.everOwed("watch")).isTrue();
		assertThat(operation.everOwed("enable-dub")).isFalse();
		assertThat(operation().everOwed("enable-ams")).isFalse();
	}

	@Test
	void mayLeaveWhatIsOwedOnlyInAnEmergencyAndWhileSomethingIs() {
		var owing = operation().with(owing(OBLIGATION));
		var emergency = owing.after(new Event.Escalated(Every.ADA), after(20));
		assertThat(emergency.leavable()).isTrue();
		assertThat(owing.leavable()).as("a drill").isFalse();
		assertThat(operation().after(new Event.Escalated(Every.ADA), after(20)).leavable()).as("owes nothing")
			.isFalse();
		assertThat(emergency.after(new Event.Closed(OBLIGATION.id(), Obligation.State.VOID, "it came back"), after(30))
			.leavable()).as("owes nothing any more").isFalse();
	}

	@Test
	void mayNotLeaveWhatIsOwedWhereSomethingIsFinished() {
		var emergency = operation().with(owing(OBLIGATION)).after(new Event.Escalated(Every.ADA), after(20));
		assertThat(emergency.with((edit) -> edit.outline = List.of(Every.OUTLINE.getFirst(), COMMIT)).leavable())
			.as("still to come")
			.isFalse();
		assertThat(emergency
			.with((edit) -> edit.runs
				.add(StepRun.begun(COMMIT, 1, after(21)).concluded(Verdict.PASS, "it is", Evidence.NONE, after(22))))
			.leavable()).as("past return").isFalse();
	}

	@Test
	void knowsTheCallsPastWhichNothingTurnsBack() {
		var visited = operation().with((edit) -> edit.runs.add(StepRun.begun(COMMIT, 1, after(5))));
		assertThat(visited.isOfFinish(mutation(5, "commit#1", State.CONFIRMED))).isTrue();
		assertThat(visited.isOfFinish(mutation(5, "disable#1", State.CONFIRMED))).isFalse();
		assertThat(visited.isOfFinish(mutation(5, "check#1", State.CONFIRMED))).isFalse();
	}

	@Test
	void isPastReturnByTheFinishingCallThatItTookOverAndGoesOnWith() {
		var planned = operation().with((edit) -> edit.outline = List.of(Every.OUTLINE.getFirst(), COMMIT));
		var taken = mutation(5, "commit#1@SB-7", State.CONFIRMED);
		assertThat(planned.isOfFinish(taken)).isTrue();
		assertThat(planned.with(sent(taken)).pastReturn()).isTrue();
		var over = mutation(5, "SB-7/commit#1", State.CONFIRMED);
		assertThat(planned.isOfFinish(over)).isFalse();
		assertThat(planned.with(sent(over)).pastReturn()).isFalse();
		var ofAnother = mutation(5, "check#1@SB-7", State.CONFIRMED);
		assertThat(planned.isOfFinish(ofAnother)).isFalse();
		assertThat(planned.with(sent(ofAnother)).pastReturn()).isFalse();
	}

	private static Consumer<Edit> owing(Obligation... owed) {
		return (edit) -> edit.obligations.addAll(List.of(owed));
	}

	private static Consumer<Edit> sent(Mutation... calls) {
		return (edit) -> edit.mutations.addAll(List.of(calls));
	}

	private static Mutation doubtedForGood(int number) {
		return mutation(number, "disable#1", State.INTENDED)
			.with(new Mutation.Fact(after(20), State.IN_DOUBT, Handle.NONE, "nobody can say", after(20)));
	}

	private static Mutation mutation(int number, String origin, State state) {
		return new Mutation(id(number), origin, "PUT", MUTATION.target(), "change it", null, after(10), after(15),
				state, null, Handle.NONE, null, null);
	}

}
