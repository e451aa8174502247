package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Operations.Appending;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.Preparation;
import org.jspecify.annotations.Nullable;

/// Makes moves: looks, appends what follows, and sends or rests. It decides nothing, and holds no connection while it looks
/// or sends.
final class Moves {

	private final Operations operations;

	private final Sender sender;

	private final Looks looks;

	private final Timekeeper time;

	Moves(Operations operations, Sender sender, Looks looks, Timekeeper time) {
		this.operations = operations;
		this.sender = sender;
		this.looks = looks;
		this.time = time;
	}

	/// `null` if the look was cut short.
	<T> @Nullable T look(Operation operation, Callable<T> look) {
		return this.looks.run(operation.id(), look).orElse(null);
	}

	/// Writes down what became of a call.
	Turn learn(Operation operation, Learnt learnt) {
		return new Turn.Again(
				Bug.unlessStored(() -> this.operations.record(operation.id(), learnt.mutation(), learnt.fact())));
	}

	Turn make(Operation operation, Move move) {
		return make(operation, move, null);
	}

	/// @param sendable what is sent if the move says so
	Turn make(Operation operation, Move move, @Nullable Sendable sendable) {
		var after = operation;
		if (!move.events().isEmpty()) {
			if (!(append(operation, move) instanceof Appending.Appended(var appended))) {
				return new Turn.Reload();
			}
			after = appended;
		}
		if (after.ended() && !operation.ended()) {
			return new Turn.Over();
		}
		return switch (move.then()) {
			case Move.Then.Again _ -> new Turn.Again(after);
			case Move.Then.Rest(var rest) -> new Turn.Rest(after, until(after, rest));
			case Move.Then.Send _ -> send(after, Objects.requireNonNull(sendable));
		};
	}

	private Appending append(Operation operation, Move move) {
		var at = this.time.instant();
		return Bug.unlessStored(() -> (move.card() == null) ? this.operations.append(operation, at, move.events())
				: this.operations.intend(operation, at, move.events(), Map.of(), move.card()));
	}

	private Turn send(Operation operation, Sendable sendable) {
		var preparation = look(operation, sendable.prepare()::get);
		if (preparation == null) {
			return new Turn.Reload();
		}
		if (!(preparation instanceof Preparation.Ready ready)) {
			return make(operation, Bug.guarded(() -> sendable.withheld().apply(preparation)));
		}
		var effect = Bug.guarded(sendable.effect());
		var urgency = Bug.guarded(sendable.urgency());
		var sent = Bug.unlessStored(() -> this.sender.send(operation, sendable.origin(), urgency, effect, ready));
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

}
