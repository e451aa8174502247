package dev.switchback.store;

import dev.switchback.operation.Every;
import java.time.Duration;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.switchback.store.Samples.AMS;
import static dev.switchback.store.Samples.after;
import static dev.switchback.store.Samples.asked;
import static dev.switchback.store.Samples.confirmed;
import static dev.switchback.store.Samples.decided;
import static dev.switchback.store.Samples.draft;
import static dev.switchback.store.Samples.evidence;
import static dev.switchback.store.Samples.finished;
import static dev.switchback.store.Samples.inDoubt;
import static dev.switchback.store.Samples.intended;
import static dev.switchback.store.Samples.mutation;
import static dev.switchback.store.Samples.noticed;
import static dev.switchback.store.Samples.obligation;
import static dev.switchback.store.Samples.refuted;
import static dev.switchback.store.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// History and state are stored apart, in one transaction: they must always tell the same.
@StoreIT
class StoredHistoryIT {

	@Autowired
	private PostgresKept kept;

	@Autowired
	private JdbcClient jdbc;

	private long clock;

	@BeforeEach
	void empty() {
		this.kept.empty();
	}

	@Test
	void theEventsOfAnOperationAddUpToWhatItIs() {
		var accepted = Samples.of(this.kept.operations().accept(draft("a", AMS)));
		assertThat(eventful(accepted)).isEqualTo(stored(accepted));
		var told = this.kept.journal().events(accepted.id(), 0, 1000);
		assertThat(told.stream().<Class<?>>map((entry) -> entry.event().getClass()).distinct())
			.containsExactlyInAnyOrderElementsOf(ofItself());
		assertThat(folded(accepted, told)).isEqualTo(stored(accepted));
	}

	@Test
	void nobodyRewritesHistory() {
		Samples.of(this.kept.operations().accept(draft("a")));
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.sql("UPDATE events SET sentence = 'it never happened'").update())
			.withMessageContaining("events are only ever added");
	}

	@Test
	void everyEventKnowsTheTransactionThatAddedIt() {
		var accepted = Samples.of(this.kept.operations().accept(draft("a")));
		append(accepted, noticed("one"), noticed("two"));
		var transactions = this.jdbc.sql("SELECT xid::text FROM events ORDER BY position").query(String.class).list();
		assertThat(transactions).hasSize(3);
		assertThat(transactions.get(1)).isEqualTo(transactions.get(2)).isNotEqualTo(transactions.get(0));
	}

	/// What can happen to an operation without another one.
	private static List<Class<?>> ofItself() {
		return Arrays.stream(Event.class.getPermittedSubclasses())
			.<Class<?>>map((type) -> type)
			.filter((type) -> type != Event.TookOver.class && type != Event.Superseded.class)
			.toList();
	}

	/// Everything that can happen to an operation, in some order.
	private Operation eventful(Operation accepted) {
		var first = mutation("disable#1");
		var promised = obligation(first, Duration.ofMinutes(15));
		var now = append(accepted, seen(Phase.Seeing.BLIND, "nothing to be seen"), seen(Phase.Seeing.MET, "it can"),
				new Event.Concluded(Verdict.PASS, "it can", evidence()), new Event.Began("disable", 1));
		now = append(now, new Event.Recovered(Every.RECOVERY), new Event.Exposed(Every.UNPROTECTED),
				new Event.Sheltered(Every.UNPROTECTED, Duration.ofMinutes(72)));
		now = append(now, new Event.Revised("{\"pair\":  \"contoso\", \"baseline\": 1}", Samples.OUTLINE.subList(0, 2),
				"the way back is known"));
		now = append(now, intended(first, promised));
		now = this.kept.operations().record(now.id(), first.id(), inDoubt(after(this.clock++)));
		var watched = Obligation.of(UUID.randomUUID(), new Promise("source", "watch-source", "/virtualMachines/app-01",
				"see to it that the source stays off", null, "{}"), null, after(2));
		now = append(now, new Event.Promised(watched));
		now = append(now, new Event.Stumbled(1, "x"), new Event.Extended(Duration.ofMinutes(30)), asked());
		now = append(now, new Event.Meanwhile("contoso-dub carries"));
		now = append(now, new Event.Observed(Every.OBSERVATION), new Event.Reminded(after(1)),
				new Event.Escalated(Samples.ADA));
		now = append(now, new Event.Lapsed(Decision.RETRY, "it answers", evidence()), decided(Decision.RETRY),
				new Event.Resumed(), new Event.Unwatched(after(2)));
		now = append(now, new Event.TurnedBack("the deadline has come"), new Event.Hindered("it is locked"));
		now = this.kept.operations().record(now.id(), first.id(), refuted(after(this.clock++)));
		now = append(now, new Event.Hindered(null), noticed("somebody else wrote"));
		now = this.kept.operations().record(now.id(), first.id(), confirmed(after(this.clock++)));
		now = append(now, new Event.Closed(watched.id(), Obligation.State.DISCHARGED, "it is off"),
				new Event.Closed(promised.id(), Obligation.State.DISCHARGED, "it is back"),
				new Event.Proven(promised.id(), "all is as it was", evidence()));
		return append(now, finished(Ending.FAILED), new Event.Acknowledged());
	}

	private Operation append(Operation seen, Event... events) {
		return Samples.of(this.kept.operations().append(seen, after(this.clock++), List.of(events)));
	}

	/// Folds what was read of the history, revision by revision.
	private Operation folded(Operation accepted, List<Journal.Entry> history) {
		var revisions = revisions(accepted.id());
		var appends = new LinkedHashMap<Long, List<Journal.Entry>>();
		history.stream()
			.skip(1)
			.forEach((entry) -> appends.computeIfAbsent(revisions.get((int) entry.seq() - 1), (_) -> new ArrayList<>())
				.add(entry));
		var now = Operation.accepted(accepted.id(), accepted.code(), accepted.order(), accepted.plan(),
				accepted.outline(), accepted.createdAt());
		for (var append : appends.values()) {
			now = now.afterAll(append.stream().map(Journal.Entry::event).toList(), append.getFirst().at());
		}
		return now;
	}

	private List<Long> revisions(UUID operation) {
		return this.jdbc.sql("SELECT revision FROM events WHERE operation = ? ORDER BY seq")
			.param(operation)
			.query(Long.class)
			.list();
	}

	private Operation stored(Operation operation) {
		return this.kept.operations().find(operation.id()).orElseThrow();
	}

}
