package dev.switchback.engine;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import dev.switchback.operation.Event;
import dev.switchback.operation.IllegalTransition;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Operations.Takeover;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.Act;
import org.jspecify.annotations.Nullable;

/// Advances one operation at a time: load, look, decide, append, and maybe send. It holds no connection while it looks or
/// sends, and remembers nothing between two turns.
final class Engine {

	private final Operations operations;

	private final Forwarding forwarding;

	private final Homeward homeward;

	private final Decider decider;

	private final Succession succession;

	private final Parking parking;

	private final Stumbling stumbling;

	private final Moves moves;

	private final Timekeeper time;

	private final EngineSettings settings;

	Engine(Operations operations, Forwarding forwarding, Homeward homeward, Decider decider, Succession succession,
			Parking parking, Stumbling stumbling, Moves moves, Timekeeper time, EngineSettings settings) {
		this.operations = operations;
		this.forwarding = forwarding;
		this.homeward = homeward;
		this.decider = decider;
		this.succession = succession;
		this.parking = parking;
		this.stumbling = stumbling;
		this.moves = moves;
		this.time = time;
		this.settings = settings;
	}

	/// Advances an operation until it sleeps or is over.
	///
	/// @param mayGoOn asked between two turns; when it says no, the operation is handed
	/// over
	Advance advance(UUID id, Supplier<Boolean> mayGoOn) {
		Turn turn = new Turn.Wake();
		while (mayGoOn.get()) {
			if (!this.time.trusted()) {
				return new Advance.NotHere(this.time.instant().plus(this.settings.distrustInterval()));
			}
			var operation = after(turn, id);
			if (operation == null || operation.ended()) {
				return new Advance.Done(operation);
			}
			turn = (turn instanceof Turn.Wake) ? wake(operation) : turn(operation);
			if (turn instanceof Turn.Rest(var seen, var until)) {
				return new Advance.Rest(seen, until);
			}
			if (turn instanceof Turn.Over) {
				return new Advance.Over();
			}
		}
		return new Advance.NotHere(this.time.instant());
	}

	/// The operation as it is after a turn; `null` if there is none.
	private @Nullable Operation after(Turn turn, UUID id) {
		return switch (turn) {
			case Turn.Again(var now) -> now;
			case Turn.Wake _,Turn.Reload _,Turn.Rest _,Turn.Over _ -> this.operations.find(id).orElse(null);
		};
	}

	/// Begins with how late it is: time in which nobody looked counts for nothing.
	private Turn wake(Operation operation) {
		return unwatched(operation).map((since) -> this.moves.make(operation, Move.on(new Event.Unwatched(since))))
			.orElseGet(() -> turn(operation));
	}

	private Optional<Instant> unwatched(Operation operation) {
		var latest = this.time.instant().minus(this.settings.longestGap());
		var began = switch (operation.phase()) {
			case Phase.Forward forward -> forward.since();
			case Phase.Restoring restoring -> (restoring.proving() != null) ? restoring.proving() : restoring.since();
			case Phase.Parked _,Phase.Ended _ -> Instant.MAX;
		};
		return Optional.ofNullable(operation.sleptUntil())
			.map((slept) -> slept.isAfter(began) ? slept : began)
			.filter((since) -> since.isBefore(latest));
	}

	private Turn turn(Operation operation) {
		try {
			return switch (operation.phase()) {
				case Phase.Forward forward -> first(operation).orElseGet(() -> forward(operation, forward));
				case Phase.Parked parked -> first(operation).orElseGet(() -> parked(operation, parked));
				case Phase.Restoring restoring -> this.homeward.turn(operation, restoring);
				case Phase.Ended _ -> new Turn.Reload();
			};
		}
		catch (Bug | IllegalTransition ex) {
			return this.moves.make(operation, this.stumbling.over(operation, ex));
		}
	}

	/// What comes before any look; empty if nothing does.
	private Optional<Turn> first(Operation operation) {
		return overdue(operation).or(() -> unsaid(operation)).map((move) -> this.moves.make(operation, move));
	}

	/// A bug in the playbook's code must not keep people from being reminded; it is told of when they are done with that.
	private Optional<Move> unsaid(Operation operation) {
		try {
			return this.forwarding.unsaid(operation)
				.map((event) -> Exposure.carded(operation, Move.on(event), this.forwarding.card(operation)));
		}
		catch (RuntimeException _) {
			return Optional.empty();
		}
	}

	/// A deadline that has come is kept before any of the playbook's code is asked.
	private Optional<Move> overdue(Operation operation) {
		return operation.overdue(this.time.instant())
			.map((obligation) -> Move.on(Event.TurnedBack.overdue(obligation)));
	}

	private Turn forward(Operation operation, Phase.Forward forward) {
		if (Bug.guarded(() -> this.succession.due(operation))) {
			return takeOver(operation);
		}
		var settled = this.homeward.settle(operation, operation);
		if (settled.isPresent()) {
			return settled.get();
		}
		var found = this.moves.look(operation, () -> this.forwarding.look(operation, forward));
		if (found == null) {
			return new Turn.Reload();
		}
		return switch (found) {
			case Found.Lost(var situation, var onLoss) ->
				this.homeward.ask(operation, Bug.guarded(() -> this.decider.lost(situation, onLoss)));
			case Found.Saw(var situation) -> {
				var move = Bug.guarded(() -> decided(operation, situation));
				if (Homeward.asks(move)) {
					yield (situation.step().act() instanceof Act.Ask) ? this.homeward.askAsPlanned(operation, move)
							: this.homeward.ask(operation, move);
				}
				yield this.homeward.beforeCall(operation, move)
					.orElseGet(() -> this.moves.make(operation, move,
							new Sendable(forward.origin(), () -> this.forwarding.urgency(operation, forward),
									() -> this.forwarding.prepare(operation, forward),
									() -> this.forwarding.effect(operation, forward),
									(withheld) -> this.decider.withheld(situation, withheld))));
			}
		};
	}

	private Move decided(Operation operation, Situation situation) {
		var decided = this.decider.decide(situation);
		return Exposure.changes(decided) ? Exposure.carded(operation, decided, this.forwarding.card(operation))
				: decided;
	}

	/// Who asks what became of a call of the operation that it supersedes goes on once that is known, whoever has said so.
	private Turn parked(Operation operation, Phase.Parked parked) {
		if (!operation.supersedes() || !Doubtful.asks(parked.question())) {
			return this.parking.turn(operation, parked);
		}
		var from = this.operations.find(Objects.requireNonNull(operation.order().supersedes())).orElseThrow();
		if (from.undecidable().isEmpty()) {
			return this.moves.make(operation, Move.on(new Event.Resumed()));
		}
		var turn = this.parking.turn(operation, parked);
		return (turn instanceof Turn.Rest rest)
				? rest.notAfter(new Turn.Rest(operation, this.time.instant().plus(this.settings.guardInterval())))
				: turn;
	}

	/// Takes over from the operation that this one supersedes, once everything that one sent is settled.
	private Turn takeOver(Operation operation) {
		var from = this.operations.find(Objects.requireNonNull(operation.order().supersedes())).orElseThrow();
		if (this.homeward.settle(from, operation).isPresent()) {
			return new Turn.Reload();
		}
		if (!from.unsettled().isEmpty()) {
			return this.moves.make(operation,
					from.undecidable()
						.map((call) -> this.succession.ask(from, call))
						.orElseGet(() -> Succession.wait(operation, from)));
		}
		var taking = Bug.guarded(() -> this.succession.taking(operation, from));
		return switch (Bug.unlessStored(
				() -> this.operations.takeOver(operation, from, this.time.instant(), taking.events(), taking.card()))) {
			case Takeover.Taken(var taken) -> new Turn.Again(taken);
			case Takeover.Stale _ -> new Turn.Reload();
			case Takeover.Held(var by) -> this.moves.make(operation, Succession.beaten(by));
		};
	}

	/// Keeps what an operation that is over still owes, as far as it is due.
	/// @return when to try again; empty if nothing is owed any more
	Optional<Instant> keepAfterEnd(UUID id) {
		Turn turn = new Turn.Reload();
		while (this.time.trusted()) {
			var operation = after(turn, id);
			if (operation == null || operation.owed().isEmpty()) {
				return Optional.empty();
			}
			turn = keepAfterEnd(operation);
			if (turn instanceof Turn.Rest rest) {
				return Optional.of(rest.until());
			}
		}
		return Optional.of(this.time.instant().plus(this.settings.distrustInterval()));
	}

	private Turn keepAfterEnd(Operation operation) {
		var later = Move.rest(this.settings.hindranceInterval());
		try {
			return this.homeward.turn(operation, this.time.instant())
				.orElseGet(() -> this.moves.make(operation, later));
		}
		catch (Bug | IllegalTransition ex) {
			this.stumbling.again(operation, operation.id(), ex);
			return this.moves.make(operation, later);
		}
	}

}
