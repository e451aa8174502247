package dev.switchback.operation;

import dev.switchback.playbook.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static dev.switchback.operation.Every.EVIDENCE;
import static dev.switchback.operation.Every.MUTATION;
import static dev.switchback.operation.Every.OBLIGATION;
import static dev.switchback.operation.Every.QUESTION;
import static dev.switchback.operation.Every.after;
import static dev.switchback.operation.Every.operation;
import static dev.switchback.operation.Every.phases;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class TransitionTests {

	/// Which phase follows; a dash where the event cannot happen.
	private static final String TABLE = """
			             Forward    Parked     Restoring  Failed     HandedOver Ended
			Accepted     -          -          -          -          -          -
			Began        Forward    Forward    -          -          -          -
			Seen         Forward    Parked     Restoring  -          -          -
			Concluded    Forward    Parked     -          -          -          -
			Recovered    Forward    -          -          -          -          -
			Exposed      Forward    Parked     -          -          -          -
			Sheltered    Forward    -          -          -          -          -
			Revised      Forward    Parked     Restoring  -          -          -
			Intended     Forward    -          Restoring  Ended      Ended      Ended
			Promised     Forward    -          -          -          -          -
			Lapsed       -          Parked     -          -          -          -
			Recorded     Forward    Parked     Restoring  Ended      Ended      Ended
			Closed       Forward    Parked     Restoring  Ended      Ended      Ended
			Asked        Parked     Parked     Parked     -          -          -
			Decided      Forward    Parked     Restoring  Ended      Ended      -
			Resumed      Forward    Forward    Restoring  -          -          -
			TurnedBack   Restoring  Restoring  -          Restoring  Restoring  -
			Proven       -          -          Restoring  -          -          -
			Hindered     -          -          Restoring  -          -          -
			Meanwhile    -          Parked     -          -          -          -
			Stumbled     Forward    Parked     Restoring  Ended      Ended      Ended
			Noticed      Forward    Parked     Restoring  Ended      Ended      Ended
			Finished     Ended      Ended      Ended      -          -          -
			Acknowledged -          -          -          Ended      -          -
			Escalated    Forward    Parked     Restoring  -          -          -
			Extended     Forward    Parked     -          -          -          -
			Reminded     -          Parked     -          -          -          -
			TookOver     Forward    -          -          -          -          -
			Superseded   Ended      Ended      Ended      Ended      Ended      -
			Observed     Forward    Parked     Restoring  Ended      Ended      Ended
			Unwatched    Forward    -          Restoring  -          -          -
			""";

	@Test
	void everyPairOfPhaseAndEventIsSpelledOut() {
		assertThat(table()).isEqualTo(TABLE);
	}

	@Test
	void noEventAndNoPhaseIsMissing() {
		assertThat(Every.events().values().stream().map(Object::getClass))
			.containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
		assertThat(phases().values().stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
			.containsExactlyInAnyOrder(Phase.class.getPermittedSubclasses());
	}

	@Test
	void saysWhatCannotHappenWhere() {
		assertThatExceptionOfType(IllegalTransition.class)
			.isThrownBy(() -> in("Parked").after(new Event.Acknowledged(), after(100)))
			.withMessage("Acknowledged cannot happen in Parked");
	}

	@Test
	void beginsAsAnOperationThatWasAccepted() {
		var operation = operation();
		assertThat(operation.revision()).isOne();
		assertThat(operation.phase()).isEqualTo(new Phase.Forward("check", 1, Every.NOON, null, Sight.CLEAR, null));
		assertThat(operation.runs()).extracting(StepRun::key).containsExactly("check");
		assertThat(operation.startedAt()).isNull();
		assertThat(operation.touched()).isFalse();
		assertThat(operation.holdsClaims()).isTrue();
	}

	@Test
	void startsWithTheFirstEvent() {
		var once = operation().after(noticed(), after(1));
		assertThat(once.startedAt()).isEqualTo(after(1));
		assertThat(once.after(noticed(), after(2)).startedAt()).isEqualTo(after(1));
	}

	@Test
	void countsAnAppendAndNotItsEvents() {
		assertThat(operation().afterAll(List.of(noticed(), noticed()), after(1)).revision()).isEqualTo(2);
	}

	@Test
	void leavesTheStepBeforeWhenAnotherBegins() {
		var next = operation().after(new Event.Began("disable", 2), after(5));
		assertThat(next.phase()).isEqualTo(new Phase.Forward("disable", 2, after(5), null, Sight.CLEAR, null));
		assertThat(next.runs().getFirst().finishedAt()).isEqualTo(after(5));
		assertThat(next.runs().getFirst().verdict()).isNull();
		assertThat(next.lastRun().title()).isEqualTo("the peering is disabled");
		assertThat(next.lastRun().visit()).isEqualTo(2);
		assertThat(next.lastRun().startedAt()).isEqualTo(after(5));
	}

	@Test
	void keepsWhenAConcludedStepWasOver() {
		var concluded = operation().after(new Event.Concluded(Verdict.PASS, "it can", EVIDENCE), after(3));
		var next = concluded.after(new Event.Began("disable", 1), after(5));
		assertThat(next.runs().getFirst().finishedAt()).isEqualTo(after(3));
		assertThat(next.runs().getFirst().verdict()).isEqualTo(Verdict.PASS);
		assertThat(next.runs().getFirst().sentence()).isEqualTo("it can");
		assertThat(next.runs().getFirst().evidence()).isEqualTo(EVIDENCE);
	}

	@Test
	void beginsOnlyStepsThereAre() {
		assertThatExceptionOfType(IllegalTransition.class)
			.isThrownBy(() -> operation().after(new Event.Began("dance", 1), after(5)));
	}

	@Test
	void remembersSinceWhenAConditionHolds() {
		var met = operation().after(seen(Phase.Seeing.MET), after(3)).after(seen(Phase.Seeing.MET), after(5));
		assertThat(forward(met).metSince()).isEqualTo(after(3));
		assertThat(met.lastRun().sentence()).isEqualTo("so it is");
		for (var interrupted : List.of(Phase.Seeing.UNMET, Phase.Seeing.CONVERGING, Phase.Seeing.BLIND,
				Phase.Seeing.REFUSED)) {
			assertThat(forward(met.after(seen(interrupted), after(6))).metSince()).as("%s", interrupted).isNull();
		}
	}

	@Test
	void countsOnlyTimeInWhichItCouldSee() {
		var blind = operation().after(seen(Phase.Seeing.BLIND), after(10)).after(seen(Phase.Seeing.BLIND), after(20));
		assertThat(forward(blind).sight()).isEqualTo(new Sight(Duration.ZERO, after(10), null));
		assertThat(forward(blind).sighted(after(30))).isEqualTo(Duration.ofSeconds(10));
		var sighted = blind.after(seen(Phase.Seeing.UNMET), after(40));
		assertThat(forward(sighted).sighted(after(60))).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void seesWhileItIsParkedWithoutForgettingTheQuestion() {
		var parked = in("Parked").after(seen(Phase.Seeing.BLIND), after(61)).after(seen(Phase.Seeing.MET), after(66));
		assertThat(parked.phase()).isInstanceOfSatisfying(Phase.Parked.class, (phase) -> {
			assertThat(phase.question()).isEqualTo(QUESTION);
			assertThat(phase.since()).isEqualTo(after(60));
			assertThat(phase.resume().metSince()).isEqualTo(after(66));
		});
	}

	@Test
	void revisesThePlan() {
		var outline = List.of(Every.OUTLINE.getFirst());
		var revised = operation().after(new Event.Revised("{}", outline, "the way back is known"), after(1));
		assertThat(revised.plan()).isEqualTo("{}");
		assertThat(revised.outline()).isEqualTo(outline);
	}

	@Test
	void writesDownACallWithItsPromises() {
		var intended = operation().after(new Event.Intended(MUTATION, List.of(OBLIGATION)), after(10));
		assertThat(intended.mutations()).containsExactly(MUTATION);
		assertThat(intended.obligations()).containsExactly(OBLIGATION);
		assertThat(intended.touched()).isTrue();
		assertThat(intended.unsettled()).containsExactly(MUTATION);
		assertThat(intended.deadline()).hasValue(after(10 + 15 * 60));
	}

	@Test
	void learnsWhatBecameOfACall() {
		var confirmed = in("Forward").after(recorded(Mutation.State.CONFIRMED, 12), after(12));
		assertThat(confirmed.unsettled()).isEmpty();
		assertThat(confirmed.mutations().getFirst().state()).isEqualTo(Mutation.State.CONFIRMED);
		assertThat(confirmed.mutations().getFirst().concludedAt()).isEqualTo(after(12));
	}

	@Test
	void neverReplacesKnowledgeByDoubt() {
		var confirmed = in("Forward").after(recorded(Mutation.State.CONFIRMED, 12), after(12));
		assertThat(confirmed.after(recorded(Mutation.State.IN_DOUBT, 13), after(13))).isEqualTo(confirmed);
		assertThat(confirmed.after(recorded(Mutation.State.REFUTED, 13), after(13))).isEqualTo(confirmed);
	}

	@Test
	void believesALateConfirmation() {
		var refuted = in("Forward").after(recorded(Mutation.State.REFUTED, 12), after(12));
		var confirmed = refuted.after(recorded(Mutation.State.CONFIRMED, 300), after(300));
		assertThat(confirmed.mutations().getFirst().state()).isEqualTo(Mutation.State.CONFIRMED);
	}

	@Test
	void closesAnObligationOnce() {
		var closed = in("Forward").after(closed(Obligation.State.DISCHARGED), after(20));
		assertThat(closed.owed()).isEmpty();
		assertThat(closed.deadline()).isEmpty();
		assertThat(closed.obligations().getFirst().closedAt()).isEqualTo(after(20));
		assertThat(closed.after(closed(Obligation.State.VOID), after(30))).isEqualTo(closed);
	}

	@Test
	void parksWithTheQuestionAndWhereToGoOn() {
		var before = phases().get("Forward");
		assertThat(in("Forward").after(new Event.Asked(QUESTION), after(60)).phase())
			.isEqualTo(new Phase.Parked((Phase.Forward) before, QUESTION, after(60), null, null));
	}

	@Test
	void asksAnotherQuestionWithoutForgettingWhereToGoOn() {
		var other = new Question(Every.id(9), "And now?", List.of(Decision.RETRY));
		var parked = (Phase.Parked) phases().get("Parked");
		assertThat(in("Parked").after(new Event.Asked(other), after(80)).phase())
			.isEqualTo(new Phase.Parked(parked.resume(), other, after(80), null, null));
	}

	@Test
	void goesOnWithNewPatience() {
		var resumed = in("Parked").after(new Event.Stumbled(3, "x"), after(70)).after(new Event.Resumed(), after(80));
		assertThat(resumed.phase()).isEqualTo(new Phase.Forward("check", 1, after(80), null, Sight.CLEAR, null));
		assertThat(resumed.stumbles()).isZero();
	}

	@Test
	void turnsBackFromWhereverItIs() {
		var back = new Event.TurnedBack("the deadline has come");
		for (var from : List.of("Forward", "Parked", "Failed")) {
			var restoring = in(from).after(back, after(100));
			assertThat(restoring.phase()).as(from)
				.isEqualTo(new Phase.Restoring("the deadline has come", after(100), Sight.CLEAR, null, Set.of(), null,
						null, null, Map.of()));
			assertThat(restoring.finishedAt()).as(from).isNull();
			assertThat(restoring.lastRun().finishedAt()).as(from).isNotNull();
		}
	}

	@Test
	void restoresUntilNothingIsOpenAndThenProves() {
		var restoring = operation().after(new Event.Intended(MUTATION, List.of(OBLIGATION)), after(10))
			.after(new Event.TurnedBack("the deadline has come"), after(20))
			.after(new Event.Stumbled(2, "x"), after(25))
			.after(closed(Obligation.State.DISCHARGED), after(30));
		assertThat(restoring.stumbles()).isZero();
		assertThat(restoring(restoring).proving()).as("the call is still in doubt").isNull();
		var settled = restoring.after(recorded(Mutation.State.CONFIRMED, 40), after(40));
		assertThat(restoring(settled).proving()).isEqualTo(after(40));
		assertThat(restoring(settled.after(noticed(), after(50))).proving()).isEqualTo(after(40));
	}

	@Test
	void provesAtOnceWhenThereIsNothingToRestore() {
		var restoring = operation().after(new Event.TurnedBack("why not"), after(20)).after(noticed(), after(21));
		assertThat(restoring(restoring).proving()).isEqualTo(after(21));
	}

	@Test
	void collectsWhatIsProven() {
		var proven = operation(
				new Phase.Restoring("x", after(20), Sight.CLEAR, null, Set.of(), null, null, null, Map.of()))
			.after(new Event.Proven(OBLIGATION.id(), "all is as it was", EVIDENCE), after(30));
		assertThat(restoring(proven).proven()).containsExactly(OBLIGATION.id());
		assertThat(restoring(proven).proving()).isEqualTo(after(30));
	}

	@Test
	void saysWhatIsSeenMeanwhileUntilSomethingElseIsAsked() {
		var told = in("Parked").after(new Event.Meanwhile("contoso-dub carries"), after(81));
		assertThat(meanwhile(told)).isEqualTo("contoso-dub carries");
		assertThat(meanwhile(told.after(new Event.Reminded(after(60)), after(82)))).isEqualTo("contoso-dub carries");
		assertThat(meanwhile(told.after(new Event.Meanwhile(null), after(82)))).isNull();
		assertThat(meanwhile(told.after(new Event.Asked(QUESTION), after(82)))).isNull();
	}

	@Test
	void saysWhatHindersItAndWhenItNoLongerDoes() {
		var hindered = in("Restoring").after(new Event.Hindered("it is locked"), after(81));
		assertThat(restoring(hindered).hindrance()).isEqualTo("it is locked");
		assertThat(restoring(hindered.after(new Event.Hindered(null), after(82))).hindrance()).isNull();
	}

	@Test
	void saysOfEachObligationWhatHindersItAndSinceWhen() {
		var other = Every.id(20);
		var hindered = in("Restoring").after(new Event.Hindered("it is locked", OBLIGATION.id()), after(81))
			.after(new Event.Hindered("it is busy", other), after(82))
			.after(new Event.Hindered("it is still locked", OBLIGATION.id()), after(83));
		assertThat(restoring(hindered).hindered()).extracting(Keeping::hindrance, Keeping::since)
			.containsExactly(tuple("it is still locked", after(81)), tuple("it is busy", after(82)));
		assertThat(Sentences.of(hindered))
			.endsWith("Cannot restore yet: it is still locked (since 2026-03-02T12:01:21Z); "
					+ "it is busy (since 2026-03-02T12:01:22Z).");
		var freed = hindered.after(new Event.Hindered(null, OBLIGATION.id()), after(84));
		assertThat(restoring(freed).hindrance()).isEqualTo("it is busy");
		assertThat(Sentences.of(freed)).endsWith("Cannot restore yet: it is busy.");
		assertThat(restoring(freed.after(new Event.Hindered(null, other), after(85))).hindrance()).isNull();
	}

	@Test
	void isAsBlindAsToWhatIsSeenWorst() {
		var other = Every.id(20);
		var blind = in("Restoring")
			.after(new Event.Seen(Phase.Seeing.BLIND, "fog", EVIDENCE, OBLIGATION.id()), after(81))
			.after(new Event.Seen(Phase.Seeing.CONVERGING, "soon", EVIDENCE, other), after(82));
		assertThat(restoring(blind).sight().blindSince()).isEqualTo(after(81));
		var seen = blind.after(new Event.Seen(Phase.Seeing.UNMET, "there it is", EVIDENCE, OBLIGATION.id()), after(83));
		assertThat(restoring(seen).sight().blindSince()).isNull();
	}

	@Test
	void triesToRestoreAgainWithNewPatience() {
		var retried = in("Restoring").after(new Event.Stumbled(4, "x"), after(90))
			.after(new Event.Resumed(), after(99));
		assertThat(restoring(retried).retriedAt()).isEqualTo(after(99));
		assertThat(restoring(retried).proving()).isNull();
		assertThat(restoring(retried).hindrance()).isNull();
		assertThat(restoring(retried).cause()).isEqualTo("the deadline has come");
		assertThat(retried.stumbles()).isZero();
	}

	@Test
	void remembersWhatIsSeenWhileRestoring() {
		var seen = in("Restoring").after(seen(Phase.Seeing.BLIND), after(81));
		assertThat(restoring(seen).seen()).isEqualTo("so it is");
		assertThat(restoring(seen).sight().blindSince()).isEqualTo(after(81));
	}

	@Test
	void isOverWhenItIsFinished() {
		for (var ending : Ending.values()) {
			var finished = operation().after(new Event.Finished(ending, "It is over."), after(90));
			assertThat(finished.ended()).as("%s", ending).isTrue();
			assertThat(finished.finishedAt()).as("%s", ending).isEqualTo(after(90));
			assertThat(finished.lastRun().finishedAt()).as("%s", ending).isEqualTo(after(90));
			assertThat(finished.holdsClaims()).as("%s", ending).isEqualTo(ending == Ending.HANDED_OVER);
		}
	}

	@Test
	void becomesAnEmergencyInWhichNothingIsDueByItself() {
		var before = operation(phases().get("Forward"));
		assertThat(before.deadline()).isPresent();
		var escalated = before.after(new Event.Escalated(Every.ADA), after(20));
		assertThat(escalated.purpose()).isEqualTo(Purpose.EMERGENCY);
		assertThat(escalated.deadline()).isEmpty();
		assertThat(escalated.owed()).hasSize(1);
	}

	@Test
	void holdsLongerAndIsDueLaterByTheSame() {
		var before = operation(phases().get("Forward"));
		var extended = before.after(new Event.Extended(Duration.ofMinutes(30)), after(20))
			.after(new Event.Extended(Duration.ofMinutes(10)), after(30));
		assertThat(forward(extended).extension()).isEqualTo(Duration.ofMinutes(40));
		assertThat(extended.deadline()).hasValue(before.deadline().orElseThrow().plus(Duration.ofMinutes(40)));
		assertThat(forward(extended.after(new Event.Began("disable", 1), after(40))).extension()).isZero();
	}

	@Test
	void stopsTurningBackWhereItWasWhenSomebodyIsAsked() {
		var back = operation().after(new Event.TurnedBack("the survivor is lost"), after(20));
		var asked = back.after(new Event.Asked(QUESTION), after(30));
		assertThat(asked.phase()).isInstanceOfSatisfying(Phase.Parked.class,
				(parked) -> assertThat(parked.resume().key()).isEqualTo("check"));
		assertThat(asked.lastRun().finishedAt()).isNull();
	}

	@Test
	void movesWhatItHadToWhomeverTookOver() {
		var before = operation(phases().get("Parked"));
		var after = before.after(new Event.Superseded(Every.id(9), "SB-000009"), after(70));
		assertThat(after.status()).isEqualTo(Status.SUPERSEDED);
		assertThat(after.mutations()).isEmpty();
		assertThat(after.obligations()).isEmpty();
		assertThat(after.holdsClaims()).isFalse();
		var other = operation()
			.after(new Event.TookOver(before.id(), before.code(), before.mutations(), before.obligations()), after(70));
		assertThat(other.mutations()).isEqualTo(before.mutations());
		assertThat(other.owed()).singleElement().satisfies((owed) -> assertThat(owed.due()).isNull());
		assertThat(other.tookOver()).isTrue();
	}

	@Test
	void keepsItsClaimsWhenItFailsAfterACall() {
		var failed = in("Forward").after(new Event.Finished(Ending.FAILED, "A person must look."), after(90));
		assertThat(failed.holdsClaims()).isTrue();
		var acknowledged = failed.after(new Event.Acknowledged(), after(99));
		assertThat(acknowledged.holdsClaims()).isFalse();
		assertThat(acknowledged.phase()).isEqualTo(new Phase.Ended(Ending.FAILED, "A person must look.", true));
		assertThat(acknowledged.finishedAt()).isEqualTo(after(90));
	}

	@Test
	void nothingCanBeDecidedAboutAFailureThatWasAcknowledged() {
		var acknowledged = in("Failed").after(new Event.Acknowledged(), after(99));
		for (var event : List.of(new Event.Acknowledged(), new Event.TurnedBack("why not"), decided())) {
			assertThatExceptionOfType(IllegalTransition.class).isThrownBy(() -> acknowledged.after(event, after(100)));
		}
	}

	@Test
	void changesNothingByWhatIsOnlyNoted() {
		for (var phase : List.of("Forward", "Parked", "Restoring", "Failed", "Ended")) {
			assertThat(in(phase).after(noticed(), after(100))).isEqualTo(in(phase));
		}
		assertThat(in("Parked").after(decided(), after(100))).isEqualTo(in("Parked"));
	}

	@Test
	void countsBugsInARow() {
		assertThat(in("Forward").after(new Event.Stumbled(3, "x"), after(5)).stumbles()).isEqualTo(3);
		assertThat(in("Forward").after(new Event.Stumbled(3, "x"), after(5))
			.after(new Event.Concluded(Verdict.PASS, "it can", Evidence.NONE), after(6))
			.stumbles()).isZero();
	}

	private static String table() {
		var head = phases().keySet().stream().map(TransitionTests::cell).collect(Collectors.joining());
		var rows = Every.events().entrySet().stream().map((row) -> {
			var cells = phases().keySet().stream().map((phase) -> cell(follows(phase, row.getValue())));
			return "%-13s".formatted(row.getKey()) + cells.collect(Collectors.joining());
		});
		return Stream.concat(Stream.of(" ".repeat(13) + head), rows)
			.map(String::stripTrailing)
			.collect(Collectors.joining("\n", "", "\n"));
	}

	private static String cell(String text) {
		return "%-11s".formatted(text);
	}

	private static String follows(String phase, Event event) {
		try {
			return in(phase).after(event, after(100)).phase().getClass().getSimpleName();
		}
		catch (IllegalTransition _) {
			return "-";
		}
	}

	private static Operation in(String phase) {
		return operation(phases().get(phase));
	}

	private static Phase.Forward forward(Operation operation) {
		return (Phase.Forward) operation.phase();
	}

	private static @Nullable String meanwhile(Operation operation) {
		return ((Phase.Parked) operation.phase()).meanwhile();
	}

	private static Phase.Restoring restoring(Operation operation) {
		return (Phase.Restoring) operation.phase();
	}

	private static Event.Seen seen(Phase.Seeing seeing) {
		return new Event.Seen(seeing, "so it is", EVIDENCE);
	}

	private static Event.Noticed noticed() {
		return new Event.Noticed("somebody else wrote", Evidence.NONE);
	}

	private static Event.Decided decided() {
		return new Event.Decided(Decision.RETRY, null, Every.ADA, null);
	}

	private static Event.Recorded recorded(Mutation.State state, long at) {
		return new Event.Recorded(MUTATION.id(), new Mutation.Fact(after(at), state, Handle.NONE, null, null));
	}

	private static Event.Closed closed(Obligation.State how) {
		return new Event.Closed(OBLIGATION.id(), how, "it is back");
	}

}
