package dev.switchback.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import dev.switchback.operation.Event;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Urgency;
import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;

/// The turns in which something is brought back, newest first. What a bug of ours keeps from being brought back keeps
/// nothing else waiting.
final class Homeward {

	private final Restoring restoring;

	private final Moves moves;

	private final Hindering hindering;

	private final Stumbling stumbling;

	Homeward(Restoring restoring, Hindering hindering, Stumbling stumbling, Moves moves) {
		this.restoring = restoring;
		this.hindering = hindering;
		this.stumbling = stumbling;
		this.moves = moves;
	}

	/// A turn of an operation that turns back.
	Turn turn(Operation operation, Phase.Restoring phase) {
		return keep(operation, operation.owed(), phase.retriedAt()).orElseGet(() -> prove(operation, phase));
	}

	/// Before somebody is asked about trouble, what somebody else has brought back is taken off what is owed.
	Turn ask(Operation operation, Move move) {
		return asks(move) ? overtaken(operation, (owed) -> owed.over() || undone(operation, owed))
			.orElseGet(() -> this.moves.make(operation, move)) : this.moves.make(operation, move);
	}

	/// Before somebody is asked what was planned to be asked, that is done with what was taken over and none of the operation's
	/// own steps keeps.
	Turn askAsPlanned(Operation operation, Move move) {
		return overtaken(operation, Obligation::over).orElseGet(() -> this.moves.make(operation, move));
	}

	/// Before anything is called for, that is done with, too: what was to stay as it is may be what the call is to bring back.
	/// It keeps no call waiting that it cannot be told of. Empty if nothing is so.
	Optional<Turn> beforeCall(Operation operation, Move move) {
		try {
			return (move.then() instanceof Move.Then.Send) ? overtaken(operation, Obligation::over) : Optional.empty();
		}
		catch (Bug _) {
			return Optional.empty();
		}
	}

	static boolean asks(Move move) {
		return move.events().stream().anyMatch(Event.Asked.class::isInstance);
	}

	private static boolean undone(Operation operation, Obligation owed) {
		return Effected.seen(operation, owed) && operation.madeToKeep(owed).isEmpty();
	}

	/// What was brought about, and by a later look somebody else has undone, is nobody's duty any more: if it happens again,
	/// that is not ours to undo. Empty if nothing is so.
	private Optional<Turn> overtaken(Operation operation, Predicate<Obligation> perhaps) {
		if (!operation.unsettled().isEmpty()) {
			return Optional.empty();
		}
		for (var obligation : operation.owed()) {
			if (perhaps.test(obligation)) {
				var sighting = this.moves.look(operation, () -> this.restoring.look(operation, obligation));
				if (sighting == null) {
					return Optional.of(new Turn.Reload());
				}
				if (sighting instanceof Sighting.Met met) {
					return Optional.of(this.moves.make(operation, Move.on(new Event.Closed(obligation.id(),
							Obligation.State.VOID, met.sentence() + ", without a call of ours"))));
				}
			}
		}
		return Optional.empty();
	}

	/// A turn in which what is due is kept though its operation is over; empty if nothing is.
	Optional<Turn> turn(Operation operation, Instant now) {
		return keep(operation, operation.owed().stream().filter((owed) -> owed.dueBy(now)).toList(), null);
	}

	/// Settles what is in doubt, and then gives each obligation its turn, newest first: what hinders one, be it a bug of ours,
	/// keeps no other waiting. Wherever one gets on, it begins anew.
	/// @throws Bug if nothing but bugs came of that
	private Optional<Turn> keep(Operation operation, List<Obligation> owed, @Nullable Instant retriedAt) {
		var bugs = new ArrayList<InTheWay>();
		try {
			var settled = settle(operation, operation);
			if (settled.isPresent()) {
				return settled;
			}
		}
		catch (Bug ex) {
			bugs.add(new InTheWay(null, ex));
		}
		Turn.Rest rest = null;
		for (var obligation : owed) {
			try {
				var now = (rest != null) ? rest.seen() : operation;
				var turn = keep(now, obligation, retriedAt);
				if (!(turn instanceof Turn.Rest resting)) {
					return Optional.of(turn);
				}
				rest = resting.notAfter(rest);
			}
			catch (Bug ex) {
				bugs.add(new InTheWay(obligation.id(), ex));
			}
		}
		if (rest == null && !bugs.isEmpty()) {
			throw bugs.getFirst().bug();
		}
		return (rest != null) ? Optional.of(hindered(rest, bugs)) : Optional.empty();
	}

	/// A bug of ours that gets in the way while others rest.
	///
	/// @param obligation which it keeps from being kept; `null` if it keeps from finding out what became of calls
	private record InTheWay(@Nullable UUID obligation, Bug bug) {
	}

	/// What a bug of ours keeps from going on while others rest says so.
	private Turn hindered(Turn.Rest rest, List<InTheWay> bugs) {
		var told = bugs.stream()
			.flatMap((it) -> this.stumbling.hindering(rest.seen(), it.obligation(), it.bug()).stream())
			.toArray(Event[]::new);
		if (told.length == 0) {
			return rest;
		}
		var turn = this.moves.make(rest.seen(), Move.on(told));
		return (turn instanceof Turn.Again(var after)) ? new Turn.Rest(after, rest.until()) : turn;
	}

	/// Finds out what became of calls in doubt; empty if there is nothing new.
	/// @param whose calls
	/// @param by the operation that wants to know
	Optional<Turn> settle(Operation whose, Operation by) {
		if (whose.unsettled().isEmpty()) {
			return Optional.empty();
		}
		var learnt = this.moves.look(by, () -> this.restoring.settle(whose));
		return (learnt == null) ? Optional.of(new Turn.Reload())
				: learnt.map((found) -> this.moves.learn(whose, found));
	}

	private Turn keep(Operation operation, Obligation obligation, @Nullable Instant retriedAt) {
		var sighting = this.moves.look(operation, () -> this.restoring.look(operation, obligation));
		if (sighting == null) {
			return new Turn.Reload();
		}
		var move = Bug.guarded(() -> this.restoring.keep(operation, obligation, sighting, retriedAt));
		return this.moves.make(operation, told(operation, obligation, move), new Sendable(obligation.origin(),
				() -> Urgency.RESTORE, () -> this.restoring.prepare(operation, obligation),
				() -> this.restoring.effect(obligation),
				(withheld) -> told(operation, obligation, this.restoring.withheld(operation, obligation, withheld))));
	}

	/// Who hears that something cannot be brought back hears how the other path is. It is looked only then: what can be brought
	/// back waits for nothing. A bug of ours in that look must not keep anything from being brought back.
	private Move told(Operation operation, Obligation obligation, Move move) {
		if (Hindering.hindrance(move).isEmpty()) {
			return move;
		}
		return this.hindering.saying(operation, move, meanwhile(operation, obligation).orElse(null));
	}

	private Optional<Sighting> meanwhile(Operation operation, Obligation obligation) {
		try {
			return Objects.requireNonNullElse(
					this.moves.look(operation, () -> this.restoring.meanwhile(operation, obligation)),
					Optional.empty());
		}
		catch (Bug _) {
			return Optional.empty();
		}
	}

	/// Whether something is known to have to do alone until it is decided whether what was changed is brought back.
	boolean alone(Operation operation) {
		return !operation.pastReturn() && operation.owed().stream().anyMatch(this::alone);
	}

	/// Of a promise that cannot be read nothing is known: that is no reason to stop watching and reminding.
	private boolean alone(Obligation owed) {
		try {
			return this.restoring.meanwhile(owed).isPresent();
		}
		catch (RuntimeException _) {
			return false;
		}
	}

	/// Whoever is asked hears how that is; empty if there is nothing new. If that is lost too, it stands on the manual card.
	Optional<Move> meanwhile(Operation operation, Phase.Parked parked) {
		if (!alone(operation)) {
			return Optional.empty();
		}
		return operation.owed()
			.stream()
			.flatMap((owed) -> meanwhile(operation, owed).stream())
			.findFirst()
			.flatMap((seen) -> Meanwhile.alone(parked, seen)
				.map((move) -> this.hindering.carded(operation, parked, move, seen)));
	}

	private Turn prove(Operation operation, Phase.Restoring phase) {
		var proof = this.moves.look(operation, () -> this.restoring.prove(operation, phase));
		return (proof == null) ? new Turn.Reload()
				: this.moves.make(operation, proof.map((move) -> this.hindering.saying(operation, move, null))
					.orElseGet(() -> Restoring.restored(operation, phase)));
	}

}
