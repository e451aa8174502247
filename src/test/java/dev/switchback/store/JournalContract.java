package dev.switchback.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.operation.BadCursor;
import dev.switchback.operation.Claim;
import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Every;
import dev.switchback.operation.Headline;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Journal.Filter;
import dev.switchback.operation.Journal.Owed;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations.Draft;
import dev.switchback.operation.Order;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Requester;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.switchback.store.Samples.AMS;
import static dev.switchback.store.Samples.DUB;
import static dev.switchback.store.Samples.NOON;
import static dev.switchback.store.Samples.PEERING;
import static dev.switchback.store.Samples.after;
import static dev.switchback.store.Samples.asked;
import static dev.switchback.store.Samples.confirmed;
import static dev.switchback.store.Samples.draft;
import static dev.switchback.store.Samples.finished;
import static dev.switchback.store.Samples.inDoubt;
import static dev.switchback.store.Samples.intended;
import static dev.switchback.store.Samples.key;
import static dev.switchback.store.Samples.mutation;
import static dev.switchback.store.Samples.noticed;
import static dev.switchback.store.Samples.obligation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What everybody who keeps operations must be able to tell about them.
abstract class JournalContract {

	static final Filter ALL = new Filter(null, null, null, null, null, null, null, null, null);

	abstract Kept kept();

	@Test
	void findsByIdAndByCodeInAnyLetterCase() {
		var operation = accept(draft("a"));
		accept(draft("b"));
		var id = operation.id().toString();
		assertThat(journal().find(id)).hasValue(operation);
		assertThat(journal().find(id.toUpperCase(Locale.ROOT))).hasValue(operation);
		assertThat(journal().find(operation.code())).hasValue(operation);
		assertThat(journal().find(operation.code().toLowerCase(Locale.ROOT))).hasValue(operation);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "SB-", "SB-ZZZZZZ", "SB-%", "SB-______", "%", "1-1-1-1-1", "' OR 1=1 --", "\0",
			"00000000-0000-0000-0000-000000000000", "a\\b" })
	void findsNothingForWhatWasNeverAnIdOrCode(String idOrCode) {
		accept(draft("a"));
		assertThat(journal().find(idOrCode)).isEmpty();
	}

	@Test
	void listsTheNewestFirst() {
		var first = acceptedAt(NOON, "a");
		var third = acceptedAt(after(2), "c");
		var second = acceptedAt(after(1), "b");
		assertThat(journal().operations(ALL, 9, null))
			.isEqualTo(new Journal.Page<>(Stream.of(third, second, first).map(Headline::of).toList(), null));
	}

	@Test
	void pagesWithoutSkippingOrRepeating() {
		var accepted = IntStream.range(0, 23).mapToObj((n) -> acceptedAt(after(n / 4), "key " + n)).toList();
		var seen = new ArrayList<Headline>();
		String cursor = null;
		var pages = 0;
		do {
			var page = journal().operations(ALL, 5, cursor);
			seen.addAll(page.items());
			cursor = page.next();
			pages++;
			acceptedAt(after(100 + pages), "newer " + pages);
		}
		while (cursor != null);
		assertThat(pages).isEqualTo(5);
		assertThat(seen).hasSize(23).containsExactlyInAnyOrderElementsOf(accepted.stream().map(Headline::of).toList());
		assertThat(seen).extracting(Headline::createdAt).isSortedAccordingTo((a, b) -> b.compareTo(a));
	}

	@Test
	void givesNoCursorWhenAPageEndsWithTheLast() {
		IntStream.range(0, 4).forEach((n) -> accept(draft("key " + n)));
		var first = journal().operations(ALL, 2, null);
		assertThat(first.items()).hasSize(2);
		assertThat(first.next()).matches("[A-Za-z0-9_-]+");
		var second = journal().operations(ALL, 2, first.next());
		assertThat(second.items()).hasSize(2);
		assertThat(second.next()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "AAAA", "not base64!", "' OR 1=1", "_____________________________________",
			"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n", "f_________8AAAAAAAAAAAAAAAAAAAAA====",
			"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "f_________8AAAAAAAAAAAAAAAAAAAAA",
			"gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" })
	void refusesACursorThatNoPageEndedWith(String cursor) {
		assertThatExceptionOfType(BadCursor.class).isThrownBy(() -> journal().operations(ALL, 5, cursor));
	}

	@Test
	void filtersByEverythingThatIsOffered() {
		var plain = accept(draft("a", AMS));
		var other = new Order("CANARY", 1, Purpose.EMERGENCY, "fabrikam", "{}", List.of(DUB),
				new Requester("bob", false, "bot"), "why not", "CHG-2", null, null, null);
		var odd = accept(draft(key("b"), after(60), other));
		var ended = Samples.of(kept().operations().append(odd, after(61), List.of(finished(Ending.FAILED))));
		assertThat(found(new Filter("fabrikam", null, null, null, null, null, null, null, null)))
			.containsExactly(ended);
		assertThat(found(new Filter(null, DUB, null, null, null, null, null, null, null))).containsExactly(ended);
		assertThat(found(new Filter(null, null, "CANARY", null, null, null, null, null, null))).containsExactly(ended);
		assertThat(found(new Filter(null, null, null, Purpose.EMERGENCY, null, null, null, null, null)))
			.containsExactly(ended);
		assertThat(found(new Filter(null, null, null, null, Status.FAILED, null, null, null, null)))
			.containsExactly(ended);
		assertThat(found(new Filter(null, null, null, null, null, "bob", null, null, null))).containsExactly(ended);
		assertThat(found(new Filter(null, null, null, null, null, null, "CHG-2", null, null))).containsExactly(ended);
		assertThat(found(new Filter(null, null, null, null, null, null, null, after(60), null))).containsExactly(ended);
		assertThat(found(new Filter(null, null, null, null, null, null, null, null, after(60)))).containsExactly(plain);
		assertThat(found(new Filter("fabrikam", DUB, "CANARY", Purpose.EMERGENCY, Status.FAILED, "bob", "CHG-2", NOON,
				after(61))))
			.containsExactly(ended);
		assertThat(found(new Filter("fabrikam", AMS, null, null, null, null, null, null, null))).isEmpty();
	}

	@Test
	void findsByAResourceThatIsNoLongerClaimed() {
		var over = append(accept(draft("a", AMS)), finished(Ending.SUCCEEDED));
		assertThat(found(new Filter(null, AMS, null, null, null, null, null, null, null))).containsExactly(over);
	}

	@ParameterizedTest
	@ValueSource(strings = { "%", "contos_", "conto%", "' OR '1'='1", "contoso'; DROP TABLE operations; --", "\\",
			"CONTOSO", "{contoso}", "\0" })
	void takesWhatIsFilteredByLiterally(String text) {
		accept(draft("a", AMS));
		assertThat(found(new Filter(text, null, null, null, null, null, null, null, null))).isEmpty();
		assertThat(found(new Filter(null, text, null, null, null, null, null, null, null))).isEmpty();
		assertThat(found(new Filter(null, null, text, null, null, null, null, null, null))).isEmpty();
		assertThat(found(new Filter(null, null, null, null, null, text, null, null, null))).isEmpty();
		assertThat(found(new Filter(null, null, null, null, null, null, text, null, null))).isEmpty();
		assertThat(journal().claims(text, 9)).isEmpty();
		assertThat(kept().ownWrites().openOn(text)).isEmpty();
	}

	@Test
	void filtersByTheStatusOfEveryPhase() {
		var running = accept(draft("running"));
		var parked = append(accept(draft("parked")), asked());
		var restoring = append(accept(draft("restoring")), new Event.TurnedBack("why not"));
		assertThat(byStatus(Status.RUNNING)).containsExactly(running);
		assertThat(byStatus(Status.AWAITING_DECISION)).containsExactly(parked);
		assertThat(byStatus(Status.RESTORING)).containsExactly(restoring);
		for (var ending : Ending.values()) {
			var ended = append(accept(draft(ending.name())), finished(ending));
			assertThat(byStatus(ended.status())).containsExactly(ended);
		}
	}

	@Test
	void listsOfEachWhatItIsAsAWhole() {
		var relayed = new Order("PEERING_FAILOVER", 1, Purpose.MAINTENANCE, "contoso \"1\"", "{}", List.of(AMS),
				new Requester("bot", false, "chat", "Ada"), "why\tnot", null, "INC-1", after(-90), null);
		var escalated = append(accept(draft(key("relayed"), NOON, relayed)),
				new Event.Escalated(new Requester("bob", true, "curl")));
		var promised = mutation("check#1");
		var parked = append(accept(draft("parked")),
				intended(promised, obligation(promised, Duration.ofMinutes(9)), obligation(promised, null)), asked());
		var other = mutation("check#1");
		var kept = obligation(other, Duration.ofMinutes(5));
		var restoring = append(accept(draft("restoring")), intended(other, kept, obligation(other, null)),
				new Event.TurnedBack("why not"), new Event.Hindered("Azure does not answer"),
				new Event.Closed(kept.id(), Obligation.State.DISCHARGED, "it is back"));
		var blind = append(accept(draft("blind")), Samples.seen(Phase.Seeing.BLIND, "nothing \u201eat all\u201d"));
		var ended = append(accept(draft("ended", DUB)), intended(mutation("check#1")), finished(Ending.FAILED),
				new Event.Acknowledged());
		var took = append(accept(draft("second step")),
				new Event.Concluded(Verdict.PASS, "so it is", Samples.evidence()), new Event.Recovered(Every.RECOVERY),
				new Event.Exposed(Every.UNPROTECTED), new Event.Began("hold", 1));
		assertThat(found(ALL)).containsExactlyInAnyOrder(escalated, parked, restoring, blind, ended, took);
		assertThat(headline(escalated).by()).isEqualTo(relayed.by());
		assertThat(headline(escalated).incidentStartedAt()).isEqualTo(after(-90));
		assertThat(headline(escalated).purpose()).isEqualTo(Purpose.EMERGENCY);
		assertThat(headline(parked).deadline()).isEqualTo(after(2 + 9 * 60));
		assertThat(headline(restoring).deadline()).isNull();
		assertThat(headline(restoring).sentence()).contains("why not", "Azure does not answer");
		assertThat(headline(took).recoveries()).containsExactly(Every.RECOVERY);
		assertThat(headline(took).unprotected()).isEqualTo(Every.UNPROTECTED);
		assertThat(headline(parked).recoveries()).isEmpty();
		assertThat(headline(took).doing()).isEqualTo(Step.Kind.ASK);
		assertThat(headline(took).sentence()).isEqualTo("Hold, until it is time to fail back. "
				+ "contoso has been unprotected since 2026-03-02T12:00:10Z: it has no replica.");
	}

	@Test
	void pagesThroughWhatIsFiltered() {
		IntStream.range(0, 10)
			.forEach((n) -> accept(draft(new IdempotencyKey("x", "y", "key " + n, "print"), after(n),
					(n % 2 == 0) ? Samples.order(AMS + n) : Samples.order("odd" + n))));
		var filter = new Filter("contoso", null, null, Purpose.DRILL, null, null, null, after(2), after(8));
		var first = journal().operations(filter, 4, null);
		var second = journal().operations(filter, 4, first.next());
		assertThat(first.items()).extracting(Headline::createdAt)
			.containsExactly(after(7), after(6), after(5), after(4));
		assertThat(second.items()).extracting(Headline::createdAt).containsExactly(after(3), after(2));
		assertThat(second.next()).isNull();
	}

	@Test
	void tellsTheEventsAfterASequenceNumber() {
		var operation = accept(draft("a"));
		append(operation, noticed("one"), noticed("two"), noticed("three"));
		assertThat(journal().events(operation.id(), 1, 2)).extracting(Journal.Entry::sentence)
			.containsExactly("one.", "two.");
		assertThat(journal().events(operation.id(), 3, 9)).extracting(Journal.Entry::sentence)
			.containsExactly("three.");
		assertThat(journal().events(operation.id(), 4, 9)).isEmpty();
		assertThat(journal().events(UUID.randomUUID(), 0, 9)).isEmpty();
	}

	@Test
	void listsOpenObligationsByWhenTheyAreDue() {
		var mutation = mutation("check#1");
		var late = obligation(mutation, Duration.ofMinutes(15));
		var soon = obligation(mutation, Duration.ofMinutes(5));
		var lasting = obligation(mutation, null);
		var kept = obligation(mutation, Duration.ofMinutes(1));
		var operation = append(accept(draft("a")), intended(mutation, late, soon, lasting, kept));
		append(operation, new Event.Closed(kept.id(), Obligation.State.DISCHARGED, "it is back"));
		assertThat(journal().obligations(null, 9)).containsExactly(owed(operation, soon), owed(operation, late),
				owed(operation, lasting));
		assertThat(journal().obligations(null, 1)).containsExactly(owed(operation, soon));
		assertThat(journal().obligations(after(2 + 5 * 60), 9)).containsExactly(owed(operation, soon));
		assertThat(journal().obligations(after(1 + 5 * 60), 9)).isEmpty();
	}

	@Test
	void listsClaimsOfOneResourceOrAll() {
		var first = accept(draft("a", AMS));
		var second = acceptedAt(after(3), "b", DUB);
		var ams = new Claim(AMS, first.id(), first.code(), NOON);
		var dub = new Claim(DUB, second.id(), second.code(), after(3));
		assertThat(journal().claims(null, 9)).containsExactly(ams, dub);
		assertThat(journal().claims(null, 1)).containsExactly(ams);
		assertThat(journal().claims(DUB, 9)).containsExactly(dub);
		assertThat(journal().claims("%", 9)).isEmpty();
	}

	@Test
	void tellsWhatIsOpenOnATargetInAnyLetterCase() {
		var mutation = mutation("check#1");
		var promised = obligation(mutation, Duration.ofMinutes(15));
		var operation = append(accept(draft("a")), intended(mutation, promised));
		var promise = operation.code() + " has promised and not yet done: enable the peering of contoso-ams";
		var call = operation.code()
				+ " made a call of which it is not known what became: disable the peering of contoso-ams";
		assertThat(kept().ownWrites().openOn(PEERING)).containsExactly(promise, call);
		assertThat(kept().ownWrites().openOn(PEERING.toUpperCase(Locale.ROOT))).containsExactly(promise, call);
		assertThat(kept().ownWrites().openOn(AMS)).isEmpty();
		kept().operations().record(operation.id(), mutation.id(), inDoubt(after(6)));
		assertThat(kept().ownWrites().openOn(PEERING)).containsExactly(promise, call);
		var settled = kept().operations().record(operation.id(), mutation.id(), confirmed(after(7)));
		assertThat(kept().ownWrites().openOn(PEERING)).containsExactly(promise);
		append(settled, new Event.Closed(promised.id(), Obligation.State.VOID, "it came back"));
		assertThat(kept().ownWrites().openOn(PEERING)).isEmpty();
	}

	@Test
	void tellsWhatIsOpenOfOperationsThatAreLongOver() {
		var mutation = mutation("check#1");
		var operation = append(accept(draft("a")), intended(mutation), finished(Ending.FAILED),
				new Event.Acknowledged());
		assertThat(kept().ownWrites().openOn(PEERING)).singleElement()
			.asString()
			.startsWith(operation.code() + " made a call");
	}

	private Journal journal() {
		return kept().journal();
	}

	private Operation accept(Draft draft) {
		return Samples.of(kept().operations().accept(draft));
	}

	private Operation acceptedAt(Instant at, String key, String... claims) {
		return accept(draft(key(key), at, Samples.order(claims)));
	}

	private Operation append(Operation seen, Event... events) {
		return Samples.of(kept().operations().append(seen, after(5), List.of(events)));
	}

	private List<Operation> found(Filter filter) {
		var headlines = journal().operations(filter, 9, null).items();
		var operations = headlines.stream()
			.map((headline) -> kept().operations().find(headline.id()).orElseThrow())
			.toList();
		assertThat(headlines).isEqualTo(operations.stream().map(Headline::of).toList());
		return operations;
	}

	private Headline headline(Operation operation) {
		return journal().operations(ALL, 9, null)
			.items()
			.stream()
			.filter((headline) -> headline.id().equals(operation.id()))
			.findFirst()
			.orElseThrow();
	}

	private List<Operation> byStatus(@Nullable Status status) {
		return found(new Filter(null, null, null, null, status, null, null, null, null));
	}

	@Test
	void tellsOfEachObligationWhatHindersItAndSinceWhen() {
		var made = mutation("check#1");
		var one = obligation(made, Duration.ofMinutes(5));
		var other = obligation(made, Duration.ofMinutes(6));
		var now = append(accept(draft("hindered")), intended(made, one, other), new Event.TurnedBack("why not"),
				new Event.Seen(Phase.Seeing.CONVERGING, "it is being removed", Evidence.NONE, other.id()),
				new Event.Hindered("it is locked", one.id()));
		assertThat(journal().obligations(null, 9)).containsExactly(owed(now, one), owed(now, other));
		assertThat(journal().obligations(null, 9)).extracting((owed) -> owed.keeping().hindrance())
			.containsExactly("it is locked", null);
		assertThat(journal().obligations(null, 1).getFirst().keeping().since()).isNotNull();
		var freed = append(now, new Event.Hindered(null, one.id()));
		assertThat(journal().obligations(null, 9)).extracting((owed) -> owed.keeping().hindrance())
			.containsExactly(null, null);
		assertThat(kept().operations().find(now.id())).hasValue(freed);
	}

	@Test
	void tellsWhatHindersAnObligationOfWhatIsOver() {
		var made = mutation("check#1");
		var owed = obligation(made, Duration.ofMinutes(5));
		var now = append(accept(draft("over")), intended(made, owed),
				new Event.Finished(Ending.HANDED_OVER, "It is left."), new Event.Hindered("it is locked", owed.id()));
		assertThat(journal().obligations(null, 9)).containsExactly(owed(now, owed));
		assertThat(journal().obligations(null, 9).getFirst().keeping().hindrance()).isEqualTo("it is locked");
		assertThat(kept().operations().find(now.id())).hasValue(now);
	}

	private static Owed owed(Operation operation, Obligation obligation) {
		return new Owed(operation.id(), operation.code(), obligation, operation.keeping(obligation.id()));
	}

}
