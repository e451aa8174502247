package dev.switchback.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.switchback.operation.Claim;
import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations.Acceptance;
import dev.switchback.operation.Operations.Appending;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Schedules;
import dev.switchback.playbook.Decision;
import org.junit.jupiter.api.Test;

import static dev.switchback.store.Samples.NOON;
import static dev.switchback.store.Samples.after;
import static dev.switchback.store.Samples.confirmed;
import static dev.switchback.store.Samples.decided;
import static dev.switchback.store.Samples.draft;
import static dev.switchback.store.Samples.finished;
import static dev.switchback.store.Samples.inDoubt;
import static dev.switchback.store.Samples.intended;
import static dev.switchback.store.Samples.key;
import static dev.switchback.store.Samples.mutation;
import static dev.switchback.store.Samples.noticed;
import static dev.switchback.store.Samples.refuted;
import static dev.switchback.store.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;

/// What everybody who keeps operations must do when several want something at the same moment.
abstract class ContentionContract {

	abstract Kept kept();

	@Test
	void makesOneOperationOfManyCallsWithOneKey() {
		var acceptances = Together.call(10_000, (n) -> kept().operations().accept(draft("key " + n % 100)));
		assertThat(acceptances).filteredOn(Acceptance.Accepted.class::isInstance).hasSize(100);
		assertThat(acceptances).filteredOn(Acceptance.Replayed.class::isInstance).hasSize(9_900);
		assertThat(everything()).hasSize(100);
		assertThat(acceptances.stream().map((acceptance) -> Samples.of(acceptance).id()).distinct()).hasSize(100);
	}

	@Test
	void acceptsOneOfTwoWithACommonClaimEveryTime() {
		for (var round = 0; round < 1_000; round++) {
			var resource = "circuit " + round;
			var acceptances = Together.call(2, (n) -> kept().operations().accept(draft(resource + n, resource)));
			assertThat(acceptances).filteredOn(Acceptance.Accepted.class::isInstance).hasSize(1);
			var winner = acceptances.stream()
				.filter(Acceptance.Accepted.class::isInstance)
				.map(Samples::of)
				.findFirst()
				.orElseThrow();
			assertThat(acceptances)
				.contains(new Acceptance.Held(List.of(new Claim(resource, winner.id(), winner.code(), NOON))));
		}
	}

	@Test
	void neverLocksUpOverClaimsNamedInDifferingOrder() {
		var random = new Random(42);
		for (var round = 0; round < 50; round++) {
			var parties = 8;
			var wishes = IntStream.range(0, parties).mapToObj((_) -> someOf(6, random)).toList();
			var name = "round " + round + " ";
			var acceptances = Together.call(parties, (n) -> kept().operations().accept(draft(name + n, wishes.get(n))));
			var accepted = acceptances.stream().filter(Acceptance.Accepted.class::isInstance).map(Samples::of).toList();
			assertThat(accepted).isNotEmpty();
			var held = new ArrayList<String>();
			accepted.forEach((operation) -> held.addAll(operation.order().claims()));
			assertThat(held).doesNotHaveDuplicates();
			assertThat(kept().journal().claims(null, 100)).extracting(Claim::resource)
				.containsExactlyInAnyOrderElementsOf(held);
			Together.call(accepted.size(), (n) -> append(accepted.get(n), finished(Ending.CANCELED)));
		}
		assertThat(kept().journal().claims(null, 100)).isEmpty();
	}

	@Test
	void letsClaimsPassFromHandToHandAndNeverToTwo() {
		var holders = Collections.synchronizedSet(new HashSet<Operation>());
		Together.call(8, (n) -> {
			for (var turn = 0; turn < 25; turn++) {
				if (kept().operations()
					.accept(draft(n + " " + turn, "x", "y")) instanceof Acceptance.Accepted(var operation)) {
					holders.add(operation);
					assertThat(holders).hasSize(1);
					holders.clear();
					append(operation, finished(Ending.SUCCEEDED));
				}
			}
			return n;
		});
		assertThat(kept().journal().claims(null, 9)).isEmpty();
	}

	@Test
	void appendsForOneOfManyWhoReadTheSame() {
		var operation = Samples.of(kept().operations().accept(draft("a")));
		var appendings = Together.call(16,
				(n) -> kept().operations().append(operation, after(1), List.of(noticed("I am " + n))));
		assertThat(appendings).filteredOn(Appending.Appended.class::isInstance).hasSize(1);
		assertThat(appendings).filteredOn(new Appending.Stale()::equals).hasSize(15);
		assertThat(kept().journal().events(operation.id(), 0, 99)).hasSize(2);
	}

	@Test
	void decidesOnceForManyCallsWithOneKey() {
		var operation = Samples.of(kept().operations().accept(draft("a")));
		var appendings = Together.call(16, (_) -> kept().operations()
			.interject(operation, after(1), List.of(decided(Decision.CANCEL)), key("decision")));
		assertThat(appendings).filteredOn(Appending.Appended.class::isInstance).hasSize(1);
		assertThat(appendings).filteredOn(Appending.Replayed.class::isInstance).hasSize(15);
		assertThat(kept().journal().events(operation.id(), 0, 99)).hasSize(2);
	}

	@Test
	void losesNeitherAFactNorAnAppendThatComeTogether() {
		for (var round = 0; round < 100; round++) {
			var mutation = mutation("check#1");
			var intended = append(Samples.of(kept().operations().accept(draft("round " + round))), intended(mutation),
					new Event.TurnedBack("the deadline has come"));
			var id = intended.id();
			Together.call(List.<Callable<?>>of(() -> kept().operations().record(id, mutation.id(), refuted(after(6))),
					() -> appendAtLast(id, seen(Phase.Seeing.UNMET, "still down")),
					() -> kept().operations().record(id, mutation.id(), inDoubt(after(6)))));
			var now = kept().operations().find(id).orElseThrow();
			assertThat(now.mutations()).containsExactly(mutation.with(refuted(after(6))));
			assertThat(now.phase()).isInstanceOfSatisfying(Phase.Restoring.class, (phase) -> {
				assertThat(phase.seen()).isEqualTo("still down");
				assertThat(phase.proving()).isEqualTo(after(6));
			});
			assertThat(kept().journal().events(id, 0, 99)).extracting(Journal.Entry::seq)
				.containsExactlyElementsOf(LongStream.rangeClosed(1, now.revision() + 1).boxed().toList());
		}
	}

	@Test
	void agreesOnWhatIsKnownWhenFactsContradict() {
		for (var round = 0; round < 100; round++) {
			var mutation = mutation("check#1");
			var intended = append(Samples.of(kept().operations().accept(draft("round " + round))), intended(mutation));
			Together.call(List.<Callable<?>>of(
					() -> kept().operations().record(intended.id(), mutation.id(), refuted(after(6))),
					() -> kept().operations().record(intended.id(), mutation.id(), inDoubt(after(6))),
					() -> kept().operations().record(intended.id(), mutation.id(), confirmed(after(6)))));
			assertThat(kept().operations().find(intended.id()).orElseThrow().mutations())
				.containsExactly(mutation.with(confirmed(after(6))));
		}
	}

	@Test
	void losesNoDecisionThatComesWhenTheOperationGoesToSleep() {
		var tomorrow = NOON.plusSeconds(24 * 60 * 60);
		for (var round = 0; round < 200; round++) {
			var operation = Samples.of(kept().operations().accept(draft("round " + round)));
			var id = operation.id();
			kept().pick(Schedules.OPERATION, id);
			var slept = Together.<Object>call(List.<Callable<?>>of(
					() -> kept().operations().rest(operation, tomorrow, kept().endOf(id, Optional.of(tomorrow))),
					() -> kept().operations().interject(operation, after(1), List.of(decided(Decision.PROCEED)), null)))
				.getFirst();
			var due = kept().due(Schedules.OPERATION, id).orElseThrow();
			assertThat(due).as("slept: %s", slept).isBeforeOrEqualTo(after(1));
			assertThat(kept().operations().find(id).orElseThrow().revision()).isEqualTo(2);
		}
	}

	private Operation append(Operation seen, Event... events) {
		return Samples.of(kept().operations().append(seen, after(5), List.of(events)));
	}

	/// Appends as the engine does: reads again when it was refused.
	private Operation appendAtLast(UUID id, Event event) {
		while (true) {
			var seen = kept().operations().find(id).orElseThrow();
			if (kept().operations().append(seen, after(5), List.of(event)) instanceof Appending.Appended(var now)) {
				return now;
			}
		}
	}

	private List<Operation> everything() {
		return kept().journal()
			.operations(new Journal.Filter(null, null, null, null, null, null, null, null, null), 1000, null)
			.items()
			.stream()
			.map((headline) -> kept().operations().find(headline.id()).orElseThrow())
			.toList();
	}

	private static String[] someOf(int resources, Random random) {
		var all = new ArrayList<>(IntStream.range(0, resources).mapToObj((n) -> "resource " + n).toList());
		Collections.shuffle(all, random);
		return all.subList(0, 3).toArray(String[]::new);
	}

}
