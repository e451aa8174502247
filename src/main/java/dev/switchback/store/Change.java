package dev.switchback.store;

import dev.switchback.operation.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Sentences;
import dev.switchback.playbook.Mutation;

/// What events make of a stored operation: which lines its history gains, and which rows differ afterwards. Computed from
/// what is stored now, never from an older copy.
record Change(Operation before, Operation after, Instant at, List<Line> lines) {

	/// One line of history, and how it reads.
	record Line(Event event, String sentence) {
	}

	/// The change that a fresh operation is.
	static Change accepted(Operation fresh) {
		var order = fresh.order();
		var event = new Event.Accepted(order.by(), order.reason(), order.incidentStartedAt());
		return new Change(fresh, fresh, fresh.createdAt(), List.of(new Line(event, Sentences.of(fresh, event))));
	}

	/// The change that an append makes: the next revision.
	/// @throws IllegalArgumentException if nothing happened
	/// @throws dev.switchback.operation.IllegalTransition if an event cannot happen
	static Change append(Operation stored, Instant at, List<Event> events) {
		if (events.isEmpty()) {
			throw new IllegalArgumentException("an append needs an event");
		}
		var moment = Micros.of(at);
		var exact = events.stream().map(Micros::of).toList();
		return new Change(stored, stored.afterAll(exact, moment), moment, lines(stored, moment, exact));
	}

	/// The change that an observation makes: a line of history, and no next revision.
	static Change attested(Operation stored, Observation observation) {
		var event = (Event.Observed) Micros.of(new Event.Observed(observation));
		var at = event.observation().at();
		return new Change(stored, stored.after(event, at), at, List.of(new Line(event, Sentences.of(stored, event))));
	}

	/// The change that a fact makes: the next revision; empty if as much is known already.
	/// @throws IllegalArgumentException if there is no such mutation
	static Optional<Change> fact(Operation stored, UUID mutation, Mutation.Fact learned) {
		var known = stored.mutation(mutation)
			.orElseThrow(() -> new IllegalArgumentException(stored.code() + " has no mutation " + mutation));
		if (!learned.advances(known.state())) {
			return Optional.empty();
		}
		return Optional.of(append(stored, learned.at(), List.of(new Event.Recorded(mutation, learned))));
	}

	private static List<Line> lines(Operation stored, Instant at, List<Event> events) {
		var lines = new ArrayList<Line>();
		var now = stored;
		for (var event : events) {
			lines.add(new Line(event, Sentences.of(now, event)));
			now = now.after(event, at);
		}
		return List.copyOf(lines);
	}

	/// The ledger lines that were not there before, nor anywhere else.
	List<Mutation> intended() {
		return takesOver() ? List.of()
				: this.after.mutations()
					.stream()
					.filter((mutation) -> this.before.mutation(mutation.id()).isEmpty())
					.toList();
	}

	/// The ledger lines of which more is known than before.
	List<Mutation> learned() {
		return this.after.mutations()
			.stream()
			.filter((mutation) -> this.before.mutation(mutation.id())
				.filter((known) -> !known.equals(mutation))
				.isPresent())
			.toList();
	}

	/// The obligations that were not there before, nor anywhere else.
	List<Obligation> promised() {
		return takesOver() ? List.of()
				: this.after.obligations()
					.stream()
					.filter((obligation) -> this.before.obligation(obligation.id()).isEmpty())
					.toList();
	}

	/// The obligations that were open before and no longer are.
	List<Obligation> closed() {
		return this.after.obligations()
			.stream()
			.filter((obligation) -> !obligation.open())
			.filter((obligation) -> this.before.obligation(obligation.id()).filter(Obligation::open).isPresent())
			.toList();
	}

	/// The obligations that are open as before and due at another time, or no longer by themselves.
	List<Obligation> postponed() {
		return this.after.obligations()
			.stream()
			.filter(Obligation::open)
			.filter((obligation) -> this.before.obligation(obligation.id())
				.filter((known) -> !Objects.equals(known.due(), obligation.due()))
				.isPresent())
			.toList();
	}

	/// What the other operation of a takeover had, and this one has now.
	boolean takesOver() {
		return this.lines.stream().anyMatch((line) -> line.event() instanceof Event.TookOver);
	}

	boolean ends() {
		return this.after.ended() && !this.before.ended();
	}

	boolean releasesClaims() {
		return this.before.holdsClaims() && !this.after.holdsClaims() && !this.after.order().claims().isEmpty();
	}

	/// Whether anything but the operation's own row and its history differs afterwards.
	boolean touchesOthers() {
		return takesOver() || releasesClaims() || !this.after.mutations().equals(this.before.mutations())
				|| !this.after.obligations().equals(this.before.obligations());
	}

}
