package dev.switchback.engine;

import dev.switchback.playbook.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import dev.switchback.operation.Event;
import dev.switchback.operation.IllegalTransition;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Operations.Appending;
import dev.switchback.operation.Operations.Takeover;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.Preparation;
import org.jspecify.annotations.Nullable;

/// Advances one operation at a time: load, look, decide, append, and maybe send. It holds no connection while it looks or
/// sends, and remembers nothing between two turns.
final class Engine {

	private final Operations operations;

	private final Forwarding forwarding;

	private final Restoring restoring;

	private final Decider decider;

	private final Succession succession;

	private final Stumbling stumbling;

	private final Sender sender;

	private final Looks looks;

	private final Timekeeper time;

	private final EngineSettings settings;

	Engine(Operations operations, Forwarding forwarding, Restoring restoring, Decider decider, Succession succession,
			Stumbling stumbling, Sender sender, Looks looks, Timekeeper time, EngineSettings settings) {
		this.operations = operations;
		this.forwarding = forwarding;
		this.restoring = restoring;
		this.decider = decider;
		this.succession = succession;
		this.stumbling = stumbling;
		this.sender = sender;
		this.looks = looks;
		this.time = time;
		this.settings = settings;
	}

	/// Advances an operation until it sleeps or is over.
	///
	/// @param mayGoOn asked between two turns; when it says no, the operation is handed
	/// over
	Advance advance(UUID id, Supplier<Boolean> mayGoOn) {
		Turn turn = new Turn.Reload();
		while (mayGoOn.get()) {
			if (!this.time.trusted()) {
				return new Advance.NotHere(this.time.instant().plus(this.settings.distrustInterval()));
			}
			var operation = (turn instanceof Turn.Again(var now)) ? now : this.operations.find(id).orElse(null);
			if (operation == null || operation.ended()) {
				return new Advance.Done(operation);
			}
			turn = turn(operation);
			if (turn instanceof Turn.Rest(var seen, var until)) {
				return new Advance.Rest(seen, until);
			}
		}
		return new Advance.NotHere(this.time.instant());
	}

	private Turn turn(Operation operation) {
		try {
			return switch (operation.phase()) {
				case Phase.Forward forward -> overdue(operation).map((move) -> apply(operation, move, null))
					.orElseGet(() -> forward(operation, forward));
				case Phase.Parked parked -> overdue(operation).map((move) -> apply(operation, move, null))
					.orElseGet(() -> parked(operation, parked));
				case Phase.Restoring restoring -> restore(operation, restoring);
				case Phase.Ended _ -> new Turn.Reload();
			};
		}
		catch (Bug | IllegalTransition ex) {
			return apply(operation, this.stumbling.over(operation, ex), null);
		}
	}

	/// A deadline that has come is kept before any of the playbook's code is asked.
	private Optional<Move> overdue(Operation operation) {
		var now = this.time.instant();
		return operation.owed()
			.stream()
			.filter((obligation) -> obligation.dueBy(now))
			.findFirst()
			.map((obligation) -> Move.on(new Event.TurnedBack(
					"the deadline %s has come: %s".formatted(obligation.due(), obligation.title()))));
	}

	private Turn forward(Operation operation, Phase.Forward forward) {
		if (guarded(() -> this.succession.due(operation))) {
			return takeOver(operation);
		}
		var found = look(operation, () -> this.forwarding.look(operation, forward));
		if (found == null) {
			return new Turn.Reload();
		}
		return switch (found) {
			case Found.Learnt learnt -> learn(operation, learnt);
			case Found.Lost(var situation, var onLoss) ->
				apply(operation, guarded(() -> this.decider.lost(situation, onLoss)), null);
			case Found.Saw(var situation) -> {
				var move = guarded(() -> this.decider.decide(situation));
				yield apply(operation, move,
						new Sendable(forward.origin(), () -> this.forwarding.urgency(operation, forward),
								() -> this.forwarding.prepare(operation, forward),
								() -> this.forwarding.effect(operation, forward),
								(withheld) -> this.decider.withheld(situation, withheld)));
			}
		};
	}

	/// Takes over from the operation that this one supersedes, once everything that one sent is settled.
	private Turn takeOver(Operation operation) {
		var from = this.operations.find(Objects.requireNonNull(operation.order().supersedes())).orElseThrow();
		var learnt = look(operation, () -> this.restoring.settle(from));
		if (learnt == null) {
			return new Turn.Reload();
		}
		if (learnt.isPresent()) {
			this.operations.record(from.id(), learnt.get().mutation(), learnt.get().fact());
			return new Turn.Reload();
		}
		if (!from.unsettled().isEmpty()) {
			return apply(operation, Succession.wait(operation, from), null);
		}
		return switch (guarded(() -> this.succession.take(operation, from))) {
			case Takeover.Taken(var taken) -> new Turn.Again(taken);
			case Takeover.Stale _ -> new Turn.Reload();
			case Takeover.Held(var by) -> apply(operation, Succession.beaten(by), null);
		};
	}

	/// While somebody is asked, what must stay true is still watched, and people are reminded.
	private Turn parked(Operation operation, Phase.Parked parked) {
		var reminder = reminder(parked);
		if (!this.time.instant().isBefore(reminder)) {
			return apply(operation, Move.on(new Event.Reminded(parked.since())), null);
		}
		var lost = look(operation, () -> this.forwarding.guard(operation, parked.resume()));
		if (lost == null) {
			return new Turn.Reload();
		}
		var move = lost
			.map((found) -> (found instanceof Found.Lost(var situation, var onLoss))
					? guarded(() -> this.decider.lost(situation, onLoss)) : Move.on())
			.filter((reaction) -> !asksAgain(parked, reaction))
			.orElseGet(() -> Move.rest(watching(operation, parked, reminder)));
		return apply(operation, move, null);
	}

	private Instant reminder(Phase.Parked parked) {
		var last = (parked.reminded() != null) ? parked.reminded() : parked.since();
		return last.plus(this.settings.reminderInterval());
	}

	private Duration watching(Operation operation, Phase.Parked parked, Instant reminder) {
		var reminded = Duration.between(this.time.instant(), reminder);
		return this.forwarding.guarded(operation, parked.resume())
				&& this.settings.guardInterval().compareTo(reminded) < 0 ? this.settings.guardInterval() : reminded;
	}

	private static boolean asksAgain(Phase.Parked parked, Move move) {
		return move.events()
			.stream()
			.anyMatch((event) -> event instanceof Event.Asked(var question)
					&& question.text().equals(parked.question().text()));
	}

	private Turn restore(Operation operation, Phase.Restoring phase) {
		var learnt = look(operation, () -> this.restoring.settle(operation));
		if (learnt == null) {
			return new Turn.Reload();
		}
		if (learnt.isPresent()) {
			return learn(operation, learnt.get());
		}
		var owed = operation.owed();
		return owed.isEmpty() ? prove(operation, phase) : keep(operation, owed.getFirst(), phase.retriedAt());
	}

	private Turn prove(Operation operation, Phase.Restoring phase) {
		var proof = look(operation, () -> this.restoring.prove(operation, phase));
		return (proof == null) ? new Turn.Reload()
				: apply(operation, proof.orElseGet(() -> Restoring.restored(operation, phase)), null);
	}

	/// Keeps one obligation, in whatever phase the operation is.
	private Turn keep(Operation operation, Obligation obligation, @Nullable Instant retriedAt) {
		var sighting = look(operation, () -> this.restoring.look(operation, obligation));
		if (sighting == null) {
			return new Turn.Reload();
		}
		var move = guarded(() -> this.restoring.keep(operation, obligation, sighting, retriedAt));
		return apply(operation, move,
				new Sendable(obligation.origin(), () -> Urgency.RESTORE,
						() -> this.restoring.prepare(operation, obligation), () -> this.restoring.effect(obligation),
						(withheld) -> this.restoring.withheld(operation, withheld)));
	}

	/// Keeps what an operation that is over still owes.
	/// @return when to try again; empty if nothing is owed any more
	Optional<Instant> keepAfterEnd(UUID id) {
		Turn turn = new Turn.Reload();
		while (this.time.trusted()) {
			var operation = (turn instanceof Turn.Again(var now)) ? now : this.operations.find(id).orElse(null);
			if (operation == null || operation.owed().isEmpty()) {
				return Optional.empty();
			}
			var learnt = look(operation, () -> this.restoring.settle(operation));
			turn = (learnt != null && learnt.isPresent()) ? learn(operation, learnt.get())
					: keep(operation, operation.owed().getFirst(), null);
			if (turn instanceof Turn.Rest rest) {
				return Optional.of(rest.until());
			}
		}
		return Optional.of(this.time.instant().plus(this.settings.distrustInterval()));
	}

	private Turn learn(Operation operation, Found.Learnt learnt) {
		return new Turn.Again(this.operations.record(operation.id(), learnt.mutation(), learnt.fact()));
	}

	private Turn apply(Operation operation, Move move, @Nullable Sendable sendable) {
		var after = operation;
		if (!move.events().isEmpty()) {
			if (!(this.operations.append(operation, this.time.instant(),
					move.events()) instanceof Appending.Appended(var appended))) {
				return new Turn.Reload();
			}
			after = appended;
		}
		return switch (move.then()) {
			case Move.Then.Again _ -> new Turn.Again(after);
			case Move.Then.Rest(var rest) -> new Turn.Rest(after, until(after, rest));
			case Move.Then.Send _ -> send(after, Objects.requireNonNull(sendable));
		};
	}

	private Turn send(Operation operation, Sendable sendable) {
		var preparation = look(operation, sendable.prepare()::get);
		if (preparation == null) {
			return new Turn.Reload();
		}
		if (!(preparation instanceof Preparation.Ready ready)) {
			return apply(operation, guarded(() -> sendable.withheld().apply(preparation)), null);
		}
		var effect = guarded(sendable.effect());
		var urgency = guarded(sendable.urgency());
		var sent = this.sender.send(operation, sendable.origin(), urgency, effect, ready);
		return (sent instanceof Appending.Appended(var appended)) ? new Turn.Again(appended) : new Turn.Reload();
	}

	/// Sleeps no longer than until the next deadline; one that has passed is being kept already.
	private Instant until(Operation operation, Duration rest) {
		var now = this.time.instant();
		var until = now.plus(rest);
		return operation.deadline()
			.filter((deadline) -> deadline.isAfter(now) && deadline.isBefore(until))
			.orElse(until);
	}

	/// `null` if the look was cut short.
	private <T> @Nullable T look(Operation operation, Callable<T> look) {
		return this.looks.run(operation.id(), look).orElse(null);
	}

	private static <T> T guarded(Supplier<T> policy) {
		try {
			return policy.get();
		}
		catch (RuntimeException ex) {
			throw Bug.of(ex);
		}
	}

}
