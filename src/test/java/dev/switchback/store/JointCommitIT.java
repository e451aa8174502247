package dev.switchback.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Headline;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Observation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations.Appending;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Schedules;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static dev.switchback.store.Samples.after;
import static dev.switchback.store.Samples.draft;
import static dev.switchback.store.Samples.noticed;
import static org.assertj.core.api.Assertions.assertThat;

/// Changes of several operations in one commit: each is fenced by itself, and none is held up or spoilt by another.
@StoreIT
class JointCommitIT {

	@Autowired
	private PostgresKept kept;

	/// PostgreSQL knows no such year.
	private static final Instant BEYOND_THE_CALENDAR = Instant.parse("+300000-01-01T00:00:00Z");

	@Autowired
	private JointCommit commit;

	@Autowired
	private JointWrite joint;

	@Autowired
	private LoneWrite lone;

	@Autowired
	private Sql sql;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionOperations transactions;

	@BeforeEach
	void empty() {
		this.kept.empty();
	}

	@Test
	void writesSeveralOperationsInOneTransaction() {
		var one = change(accepted("a"), noticed("one"), noticed("two"));
		var other = change(accepted("b"), noticed("three"));
		assertThat(write(one, other)).containsExactlyInAnyOrder(id(one), id(other));
		assertThat(stored(one)).isEqualTo(one.after());
		assertThat(stored(other)).isEqualTo(other.after());
		assertThat(sentences(one)).extracting(Journal.Entry::seq).containsExactly(1L, 2L, 3L);
		assertThat(sentences(one)).extracting(Journal.Entry::event).endsWith(noticed("one"), noticed("two")).hasSize(3);
		assertThat(this.jdbc.sql("SELECT DISTINCT xid::text FROM events WHERE seq > 1").query(String.class).list())
			.hasSize(1);
	}

	@Test
	void leavesAloneWhatIsNoLongerAsItWas() {
		var seen = accepted("a");
		var late = change(seen, noticed("late"));
		this.kept.operations().append(seen, after(1), List.of(noticed("first")));
		var other = change(accepted("b"), noticed("other"));
		assertThat(write(late, other)).containsExactly(id(other));
		assertThat(sentences(late)).extracting(Journal.Entry::event).endsWith(noticed("first")).hasSize(2);
	}

	@Test
	void waitsForNobodyWhoHoldsOneOfThem() {
		var held = change(accepted("a"), noticed("held"));
		var free = change(accepted("b"), noticed("free"));
		Set<UUID> written = this.transactions.execute((_) -> {
			this.jdbc.sql("SELECT 1 FROM operations WHERE id = ? FOR UPDATE")
				.param(id(held))
				.query(Integer.class)
				.single();
			return Together.<Set<UUID>>call(1, (_) -> write(held, free)).getFirst();
		});
		assertThat(written).containsExactly(id(free));
		assertThat(stored(held)).isEqualTo(held.before());
	}

	@Test
	void ofManyWhoAppendToTheSameExactlyOneSucceedsAndNobodyElseIsHeldUp() {
		var seen = new ArrayList<Operation>();
		for (var number = 0; number < 20; number++) {
			seen.add(accepted("key-" + number));
		}
		var appended = Together.call(200, (number) -> this.kept.operations()
			.append(seen.get(number % 20), after(1), List.of(noticed("by " + number))));
		assertThat(appended.stream().filter(Appending.Appended.class::isInstance)).hasSize(20);
		assertThat(appended.stream().filter(Appending.Stale.class::isInstance)).hasSize(180);
		assertThat(seen).allSatisfy((operation) -> {
			assertThat(this.kept.journal().events(operation.id(), 0, 100)).hasSize(2);
			assertThat(this.kept.operations().find(operation.id()).orElseThrow().revision()).isEqualTo(2);
		});
	}

	@Test
	void keepsTheVisitsThatDidNotChange() {
		var now = accepted("a");
		for (var step : List.of("disable", "check", "disable", "hold", "disable")) {
			var change = change(now, new Event.Concluded(Verdict.PASS, "so it is", Samples.evidence()),
					new Event.Began(step, now.visits(step) + 1));
			assertThat(write(change)).containsExactly(id(change));
			now = stored(change);
			assertThat(now).isEqualTo(change.after());
		}
		assertThat(now.runs()).hasSize(6);
	}

	@Test
	void triesEachAloneWhenAllTogetherFail() {
		var failures = new AtomicInteger();
		var commit = new JointCommit(new JointWrite(this.sql) {
			@Override
			Set<UUID> write(List<ChangeRow> rows) {
				failures.incrementAndGet();
				throw new DataAccessResourceFailureException("the connection broke");
			}
		}, this.lone);
		var changed = IntStream.range(0, 100).mapToObj((n) -> change(accepted("key " + n), noticed("alone"))).toList();
		assertThat(Together.<Boolean>call(100, (number) -> commit.write(changed.get(number)))).containsOnly(true);
		assertThat(failures).hasPositiveValue();
		assertThat(changed).allSatisfy((change) -> assertThat(stored(change)).isEqualTo(change.after()));
		assertThat(commit.write(changed.getFirst())).as("it is stored already").isFalse();
	}

	@Test
	void writesEverythingThatAnAppendMayChange() {
		var parked = change(accepted("a"), Samples.seen(Phase.Seeing.UNMET, "not yet \u201cso\u201d"),
				new Event.Stumbled(1, "reference"), Samples.asked());
		assertThat(write(parked)).hasSize(1);
		var escalated = change(stored(parked), new Event.Escalated(Samples.ADA),
				new Event.Observed(new Observation(new UUID(0, 1), Samples.ADA, after(3), after(2),
						Observation.Aspect.SYMMETRY, null, Verdict.PASS, "it is so")),
				new Event.Revised("{\"pair\": \"other\",  \"n\": 2.50}", Samples.OUTLINE.reversed(),
						"the way back is known"));
		assertThat(write(escalated)).hasSize(1);
		assertThat(stored(escalated)).isEqualTo(escalated.after());
		var ended = change(stored(escalated), Samples.finished(Ending.CANCELED));
		assertThat(write(ended)).hasSize(1);
		assertThat(stored(ended)).isEqualTo(ended.after());
		assertThat(this.kept.journal().operations(JournalContract.ALL, 9, null).items())
			.containsExactly(Headline.of(ended.after()));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 8, 9, 40 })
	void writesAsManyLinesAsThereAreInTheirOrder(int lines) {
		var events = IntStream.rangeClosed(1, lines).mapToObj((n) -> noticed("line " + n)).toArray(Event[]::new);
		var change = change(accepted("a"), events);
		assertThat(this.commit.write(change)).isTrue();
		assertThat(stored(change)).isEqualTo(change.after());
		assertThat(sentences(change)).extracting(Journal.Entry::event).endsWith(events).hasSize(lines + 1);
	}

	@Test
	void forgetsWhenItWasToLookAndNotUntilWhenItSlept() {
		var operation = accepted("a");
		assertThat(this.kept.operations().rest(operation, after(60), () -> {
		})).isTrue();
		var slept = this.kept.operations().find(operation.id()).orElseThrow();
		var change = change(slept, noticed("I am awake"));
		assertThat(write(change)).hasSize(1);
		assertThat(stored(change).sleptUntil()).isEqualTo(after(60));
		assertThat(this.kept.journal().nextLook(operation.id())).isEmpty();
	}

	@Test
	void isNotAskedToWriteWhatOthersHaveToKnowOf() {
		var claiming = Samples.of(this.kept.operations().accept(draft("a", Samples.AMS)));
		assertThat(change(claiming, Samples.intended(Samples.mutation("check#1"))).touchesOthers()).isTrue();
		assertThat(change(claiming, Samples.finished(Ending.SUCCEEDED)).touchesOthers()).isTrue();
		assertThat(change(claiming, noticed("I am here"), Samples.asked()).touchesOthers()).isFalse();
		assertThat(change(accepted("b"), Samples.finished(Ending.SUCCEEDED)).touchesOthers()).isFalse();
	}

	@Test
	void takesOffTheScheduleWhatIsOverAndNothingElse() {
		var over = change(accepted("a"), Samples.finished(Ending.SUCCEEDED));
		var late = change(accepted("b"), Samples.finished(Ending.SUCCEEDED));
		this.kept.operations().append(late.before(), after(1), List.of(noticed("first")));
		var going = change(accepted("c"), noticed("going on"));
		assertThat(write(over, late, going)).containsExactlyInAnyOrder(id(over), id(going));
		assertThat(this.kept.due(Schedules.OPERATION, id(over))).isEmpty();
		assertThat(this.kept.due(Schedules.OPERATION, id(late))).isPresent();
		assertThat(this.kept.due(Schedules.OPERATION, id(going))).isPresent();
	}

	@Test
	void refusesToNobodyElseWhatTheDatabaseRefusesToOne() {
		var changed = IntStream.range(0, 60).mapToObj((number) -> {
			var seen = accepted("key " + number);
			return (number % 10 == 3) ? Change.append(seen, BEYOND_THE_CALENDAR, List.of(noticed("never")))
					: change(seen, noticed("now"));
		}).toList();
		var written = Together.<Boolean>call(60, (number) -> {
			try {
				return this.commit.write(changed.get(number));
			}
			catch (DataAccessException _) {
				return false;
			}
		});
		for (var number = 0; number < 60; number++) {
			assertThat(written.get(number)).isEqualTo(number % 10 != 3);
			assertThat(stored(changed.get(number)).revision()).isEqualTo((number % 10 != 3) ? 2 : 1);
		}
	}

	@Test
	void keepsNobodyElseWaitingForOneThatIsLocked() {
		var held = change(accepted("held"), noticed("held"));
		var others = IntStream.range(0, 50).mapToObj((n) -> change(accepted("key " + n), noticed("free"))).toList();
		var late = new CompletableFuture<Boolean>();
		this.transactions.executeWithoutResult((_) -> {
			this.jdbc.sql("SELECT 1 FROM operations WHERE id = ? FOR UPDATE")
				.param(id(held))
				.query(Integer.class)
				.single();
			Thread.ofVirtual().start(() -> late.complete(this.commit.write(held)));
			assertThat(Together.<Boolean>call(50, (number) -> this.commit.write(others.get(number))))
				.containsOnly(true);
			assertThat(late).isNotDone();
		});
		assertThat(late.join()).isTrue();
	}

	@Test
	void storesOnceWhatItIsNotToldIsStored() {
		var commit = new JointCommit(new JointWrite(this.sql) {
			@Override
			Set<UUID> write(List<ChangeRow> rows) {
				super.write(rows);
				throw new DataAccessResourceFailureException("the answer was lost");
			}
		}, this.lone);
		var changed = IntStream.range(0, 100).mapToObj((n) -> change(accepted("key " + n), noticed("once"))).toList();
		Together.<Boolean>call(100, (number) -> commit.write(changed.get(number)));
		assertThat(changed).allSatisfy((change) -> {
			assertThat(stored(change)).isEqualTo(change.after());
			assertThat(sentences(change)).hasSize(2);
		});
	}

	private Set<UUID> write(Change... changes) {
		return this.joint.write(Stream.of(changes).map(ChangeRow::of).toList());
	}

	private Operation accepted(String key) {
		return Samples.of(this.kept.operations().accept(draft(key)));
	}

	private static Change change(Operation seen, Event... events) {
		return Change.append(seen, after(1), List.of(events));
	}

	private static UUID id(Change change) {
		return change.after().id();
	}

	private Operation stored(Change change) {
		return this.kept.operations().find(id(change)).orElseThrow();
	}

	private List<Journal.Entry> sentences(Change change) {
		return this.kept.journal().events(id(change), 0, 100);
	}

}
