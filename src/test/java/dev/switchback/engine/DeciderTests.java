package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.switchback.operation.Event;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Order;
import dev.switchback.operation.Outline;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Force;
import dev.switchback.playbook.Guard;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Each row of the decider's table.
class DeciderTests {

	private static final Instant NOW = VirtualTime.START;

	private static final Duration WITHIN = Duration.ofMinutes(5);

	private final Decider decider = new Decider(EngineSettings.DEFAULTS, UUID::randomUUID);

	/// What had been sent in this visit when the decider is asked.
	enum Sent {

		NOTHING, OPEN, CONFIRMED, REFUTED_FOR_GOOD, REFUTED_FOR_NOW, REFUTED_LONG_AGO

	}

	@ParameterizedTest(name = "{0} that is {1}, late {2}, sent {3}, for {4}: {5}")
	@CsvSource(delimiter = '|',
			textBlock = """
					CHECK  | MET        | false | NOTHING          | DRILL       | Concluded PASS, Began next; again
					CHECK  | UNMET      | false | NOTHING          | DRILL       | Seen; rest 2s
					CHECK  | UNMET      | true  | NOTHING          | DRILL       | Concluded FAIL, Finished FAILED; again
					CHECK  | UNMET      | true  | NOTHING          | EMERGENCY   | Concluded FAIL, Finished FAILED; again
					CHECK  | RULED      | false | NOTHING          | DRILL       | Concluded FAIL, Finished REJECTED; again
					CHECK  | RULED      | false | NOTHING          | MAINTENANCE | Concluded FAIL, Finished REJECTED; again
					CHECK  | CONVERGING | false | NOTHING          | DRILL       | Seen; rest 1s
					CHECK  | CONVERGING | true  | NOTHING          | DRILL       | Concluded INCONCLUSIVE, Finished FAILED; again
					CHECK  | REFUSED    | false | NOTHING          | DRILL       | Concluded FAIL, Finished FAILED; again
					CHECK  | BLIND      | true  | NOTHING          | DRILL       | Seen; rest 3s
					CHECK  | LONG_BLIND | true  | NOTHING          | DRILL       | Asked RETRY CANCEL; again
					CHECK  | UNSETTLED  | true  | NOTHING          | DRILL       | Seen; rest 3s
					CHECK  | LONG_UNSETTLED | true | NOTHING       | DRILL       | Asked RETRY CANCEL; again
					CHECK  | LONG_UNSETTLED_OR_BLIND | true | NOTHING | DRILL    | Asked RETRY CANCEL; again
					AWAIT  | UNSETTLED  | true  | CONFIRMED        | DRILL       | Seen; rest 3s
					AWAIT  | UNSETTLED  | false | CONFIRMED        | EMERGENCY   | Seen; rest 3s
					AWAIT  | LONG_UNSETTLED | true | CONFIRMED     | EMERGENCY   | Asked RESTORE RETRY LEAVE_DRAINED; again
					AWAIT  | LONG_UNSETTLED | true | CONFIRMED     | DRILL       | Asked RESTORE RETRY; again
					ENSURE | UNSETTLED  | true  | OPEN             | DRILL       | Seen; rest 3s
					AWAIT  | MET        | false | CONFIRMED        | DRILL       | Concluded PASS, Began next; again
					AWAIT  | UNMET      | false | CONFIRMED        | DRILL       | Seen; rest 2s
					AWAIT  | UNMET      | true  | CONFIRMED        | DRILL       | Concluded FAIL, TurnedBack; again
					AWAIT  | UNMET      | true  | CONFIRMED        | MAINTENANCE | Concluded FAIL, TurnedBack; again
					AWAIT  | UNMET      | true  | CONFIRMED        | EMERGENCY   | Asked RESTORE RETRY LEAVE_DRAINED; again
					AWAIT  | CONVERGING | true  | CONFIRMED        | DRILL       | Concluded INCONCLUSIVE, TurnedBack; again
					AWAIT  | REFUSED    | false | CONFIRMED        | DRILL       | Concluded FAIL, TurnedBack; again
					AWAIT  | BLIND      | true  | CONFIRMED        | DRILL       | Seen; rest 3s
					AWAIT  | LONG_BLIND | true  | CONFIRMED        | DRILL       | Asked RESTORE RETRY; again
					ENSURE | MET        | true  | NOTHING          | DRILL       | Concluded PASS, Began next; again
					ENSURE | MET        | false | OPEN             | DRILL       | Seen; rest 2s
					ENSURE | UNMET      | false | NOTHING          | DRILL       | nothing; send
					ENSURE | UNMET      | true  | NOTHING          | DRILL       | nothing; send
					ENSURE | UNMET      | false | OPEN             | DRILL       | Seen; rest 2s
					ENSURE | UNMET      | true  | OPEN             | DRILL       | Seen; rest 2s
					ENSURE | UNMET      | false | CONFIRMED        | DRILL       | Concluded FAIL, TurnedBack; again
					ENSURE | UNMET      | false | CONFIRMED        | EMERGENCY   | Asked RESTORE RETRY LEAVE_DRAINED; again
					ENSURE | UNMET      | false | REFUTED_FOR_GOOD | DRILL       | Concluded FAIL, TurnedBack; again
					ENSURE | UNMET      | false | REFUTED_FOR_NOW  | DRILL       | Seen; rest 7s
					ENSURE | UNMET      | false | REFUTED_LONG_AGO | DRILL       | nothing; send
					ENSURE | UNMET      | true  | REFUTED_LONG_AGO | DRILL       | Concluded FAIL, TurnedBack; again
					ENSURE | CONVERGING | false | CONFIRMED        | DRILL       | Seen; rest 1s
					ENSURE | CONVERGING | true  | CONFIRMED        | DRILL       | Concluded INCONCLUSIVE, TurnedBack; again
					ENSURE | REFUSED    | false | CONFIRMED        | DRILL       | Concluded FAIL, TurnedBack; again
					ENSURE | BLIND      | true  | OPEN             | DRILL       | Seen; rest 3s
					FINISH | MET        | false | CONFIRMED        | DRILL       | Concluded PASS, Began next; again
					FINISH | UNMET      | false | NOTHING          | DRILL       | nothing; send
					""")
	void decides(Step.Kind kind, String seen, boolean late, Sent sent, Purpose purpose, String expected) {
		var situation = situation(step(kind), seen, late, sent, purpose);
		assertThat(text(this.decider.decide(situation))).isEqualTo(expected);
	}

	@ParameterizedTest(name = "an advisory step that is {0}, late {1}: {2}")
	@CsvSource(delimiter = '|', textBlock = """
			UNMET      | true  | Concluded FAIL, Began next; again
			CONVERGING | true  | Concluded INCONCLUSIVE, Began next; again
			REFUSED    | false | Concluded FAIL, Began next; again
			BLIND      | true  | Concluded INCONCLUSIVE, Began next; again
			BLIND      | false | Seen; rest 3s
			UNSETTLED  | true  | Concluded INCONCLUSIVE, Began next; again
			UNMET      | false | Seen; rest 2s
			""")
	void anAdvisoryStepIsShownAndNeverStops(String seen, boolean late, String expected) {
		var situation = situation(step(Step.Kind.AWAIT).advisory(), seen, late, Sent.CONFIRMED, Purpose.DRILL);
		assertThat(text(this.decider.decide(situation))).isEqualTo(expected);
	}

	@ParameterizedTest(name = "a step that only a failure stops, {0}, late {1}, for {2}: {3}")
	@CsvSource(delimiter = '|', textBlock = """
			UNMET      | true  | DRILL       | Concluded FAIL, TurnedBack; again
			UNMET      | true  | EMERGENCY   | Asked RESTORE RETRY LEAVE_DRAINED; again
			UNMET      | false | DRILL       | Seen; rest 2s
			REFUSED    | false | DRILL       | Concluded FAIL, TurnedBack; again
			CONVERGING | true  | DRILL       | Concluded INCONCLUSIVE, Began next; again
			BLIND      | true  | EMERGENCY   | Concluded INCONCLUSIVE, Began next; again
			BLIND      | false | DRILL       | Seen; rest 3s
			MET        | false | DRILL       | Concluded PASS, Began next; again
			""")
	void aStepThatOnlyAFailureStops(String seen, boolean late, Purpose purpose, String expected) {
		var situation = situation(step(Step.Kind.AWAIT).unlessFailed(), seen, late, Sent.CONFIRMED, purpose);
		assertThat(text(this.decider.decide(situation))).isEqualTo(expected);
	}

	@Test
	void whatIsNotWorthALookWithinTheTimeThereIsIsNotWaitedFor() {
		var soon = step(Step.Kind.AWAIT).unlessFailed().within(Duration.ofSeconds(2));
		assertThat(text(this.decider.decide(situation(soon, "BLIND", false, Sent.CONFIRMED, Purpose.DRILL))))
			.isEqualTo("Concluded INCONCLUSIVE, Began next; again");
		var needed = step(Step.Kind.AWAIT).within(Duration.ofSeconds(2));
		assertThat(text(this.decider.decide(situation(needed, "BLIND", false, Sent.CONFIRMED, Purpose.DRILL))))
			.isEqualTo("Seen; rest 3s");
	}

	@Test
	void whatIsJustWorthALookWithinTheTimeThereIsIsWaitedFor() {
		var soon = step(Step.Kind.AWAIT).unlessFailed().within(Duration.ofSeconds(3));
		assertThat(text(this.decider.decide(situation(soon, "BLIND", false, Sent.CONFIRMED, Purpose.DRILL))))
			.isEqualTo("Seen; rest 3s");
	}

	@Test
	void whoIsAskedBecauseNothingIsSeenHearsSinceWhen() {
		assertThat(asked("LONG_UNSETTLED_OR_BLIND", Purpose.DRILL))
			.isEqualTo("Trouble with “the step”: nothing could be seen since %s: seen. What now?"
				.formatted(NOW.minusSeconds(9)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"EMERGENCY | what is seen does not settle it: no; whoever answers for it may RETRY with overrides for: prefixes-covered of survivor",
			"DRILL | what is seen does not settle it: no" })
	void whoIsAskedInAnEmergencyHearsWhatMayBeAnsweredFor(Purpose purpose, String why) {
		assertThat(asked("LONG_UNSETTLED_RULE", purpose))
			.isEqualTo("Trouble with “the step”: %s. What now?".formatted(why));
	}

	@Test
	void whatNobodyMayAnswerForIsNotOfferedToBe() {
		assertThat(asked("LONG_UNSETTLED", Purpose.EMERGENCY))
			.isEqualTo("Trouble with “the step”: what is seen does not settle it: seen. What now?");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"EMERGENCY | Nothing was changed: seen. If that has to be risked, a named person may ask again with overrides for: prefixes-covered of survivor.",
			"DRILL | Nothing was changed: seen." })
	void whoIsRefusedInAnEmergencyHearsWhatMayBeAnsweredFor(Purpose purpose, String note) {
		assertThat(refused("OVERRIDABLE", purpose)).isEqualTo(note);
	}

	@Test
	void whoIsRefusedForWhatNobodyMayAnswerForHearsNothingOfThat() {
		assertThat(refused("RULED", Purpose.EMERGENCY)).isEqualTo("Nothing was changed: seen.");
	}

	private String refused(String seen, Purpose purpose) {
		var move = this.decider.decide(situation(step(Step.Kind.CHECK), seen, false, Sent.NOTHING, purpose));
		return ((Event.Finished) move.events().getLast()).note();
	}

	private String asked(String seen, Purpose purpose) {
		var move = this.decider.decide(situation(step(Step.Kind.AWAIT), seen, true, Sent.CONFIRMED, purpose));
		assertThat(move.events()).singleElement().isInstanceOf(Event.Asked.class);
		return ((Event.Asked) move.events().getFirst()).question().text();
	}

	@ParameterizedTest(name = "a guard lost, {0} asked for, for {1}: {2}")
	@CsvSource(delimiter = '|', textBlock = """
			TURN_BACK | DRILL       | TurnedBack; again
			TURN_BACK | MAINTENANCE | TurnedBack; again
			TURN_BACK | EMERGENCY   | TurnedBack; again
			ASK       | EMERGENCY   | Asked RESTORE RETRY LEAVE_DRAINED; again
			ASK       | MAINTENANCE | Asked RESTORE RETRY; again
			""")
	void aLostGuard(Guard.OnLoss onLoss, Purpose purpose, String expected) {
		var situation = situation(step(Step.Kind.AWAIT), "UNMET", false, Sent.CONFIRMED, purpose);
		assertThat(text(this.decider.lost(situation, onLoss))).isEqualTo(expected);
	}

	@Test
	void aGuardLostBeforeAnythingWasSentEndsItWithNothingToTurnBack() {
		var situation = situation(step(Step.Kind.ENSURE), "UNMET", false, Sent.NOTHING, Purpose.DRILL);
		assertThat(text(this.decider.lost(situation, Guard.OnLoss.TURN_BACK))).isEqualTo("Finished FAILED; again");
	}

	@ParameterizedTest(name = "kept with {0} sent: {1}")
	@CsvSource({ "CONFIRMED, DISCHARGED", "REFUTED_LONG_AGO, VOID" })
	void aPromiseIsDischargedByUsAndVoidIfSomebodyElseKeptIt(Sent sent, Obligation.State how) {
		var keeping = step(Step.Kind.ENSURE).keeps("restore");
		var move = this.decider.decide(situation(keeping, "MET", false, sent, Purpose.DRILL));
		assertThat(move.events()).filteredOn(Event.Closed.class::isInstance)
			.singleElement()
			.satisfies((event) -> assertThat(((Event.Closed) event).how()).isEqualTo(how));
	}

	@Test
	void aTimedHoldEndsOnTime() {
		var hold = Step.ask("step", "hold", new Act.Hold.For(WITHIN));
		assertThat(text(this.decider.decide(situation(hold, "MET", false, Sent.CONFIRMED, Purpose.DRILL))))
			.startsWith("Seen; rest");
		assertThat(text(this.decider.decide(situation(hold, "MET", true, Sent.CONFIRMED, Purpose.DRILL))))
			.isEqualTo("Concluded PASS, Began next; again");
	}

	@Test
	void aHoldUntilDecidedAsksWhatItsPlaybookSays() {
		var hold = Step.ask("step", "hold", new Act.Hold.UntilDecision("Go on?", List.of(Decision.PROCEED)));
		assertThat(text(this.decider.decide(situation(hold, "MET", false, Sent.CONFIRMED, Purpose.DRILL))))
			.isEqualTo("Asked PROCEED; again");
	}

	@Test
	void whatMustBeSteadyIsLookedAtUntilItWasLongEnough() {
		var soaked = step(Step.Kind.AWAIT).steadyFor(Duration.ofSeconds(30));
		assertThat(text(this.decider.decide(situation(soaked, "MET", false, Sent.CONFIRMED, Purpose.DRILL))))
			.isEqualTo("Seen; rest 2s");
	}

	@Test
	void whatIsSeenAgainUnchangedIsNotWrittenAgain() {
		var situation = situation(step(Step.Kind.AWAIT), "UNMET", false, Sent.CONFIRMED, Purpose.DRILL);
		var known = situation.operation().after(new Event.Seen(Phase.Seeing.UNMET, "seen", Evidence.NONE), NOW);
		var again = new Situation(known, (Phase.Forward) known.phase(), situation.step(), situation.trouble(),
				situation.sighting(), null, NOW, null, "next", null, NOW);
		assertThat(text(this.decider.decide(again))).isEqualTo("nothing; rest 2s");
	}

	@Test
	void whatCouldNotBePreparedSaysWhy() {
		var situation = situation(step(Step.Kind.ENSURE), "UNMET", false, Sent.NOTHING, Purpose.DRILL);
		var ruled = new Preparation.Withheld("no", ruled());
		assertThat(text(this.decider.withheld(situation, ruled))).isEqualTo("Concluded FAIL, Finished REJECTED; again");
		var busy = new Preparation.Busy("busy", Duration.ofSeconds(4));
		assertThat(text(this.decider.withheld(situation, busy))).isEqualTo("Seen; rest 4s");
		var unseen = new Preparation.Unseen("dark", Duration.ofSeconds(6));
		assertThat(text(this.decider.withheld(situation, unseen))).isEqualTo("Seen; rest 6s");
	}

	@Test
	void whatIsBusyForTooLongIsNotWaitedForAnyMore() {
		var busy = new Preparation.Busy("busy", Duration.ofSeconds(4));
		var untouched = situation(step(Step.Kind.ENSURE), "UNMET", true, Sent.NOTHING, Purpose.EMERGENCY);
		assertThat(text(this.decider.withheld(untouched, busy)))
			.isEqualTo("Concluded INCONCLUSIVE, Finished FAILED; again");
	}

	@Test
	void aKindWithoutAWayBackAsks() {
		var situation = situation(step(Step.Kind.AWAIT), "REFUSED", false, Sent.CONFIRMED, Purpose.DRILL,
				Playbook.Trouble.ASK);
		assertThat(text(this.decider.decide(situation))).isEqualTo("Asked RESTORE RETRY; again");
	}

	private static Step step(Step.Kind kind) {
		Effect effect = new NoEffect();
		return (switch (kind) {
			case CHECK -> Step.check("step", "the step", effect);
			case AWAIT -> Step.await("step", "the step", effect);
			case ENSURE -> Step.ensure("step", "the step", effect);
			case FINISH -> Step.finish("step", "the step", effect);
			case ASK -> throw new IllegalArgumentException("asks");
		}).within(WITHIN);
	}

	private static Situation situation(Step step, String seen, boolean late, Sent sent, Purpose purpose) {
		return situation(step, seen, late, sent, purpose, Playbook.Trouble.TURN_BACK);
	}

	private static Situation situation(Step step, String seen, boolean late, Sent sent, Purpose purpose,
			Playbook.Trouble trouble) {
		var began = late ? NOW.minus(WITHIN) : NOW;
		var order = new Order("TOY", 1, purpose, "lamp", "{}", List.of(), Replica.ALICE, "why", null, null, null, null);
		var outline = List.of(Outline.of(step), new Outline("next", "next", Step.Kind.AWAIT));
		var operation = Operation.accepted(new UUID(0, 1), "SB-1", order, "{}", outline, began);
		if (sent != Sent.NOTHING) {
			operation = operation.after(intended(sent, began), began);
		}
		if (seen.startsWith("LONG_UNSETTLED")) {
			operation = operation.after(new Event.Seen(Phase.Seeing.UNSETTLED, "dim", Evidence.NONE),
					NOW.minus(EngineSettings.DEFAULTS.blindPatience()));
		}
		if (seen.equals("LONG_UNSETTLED_OR_BLIND")) {
			operation = operation.after(new Event.Seen(Phase.Seeing.BLIND, "dark", Evidence.NONE), NOW.minusSeconds(9));
		}
		if (seen.equals("LONG_BLIND")) {
			operation = operation.after(new Event.Seen(Phase.Seeing.BLIND, "dark", Evidence.NONE),
					NOW.minus(EngineSettings.DEFAULTS.blindPatience()));
		}
		return new Situation(operation, (Phase.Forward) operation.phase(), step, trouble, sighting(seen), null, NOW,
				null, "next", null, NOW);
	}

	private static Event.Intended intended(Sent sent, Instant at) {
		var state = switch (sent) {
			case NOTHING -> throw new IllegalArgumentException("nothing was sent");
			case OPEN -> Mutation.State.IN_DOUBT;
			case CONFIRMED -> Mutation.State.CONFIRMED;
			case REFUTED_FOR_GOOD, REFUTED_FOR_NOW, REFUTED_LONG_AGO -> Mutation.State.REFUTED;
		};
		@Nullable
		Instant again = switch (sent) {
			case REFUTED_FOR_NOW -> NOW.plusSeconds(7);
			case REFUTED_LONG_AGO -> NOW;
			case NOTHING, OPEN, CONFIRMED, REFUTED_FOR_GOOD -> null;
		};
		var mutation = new Mutation(new UUID(0, 2), "step#1", "PUT", "/toys/lamp", "turn off", null, at,
				at.plusSeconds(5), state, at, Handle.NONE, "why", again);
		var promise = new Promise("restore", "toy", "/toys/lamp", "turn on", null, "{}");
		return new Event.Intended(mutation, List.of(Obligation.of(new UUID(0, 3), promise, mutation.id(), at)));
	}

	private static Sighting sighting(String seen) {
		return switch (seen) {
			case "MET" -> Sighting.met("seen", Evidence.NONE);
			case "UNMET" -> new Sighting.Unmet("seen", Evidence.NONE);
			case "CONVERGING" -> new Sighting.Converging("seen", Evidence.NONE, Duration.ofSeconds(1));
			case "BLIND", "LONG_BLIND" -> new Sighting.Blind("seen", Evidence.NONE, Duration.ofSeconds(3));
			case "UNSETTLED", "LONG_UNSETTLED" -> new Sighting.Unsettled("seen", Evidence.NONE, Duration.ofSeconds(3));
			case "LONG_UNSETTLED_OR_BLIND" -> new Sighting.Blind("seen", Evidence.NONE, Duration.ofSeconds(3));
			case "LONG_UNSETTLED_RULE" ->
				new Sighting.Unsettled("seen", overridable(Verdict.INCONCLUSIVE), Duration.ofSeconds(3));
			case "OVERRIDABLE" -> new Sighting.Refused("seen", overridable(Verdict.FAIL));
			case "REFUSED" -> new Sighting.Refused("seen", Evidence.NONE);
			case "RULED" -> new Sighting.Refused("seen", ruled());
			default -> throw new IllegalArgumentException(seen);
		};
	}

	private static Evidence overridable(Verdict verdict) {
		return Evidence.ofRules(List.of(new RuleVerdict("prefixes-covered", "survivor", "some", "all", NOW,
				Force.OVERRIDABLE_IN_EMERGENCY, verdict, "no", null)));
	}

	private static Evidence ruled() {
		return Evidence.ofRules(List.of(new RuleVerdict("survivor-enabled", "survivor", "Disabled", "Enabled", NOW,
				Force.NEVER_OVERRIDABLE, Verdict.FAIL, "no", null)));
	}

	private static String text(Move move) {
		var events = move.events().isEmpty() ? "nothing"
				: move.events().stream().map(DeciderTests::text).collect(Collectors.joining(", "));
		var then = switch (move.then()) {
			case Move.Then.Again _ -> "again";
			case Move.Then.Rest(var rest) -> "rest " + rest.toSeconds() + "s";
			case Move.Then.Send _ -> "send";
		};
		return events + "; " + then;
	}

	private static String text(Event event) {
		return switch (event) {
			case Event.Concluded concluded -> "Concluded " + concluded.verdict();
			case Event.Finished finished -> "Finished " + finished.ending();
			case Event.Began began -> "Began " + began.key();
			case Event.Asked asked ->
				"Asked " + asked.question().offers().stream().map(Decision::name).collect(Collectors.joining(" "));
			default -> event.getClass().getSimpleName();
		};
	}

	private static final class NoEffect implements Effect {

		@Override
		public Sighting look(Look look) {
			throw new AssertionError("the decider does not look");
		}

		@Override
		public Preparation prepare(Look look) {
			throw new AssertionError("the decider does not prepare");
		}

		@Override
		public Answer send(Call call, Sending sending) {
			throw new AssertionError("the decider does not send");
		}

		@Override
		public Fate settle(Mutation mutation, Look look) {
			throw new AssertionError("the decider does not settle");
		}

	}

}
