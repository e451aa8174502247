package dev.switchback.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Claim;
import dev.switchback.operation.Ending;
import dev.switchback.operation.Every;
import dev.switchback.operation.Event;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.IllegalTransition;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations.Acceptance;
import dev.switchback.operation.Order;
import dev.switchback.playbook.Purpose;
import dev.switchback.operation.Operations.Appending;
import dev.switchback.operation.Operations.Draft;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Requester;
import dev.switchback.operation.Schedules;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;

import static dev.switchback.store.Samples.AMS;
import static dev.switchback.store.Samples.DUB;
import static dev.switchback.store.Samples.NOON;
import static dev.switchback.store.Samples.after;
import static dev.switchback.store.Samples.confirmed;
import static dev.switchback.store.Samples.draft;
import static dev.switchback.store.Samples.finished;
import static dev.switchback.store.Samples.inDoubt;
import static dev.switchback.store.Samples.intended;
import static dev.switchback.store.Samples.key;
import static dev.switchback.store.Samples.mutation;
import static dev.switchback.store.Samples.noticed;
import static dev.switchback.store.Samples.obligation;
import static dev.switchback.store.Samples.order;
import static dev.switchback.store.Samples.refuted;
import static dev.switchback.store.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/// What everybody who keeps operations must do: accepting, appending, recording.
abstract class OperationsContract {

	abstract Kept kept();

	@Test
	void acceptsARequest() {
		var draft = draft("a", AMS, DUB);
		var operation = accept(draft);
		assertThat(operation).isEqualTo(
				Operation.accepted(draft.id(), operation.code(), draft.order(), Samples.PLAN, Samples.OUTLINE, NOON));
		assertThat(operation.code()).matches("SB-[0-9A-HJKMNP-TV-Z]{6}");
		assertThat(operation.revision()).isOne();
		assertThat(operation.status()).isEqualTo(Status.RUNNING);
		assertThat(stored(operation)).isEqualTo(operation);
	}

	@Test
	void tellsWhatWasAskedForAsTheFirstEvent() {
		var operation = accept(draft("a"));
		assertThat(events(operation))
			.containsExactly(new Journal.Entry(operation.id(), 1, NOON, "ada asked for this: quarterly exercise.",
					new Event.Accepted(Samples.ADA, "quarterly exercise", null)));
	}

	@Test
	void keepsSinceWhenThingsWereBroken() {
		var order = new Order("CANARY", 1, Purpose.EMERGENCY, "contoso", "{}", List.of(), Samples.ADA, "it burns", null,
				"INC-1", after(-600).plusNanos(1_999), null);
		var operation = accept(draft(key("a"), NOON, order));
		assertThat(operation.order().incidentStartedAt()).isEqualTo(after(-600).plusNanos(1_000));
		assertThat(stored(operation)).isEqualTo(operation);
		assertThat(events(operation)).extracting(Journal.Entry::sentence)
			.containsExactly("ada asked for this: it burns. The incident began at 2026-03-02T11:50:00.000001Z.");
	}

	@Test
	void keepsOnWhoseBehalfItWasAskedFor() {
		var relay = new Requester("bot", false, "chat", "Ada");
		var order = new Order("CANARY", 1, Purpose.DRILL, "contoso", "{}", List.of(), relay, "why", null, null, null,
				null);
		var operation = accept(draft(key("a"), NOON, order));
		assertThat(stored(operation).order().by()).isEqualTo(relay);
		assertThat(events(operation)).extracting(Journal.Entry::event)
			.containsExactly(new Event.Accepted(relay, "why", null));
	}

	@Test
	void makesWhatItAcceptedDueNowAndWakesTheEngine() {
		var operation = accept(draft("a"));
		assertThat(kept().due(Schedules.OPERATION, operation.id()))
			.hasValueSatisfying((due) -> assertThat(due).isBeforeOrEqualTo(NOON));
		assertThat(kept().wakeups()).containsExactly(operation.id());
	}

	@Test
	void holdsWhatWasClaimed() {
		var operation = accept(draft("a", DUB, AMS));
		assertThat(kept().journal().claims(null, 9)).containsExactly(
				new Claim(AMS, operation.id(), operation.code(), NOON),
				new Claim(DUB, operation.id(), operation.code(), NOON));
	}

	@Test
	void answersARepeatedRequestWithTheOperationAsItIsNow() {
		var operation = accept(draft("a", AMS));
		var later = append(operation, seen(Phase.Seeing.UNMET, "not yet"));
		assertThat(kept().operations().accept(draft("a", AMS))).isEqualTo(new Acceptance.Replayed(later));
		assertThat(all()).containsExactly(later);
		assertThat(kept().wakeups()).containsExactly(operation.id());
	}

	@Test
	void takesARequestForANewOneWhenItsKeyIsForgotten() {
		var first = accept(draft("a"));
		kept().operations().interject(first, after(60), List.of(Samples.decided(Decision.RETRY)), decision("d"));
		kept().keys().forget(NOON);
		assertThat(kept().operations().accepted(key("a"))).isPresent();
		kept().keys().forget(NOON.plusMillis(1));
		assertThat(kept().operations().accepted(key("a"))).isEmpty();
		assertThat(kept().operations().earlier(first.id(), decision("d"))).isPresent();
		assertThat(accept(draft("a")).id()).isNotEqualTo(first.id());
		kept().keys().forget(after(61));
		assertThat(kept().operations().earlier(first.id(), decision("d"))).isEmpty();
		assertThat(stored(first).id()).isEqualTo(first.id());
	}

	private static IdempotencyKey decision(String key) {
		return new IdempotencyKey("ada", "POST /v1/operations/{id}/decisions", key, "print");
	}

	@Test
	void tellsWhatCameOfAnEarlierRequestWithoutAcceptingAnything() {
		assertThat(kept().operations().accepted(key("a"))).isEmpty();
		var operation = accept(draft("a", AMS));
		assertThat(kept().operations().accepted(key("a"))).hasValue(new Acceptance.Replayed(operation));
		assertThat(kept().operations().accepted(new IdempotencyKey("ada", "POST /v1/operations", "a", "another print")))
			.hasValue(new Acceptance.KeyReused());
		assertThat(kept().operations().accepted(key("b"))).isEmpty();
		assertThat(all()).hasSize(1);
	}

	@Test
	void refusesAKeyThatWasUsedForAnotherRequest() {
		var operation = accept(draft("a"));
		var other = new IdempotencyKey("ada", "POST /v1/operations", "a", "another print");
		assertThat(kept().operations().accept(draft(other, NOON, order()))).isEqualTo(new Acceptance.KeyReused());
		assertThat(all()).containsExactly(operation);
	}

	@Test
	void tellsKeysOfOtherCallersAndRoutesApart() {
		accept(draft("a"));
		accept(draft(new IdempotencyKey("bob", "POST /v1/operations", "a", "print"), NOON, order()));
		accept(draft(new IdempotencyKey("ada", "POST /v1/other", "a", "print"), NOON, order()));
		assertThat(all()).hasSize(3);
	}

	@Test
	void namesAllWhoHoldWhatIsClaimed() {
		var first = accept(draft("a", AMS));
		var second = accept(draft("b", DUB));
		assertThat(kept().operations().accept(draft("c", "free", DUB, AMS))).isEqualTo(new Acceptance.Held(List
			.of(new Claim(AMS, first.id(), first.code(), NOON), new Claim(DUB, second.id(), second.code(), NOON))));
	}

	@Test
	void namesAlsoWhoHasFailedAndWasNotAcknowledged() {
		var failed = append(accept(draft("a", AMS)), intended(mutation("check#1")), finished(Ending.FAILED));
		assertThat(kept().operations().accept(draft("b", AMS)))
			.isEqualTo(new Acceptance.Held(List.of(new Claim(AMS, failed.id(), failed.code(), NOON))));
		append(failed, new Event.Acknowledged());
		assertThat(kept().operations().accept(draft("b", AMS))).isInstanceOf(Acceptance.Accepted.class);
	}

	@Test
	void namesAlsoWhoWasHandedOverAndNotRestored() {
		var left = append(accept(draft("a", AMS)), intended(mutation("check#1")), finished(Ending.HANDED_OVER));
		assertThat(kept().operations().accept(draft("b", AMS)))
			.isEqualTo(new Acceptance.Held(List.of(new Claim(AMS, left.id(), left.code(), NOON))));
	}

	@Test
	void leavesNothingOfWhatWasHeldBack() {
		var first = accept(draft("a", AMS));
		var refused = draft("b", "free", AMS);
		assertThat(kept().operations().accept(refused)).isInstanceOf(Acceptance.Held.class);
		assertThat(all()).containsExactly(first);
		assertThat(kept().operations().find(refused.id())).isEmpty();
		assertThat(kept().journal().events(refused.id(), 0, 9)).isEmpty();
		assertThat(kept().journal().claims("free", 9)).isEmpty();
		assertThat(kept().due(Schedules.OPERATION, refused.id())).isEmpty();
		assertThat(kept().wakeups()).containsExactly(first.id());
		append(first, finished(Ending.CANCELED));
		assertThat(kept().operations().accept(refused)).isInstanceOf(Acceptance.Accepted.class);
	}

	@Test
	void appendsEventsAsTheNextRevision() {
		var operation = accept(draft("a"));
		var events = List.<Event>of(seen(Phase.Seeing.MET, "it can"),
				new Event.Concluded(Verdict.PASS, "it can", Samples.evidence()), new Event.Began("disable", 1));
		var appended = Samples.of(kept().operations().append(operation, after(1), events));
		assertThat(appended).isEqualTo(operation.afterAll(events, after(1)));
		assertThat(appended.revision()).isEqualTo(2);
		assertThat(stored(operation)).isEqualTo(appended);
	}

	@Test
	void numbersEventsWithoutGapsAndSaysEachInASentence() {
		var operation = accept(draft("a"));
		var next = append(operation, seen(Phase.Seeing.UNMET, "not yet"), new Event.Began("disable", 1));
		append(next, finished(Ending.SUCCEEDED));
		assertThat(events(operation)).extracting(Journal.Entry::seq).containsExactly(1L, 2L, 3L, 4L);
		assertThat(events(operation)).extracting(Journal.Entry::sentence)
			.containsExactly("ada asked for this: quarterly exercise.", "not yet.",
					"Seeing to it that the peering is disabled.", "SUCCEEDED: It is over.");
	}

	@Test
	void refusesToAppendToWhatHasChangedSince() {
		var operation = accept(draft("a"));
		var next = append(operation, seen(Phase.Seeing.UNMET, "not yet"));
		assertThat(kept().operations().append(operation, after(2), List.of(finished(Ending.FAILED))))
			.isEqualTo(new Appending.Stale());
		assertThat(stored(operation)).isEqualTo(next);
		assertThat(events(operation)).hasSize(2);
	}

	@Test
	void refusesToAppendToWhatWasNeverAccepted() {
		var stranger = Operation.accepted(UUID.randomUUID(), "SB-000000", order(), Samples.PLAN, Samples.OUTLINE, NOON);
		assertThat(kept().operations().append(stranger, after(1), List.of(noticed("hello"))))
			.isEqualTo(new Appending.Stale());
		assertThat(kept().operations().find(stranger.id())).isEmpty();
	}

	@Test
	void storesNothingIfOneOfTheEventsCannotHappen() {
		var operation = accept(draft("a"));
		var events = List.<Event>of(seen(Phase.Seeing.UNMET, "not yet"), new Event.Acknowledged());
		assertThatExceptionOfType(IllegalTransition.class)
			.isThrownBy(() -> kept().operations().append(operation, after(1), events));
		assertThat(stored(operation)).isEqualTo(operation);
		assertThat(events(operation)).hasSize(1);
	}

	@Test
	void appendsNothingOnlyByMistake() {
		var operation = accept(draft("a"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> kept().operations().append(operation, after(1), List.of()));
	}

	@Test
	void keepsTheIntentOfACallWithItsPromises() {
		var operation = disabling();
		var mutation = mutation("disable#1");
		var promised = obligation(mutation, Duration.ofMinutes(15));
		var lasting = obligation(mutation, null);
		var intended = append(operation, intended(mutation, promised, lasting));
		assertThat(intended.mutations()).containsExactly(mutation);
		assertThat(intended.obligations()).containsExactly(promised, lasting);
		assertThat(stored(operation)).isEqualTo(intended);
		assertThat(kept().due(Schedules.OBLIGATION, promised.id())).hasValue(after(2 + 15 * 60));
		assertThat(kept().due(Schedules.OBLIGATION, lasting.id())).isEmpty();
	}

	@Test
	void keepsWhatIsOwedWithoutACallOfOurs() {
		var promised = Obligation.of(Every.id(77), new Promise("source", "watch-source", "/virtualMachines/app-01",
				"see to it that the source stays off", null, "{}"), null, after(2));
		var owing = append(disabling(), new Event.Promised(promised));
		assertThat(owing.obligations()).containsExactly(promised);
		assertThat(stored(owing)).isEqualTo(owing);
	}

	@Test
	void takesAnObligationOffTheScheduleWhenItIsClosed() {
		var mutation = mutation("disable#1");
		var promised = obligation(mutation, Duration.ofMinutes(15));
		var intended = append(disabling(), intended(mutation, promised));
		var closed = append(intended, new Event.Closed(promised.id(), Obligation.State.DISCHARGED, "it is back"));
		assertThat(kept().due(Schedules.OBLIGATION, promised.id())).isEmpty();
		assertThat(stored(closed)).isEqualTo(closed);
		assertThat(closed.obligations()).singleElement().satisfies((kept) -> {
			assertThat(kept.state()).isEqualTo(Obligation.State.DISCHARGED);
			assertThat(kept.closedAt()).isEqualTo(after(5));
			assertThat(kept.note()).isEqualTo("it is back");
		});
	}

	@Test
	void leavesAnObligationThatIsBeingKeptToWhoKeepsIt() {
		var mutation = mutation("disable#1");
		var promised = obligation(mutation, Duration.ofMinutes(15));
		var intended = append(disabling(), intended(mutation, promised));
		kept().pick(Schedules.OBLIGATION, promised.id());
		append(intended, new Event.Closed(promised.id(), Obligation.State.DISCHARGED, "it is back"));
		assertThat(kept().due(Schedules.OBLIGATION, promised.id())).isPresent();
	}

	@Test
	void doesNotScheduleWhatIsPromisedAndClosedAtOnce() {
		var mutation = mutation("disable#1");
		var promised = obligation(mutation, Duration.ofMinutes(15));
		append(disabling(), intended(mutation, promised),
				new Event.Closed(promised.id(), Obligation.State.VOID, "it was not needed"));
		assertThat(kept().due(Schedules.OBLIGATION, promised.id())).isEmpty();
	}

	@Test
	void releasesClaimsWhenItIsOver() {
		var operation = accept(draft("a", AMS, DUB));
		append(operation, finished(Ending.SUCCEEDED));
		assertThat(kept().journal().claims(null, 9)).isEmpty();
		accept(draft("b", AMS, DUB));
	}

	@Test
	void keepsTheClaimsOfAFailureUntilItIsAcknowledged() {
		var operation = accept(draft("a", AMS));
		var failed = append(operation, intended(mutation("check#1")), finished(Ending.FAILED));
		assertThat(kept().journal().claims(AMS, 9)).hasSize(1);
		append(failed, new Event.Acknowledged());
		assertThat(kept().journal().claims(AMS, 9)).isEmpty();
	}

	@Test
	void knowsWhoseAnObligationIs() {
		var mutation = mutation("disable#1");
		var promised = obligation(mutation, null);
		var operation = append(disabling(), intended(mutation, promised));
		assertThat(kept().operations().owing(promised.id())).hasValue(operation.id());
		assertThat(kept().operations().owing(UUID.randomUUID())).isEmpty();
	}

	@Test
	void recordsAFactAsTheNextRevision() {
		var mutation = mutation("disable#1");
		var intended = append(disabling(), intended(mutation));
		var recorded = kept().operations().record(intended.id(), mutation.id(), confirmed(after(6)));
		assertThat(recorded).isEqualTo(stored(intended));
		assertThat(recorded.revision()).isEqualTo(intended.revision() + 1);
		assertThat(recorded.mutation(mutation.id())).hasValueSatisfying((line) -> {
			assertThat(line.state()).isEqualTo(Mutation.State.CONFIRMED);
			assertThat(line.concludedAt()).isEqualTo(after(6));
			assertThat(line.handle()).isEqualTo(new Handle("https://arm/op/1", "request", "correlation"));
		});
		assertThat(events(intended).getLast().sentence())
			.isEqualTo("Azure took it: disable the peering of contoso-ams.");
	}

	@Test
	void keepsAllThatAFactSays() {
		var mutation = mutation("disable#1");
		var intended = append(disabling(), intended(mutation));
		var recorded = kept().operations().record(intended.id(), mutation.id(), refuted(after(6)));
		assertThat(stored(intended).mutations()).containsExactly(mutation.with(refuted(after(6))));
		assertThat(recorded.mutations()).containsExactly(mutation.with(refuted(after(6))));
	}

	@Test
	void recordsNothingTwice() {
		var mutation = mutation("disable#1");
		var intended = append(disabling(), intended(mutation));
		var first = kept().operations().record(intended.id(), mutation.id(), confirmed(after(6)));
		var lines = events(intended).size();
		assertThat(kept().operations().record(intended.id(), mutation.id(), confirmed(after(7)))).isEqualTo(first);
		assertThat(events(intended)).hasSize(lines);
	}

	@Test
	void neverReplacesKnowledgeByDoubt() {
		var mutation = mutation("disable#1");
		var intended = append(disabling(), intended(mutation));
		kept().operations().record(intended.id(), mutation.id(), inDoubt(after(6)));
		kept().operations().record(intended.id(), mutation.id(), confirmed(after(7)));
		kept().operations().record(intended.id(), mutation.id(), inDoubt(after(8)));
		var recorded = kept().operations().record(intended.id(), mutation.id(), refuted(after(9)));
		assertThat(recorded).isEqualTo(stored(intended));
		assertThat(recorded.mutations()).containsExactly(mutation.with(confirmed(after(7))));
	}

	@Test
	void recordsAFactWhenItIsLongOver() {
		var mutation = mutation("disable#1");
		var intended = append(disabling(), intended(mutation));
		append(intended, finished(Ending.FAILED));
		var recorded = kept().operations().record(intended.id(), mutation.id(), confirmed(after(60)));
		assertThat(recorded.status()).isEqualTo(Status.FAILED);
		assertThat(recorded.unsettled()).isEmpty();
	}

	@Test
	void recordsFactsOnlyAboutCallsThatWereIntended() {
		var operation = accept(draft("a"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> kept().operations().record(operation.id(), UUID.randomUUID(), confirmed(after(6))));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> kept().operations().record(UUID.randomUUID(), UUID.randomUUID(), confirmed(after(6))));
	}

	@Test
	void refusesToAppendWithoutKnowingWhatWasRecordedSince() {
		var mutation = mutation("disable#1");
		var intended = append(disabling(), intended(mutation));
		var settled = kept().operations().record(intended.id(), mutation.id(), refuted(after(6)));
		kept().operations().record(intended.id(), mutation.id(), confirmed(after(7)));
		assertThat(kept().operations().append(settled, after(8), List.of(intended(mutation("disable#1")))))
			.isEqualTo(new Appending.Stale());
		assertThat(stored(intended).mutations()).containsExactly(mutation.with(confirmed(after(7))));
	}

	@Test
	void recordsWhatWasLearnedBeforeSomethingWasAppended() {
		var mutation = mutation("disable#1");
		var intended = append(disabling(), intended(mutation));
		append(intended, new Event.TurnedBack("the deadline has come"));
		var recorded = kept().operations().record(intended.id(), mutation.id(), refuted(after(6)));
		assertThat(recorded.phase()).isInstanceOfSatisfying(Phase.Restoring.class,
				(phase) -> assertThat(phase.proving()).isEqualTo(after(6)));
		assertThat(stored(intended)).isEqualTo(recorded);
	}

	@Test
	void keepsMomentsToTheMicrosecond() {
		var fine = Instant.parse("2026-03-02T12:00:00.123456789Z");
		var cut = Instant.parse("2026-03-02T12:00:00.123456Z");
		var operation = accept(draft(key("a"), fine, order()));
		assertThat(operation.createdAt()).isEqualTo(cut);
		assertThat(stored(operation)).isEqualTo(operation);
		var mutation = new Mutation(UUID.randomUUID(), "check#1", "PUT", Samples.PEERING, "disable", null, fine, fine,
				Mutation.State.INTENDED, null, Handle.NONE, null, null);
		var promised = obligation(mutation, Duration.ofNanos(1));
		var appended = Samples.of(kept().operations().append(operation, fine, List.of(intended(mutation, promised))));
		assertThat(appended.mutations().getFirst().notAfter()).isEqualTo(cut);
		assertThat(appended.obligations().getFirst().due()).isEqualTo(cut);
		assertThat(stored(operation)).isEqualTo(appended);
		var recorded = kept().operations().record(operation.id(), mutation.id(), refuted(fine));
		assertThat(recorded.mutations().getFirst().tryAgainAt()).isEqualTo(cut.plusSeconds(30));
		assertThat(stored(operation)).isEqualTo(recorded);
		assertThat(events(operation)).allSatisfy((entry) -> assertThat(entry.at()).isEqualTo(cut));
	}

	@Test
	void keepsTextAsItWasWritten() {
		var odd = "naïve ☂ \"quoted\" \\ back\nnew line \u0001 𝕊";
		var operation = accept(draft("a"));
		var appended = append(operation, noticed(odd),
				new Event.Revised("{\"b\":1,   \"a\":1.0}", Samples.OUTLINE, "the way back is known"),
				seen(Phase.Seeing.UNMET, odd));
		assertThat(appended.plan()).isEqualTo("{\"b\":1,   \"a\":1.0}");
		assertThat(stored(operation)).isEqualTo(appended);
		assertThat(events(operation).get(1).event()).isEqualTo(noticed(odd));
	}

	Operation accept(Draft draft) {
		return Samples.of(kept().operations().accept(draft));
	}

	/// An operation at the step that makes a call.
	Operation disabling() {
		return append(accept(draft("disabling", AMS, DUB)), new Event.Began("disable", 1));
	}

	Operation append(Operation seen, Event... events) {
		return Samples.of(kept().operations().append(seen, after(5), List.of(events)));
	}

	Operation stored(Operation operation) {
		return kept().operations().find(operation.id()).orElseThrow();
	}

	List<Journal.Entry> events(Operation operation) {
		return kept().journal().events(operation.id(), 0, 1000);
	}

	List<Operation> all() {
		return kept().journal()
			.operations(new Journal.Filter(null, null, null, null, null, null, null, null, null), 1000, null)
			.items()
			.stream()
			.map((headline) -> kept().operations().find(headline.id()).orElseThrow())
			.toList();
	}

}
