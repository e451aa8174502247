package dev.switchback.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.Claim;
import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Heritage;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Operations.Takeover;
import dev.switchback.operation.Order;
import dev.switchback.operation.Schedules;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Purpose;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

import static dev.switchback.store.Samples.AMS;
import static dev.switchback.store.Samples.CARD;
import static dev.switchback.store.Samples.DUB;
import static dev.switchback.store.Samples.NOON;
import static dev.switchback.store.Samples.after;
import static dev.switchback.store.Samples.confirmed;
import static dev.switchback.store.Samples.draft;
import static dev.switchback.store.Samples.intended;
import static dev.switchback.store.Samples.key;
import static dev.switchback.store.Samples.mutation;
import static dev.switchback.store.Samples.noticed;
import static dev.switchback.store.Samples.obligation;
import static dev.switchback.store.Samples.refuted;
import static org.assertj.core.api.Assertions.assertThat;

/// What everybody who keeps operations must do when an emergency is made of one, or takes over from one.
abstract class TakeoverContract {

	private final Mutation mutation = mutation("disable#1");

	private final Obligation promised = obligation(this.mutation, Duration.ofMinutes(15));

	abstract Kept kept();

	/// A drill that has drained a circuit.
	private Operation drill() {
		var drill = Samples.of(kept().operations().accept(draft("drill", AMS, DUB)));
		append(drill, new Event.Began("disable", 1), intended(this.mutation, this.promised));
		return kept().operations().record(drill.id(), this.mutation.id(), confirmed(after(6)));
	}

	private Operation emergency(Operation supersedes, String... claims) {
		var order = new Order("PEERING_FAILOVER", 1, Purpose.EMERGENCY, "contoso", "{}", List.of(claims), Samples.ADA,
				"it burns", null, "INC-1", after(-600), supersedes.id());
		return Samples.of(kept().operations().accept(draft(key("emergency" + UUID.randomUUID()), after(10), order)));
	}

	private Takeover takeOver(Operation emergency, Operation from) {
		return kept().operations()
			.takeOver(emergency, from, after(20), List
				.of(new Event.TookOver(from.id(), from.code(), from.mutations(), from.obligations()), noticed("hello")),
					CARD);
	}

	private Operation append(Operation seen, Event... events) {
		return Samples.of(kept().operations().append(seen, after(5), List.of(events)));
	}

	private Operation stored(Operation operation) {
		return kept().operations().find(operation.id()).orElseThrow();
	}

	@Test
	void isAcceptedWhileTheOtherHoldsWhatItNeeds() {
		var drill = drill();
		var emergency = emergency(drill, AMS, DUB);
		assertThat(stored(emergency)).isEqualTo(emergency);
		assertThat(emergency.order().supersedes()).isEqualTo(drill.id());
		assertThat(kept().journal().claims(null, 9)).extracting(Claim::operation)
			.containsExactly(drill.id(), drill.id());
	}

	@Test
	void movesLedgerObligationsAndClaimsInOneGo() {
		var drill = drill();
		var emergency = emergency(drill, AMS, DUB);
		assertThat(takeOver(emergency, drill)).isInstanceOfSatisfying(Takeover.Taken.class,
				(taken) -> assertThat(stored(emergency)).isEqualTo(taken.operation()));
		var after = stored(emergency);
		assertThat(after.mutations()).extracting(Mutation::id).containsExactly(this.mutation.id());
		assertThat(after.owed()).singleElement().satisfies((owed) -> {
			assertThat(owed.id()).isEqualTo(this.promised.id());
			assertThat(owed.due()).isNull();
		});
		assertThat(after.tookOver()).isTrue();
		var ended = stored(drill);
		assertThat(ended.status()).isEqualTo(Status.SUPERSEDED);
		assertThat(ended.mutations()).isEmpty();
		assertThat(ended.obligations()).isEmpty();
		assertThat(kept().journal().claims(null, 9)).extracting(Claim::operation)
			.containsExactly(emergency.id(), emergency.id());
		assertThat(kept().due(Schedules.OBLIGATION, this.promised.id())).isEmpty();
		assertThat(kept().operations().owing(this.promised.id())).hasValue(emergency.id());
		assertThat(kept().wakeups()).endsWith(drill.id());
	}

	@Test
	void countsWhatWasTakenOverForWhatTheOneThatTookItGoesOnWith() {
		var drill = drill();
		var emergency = emergency(drill, AMS, DUB);
		var taken = new Heritage(drill, (key) -> Optional.of("other-" + key), (_, key) -> key).taken();
		kept().operations().takeOver(emergency, drill, after(20), List.of(taken), CARD);
		assertThat(stored(emergency).mutations()).extracting(Mutation::origin)
			.containsExactly("other-disable#1@" + drill.code());
		assertThat(stored(emergency).owed()).extracting(Obligation::key)
			.containsExactly("other-" + this.promised.key());
		var last = emergency(stored(emergency), AMS, DUB);
		kept().operations()
			.takeOver(last, stored(emergency), after(30),
					List.of(new Heritage(stored(emergency), (_) -> Optional.empty(), (_, key) -> key).taken()), CARD);
		assertThat(stored(last).mutations()).extracting(Mutation::origin)
			.containsExactly(drill.code() + "/other-disable#1");
		assertThat(stored(last).owed()).extracting(Obligation::key)
			.containsExactly(emergency.code() + "/other-" + this.promised.key());
	}

	@Test
	void goesOnWritingWhereTheOtherLeftOff() {
		var drill = drill();
		var emergency = emergency(drill, AMS, DUB);
		takeOver(emergency, drill);
		var next = mutation("enable#1");
		var after = append(append(stored(emergency), new Event.Began("disable", 1)), intended(next),
				new Event.Closed(this.promised.id(), Obligation.State.DISCHARGED, "it is back"));
		assertThat(stored(emergency)).isEqualTo(after);
		assertThat(after.mutations()).extracting(Mutation::id).containsExactly(this.mutation.id(), next.id());
	}

	@Test
	void aLateAnswerReachesWhoeverHasTheCallNow() {
		var drill = Samples.of(kept().operations().accept(draft("drill", AMS, DUB)));
		append(drill, new Event.Began("disable", 1), intended(this.mutation, this.promised));
		kept().operations().record(drill.id(), this.mutation.id(), refuted(after(6)));
		takeOver(emergency(drill, AMS, DUB), stored(drill));
		var recorded = kept().operations().record(drill.id(), this.mutation.id(), confirmed(after(30)));
		assertThat(recorded).isEqualTo(stored(drill));
		assertThat(stored(recorded).status()).isEqualTo(Status.SUPERSEDED);
		var emergency = kept().operations().owing(this.promised.id()).orElseThrow();
		assertThat(kept().operations().find(emergency).orElseThrow().mutations()).extracting(Mutation::state)
			.containsExactly(Mutation.State.CONFIRMED);
	}

	@Test
	void releasesWhatTheOtherHeldAndThisOneDoesNotNeed() {
		var drill = drill();
		var emergency = emergency(drill, AMS);
		takeOver(emergency, drill);
		assertThat(kept().journal().claims(null, 9)).singleElement()
			.satisfies((claim) -> assertThat(claim.resource()).isEqualTo(AMS));
	}

	@Test
	void changesNothingIfEitherHasChangedSince() {
		var drill = drill();
		var emergency = emergency(drill, AMS, DUB);
		var changed = append(drill, noticed("look"));
		assertThat(takeOver(emergency, drill)).isEqualTo(new Takeover.Stale());
		var moved = append(emergency, noticed("look"));
		assertThat(takeOver(emergency, changed)).isEqualTo(new Takeover.Stale());
		assertThat(stored(drill)).isEqualTo(changed);
		assertThat(stored(emergency)).isEqualTo(moved);
		assertThat(kept().journal().claims(null, 9)).extracting(Claim::operation)
			.containsExactly(drill.id(), drill.id());
	}

	@Test
	void changesNothingIfSomebodyElseHoldsTheRest() {
		var drill = drill();
		var other = Samples.of(kept().operations().accept(draft("other", "more")));
		var emergency = emergency(drill, AMS, "more");
		assertThat(takeOver(emergency, drill))
			.isEqualTo(new Takeover.Held(List.of(new Claim("more", other.id(), other.code(), NOON))));
		assertThat(stored(drill)).isEqualTo(drill);
		assertThat(stored(emergency)).isEqualTo(emergency);
		assertThat(kept().due(Schedules.OBLIGATION, this.promised.id())).isPresent();
	}

	@Test
	void ofTwoThatWantToTakeOverOneDoes() {
		var drill = drill();
		var emergencies = List.of(emergency(drill, AMS, DUB), emergency(drill, AMS, DUB));
		var takeovers = Together.call(2, (n) -> takeOver(emergencies.get(n), drill));
		assertThat(takeovers).filteredOn(Takeover.Taken.class::isInstance).hasSize(1);
		assertThat(takeovers).filteredOn(Takeover.Stale.class::isInstance).hasSize(1);
		assertThat(kept().journal().claims(null, 9)).hasSize(2);
	}

	@Test
	void takesOnlyClaimsFromOneThatHoldsNothingAnyMore() {
		var drill = Samples.of(kept().operations().accept(draft("drill", AMS, DUB)));
		var emergency = emergency(drill, AMS, DUB);
		var ended = append(drill, Samples.finished(Ending.CANCELED));
		var taken = kept().operations()
			.takeOver(emergency, ended, after(20),
					List.of(new Event.TookOver(drill.id(), drill.code(), List.of(), List.of())), null);
		assertThat(taken).isInstanceOf(Takeover.Taken.class);
		assertThat(stored(drill)).isEqualTo(ended);
		assertThat(kept().journal().claims(null, 9)).extracting(Claim::operation)
			.containsExactly(emergency.id(), emergency.id());
	}

	@Test
	void takesOffTheScheduleWhatAnEmergencyLeavesToPeople() {
		var drill = drill();
		var escalated = append(drill, new Event.Escalated(Samples.ADA));
		assertThat(stored(drill)).isEqualTo(escalated);
		assertThat(escalated.escalated()).isTrue();
		assertThat(kept().due(Schedules.OBLIGATION, this.promised.id())).isEmpty();
	}

	@Test
	void schedulesAnewWhatIsDueLater() {
		var drill = drill();
		var due = this.promised.due();
		assertThat(due).isNotNull();
		var extended = append(drill, new Event.Extended(Duration.ofMinutes(30)));
		assertThat(stored(drill)).isEqualTo(extended);
		assertThat(kept().due(Schedules.OBLIGATION, this.promised.id())).hasValue(due.plus(Duration.ofMinutes(30)));
	}

	@Test
	void refusesToTakeOverFromWhatThereIsNot() {
		var drill = drill();
		var emergency = emergency(drill, AMS, DUB);
		var stranger = Operation.accepted(UUID.randomUUID(), "SB-000000", Samples.order(), Samples.PLAN,
				Samples.OUTLINE, NOON);
		Operations operations = kept().operations();
		assertThat(Assertions
			.catchThrowable(() -> operations.takeOver(emergency, stranger, after(20), List.of(noticed("x")), null)))
			.isInstanceOf(IllegalArgumentException.class);
	}

}
