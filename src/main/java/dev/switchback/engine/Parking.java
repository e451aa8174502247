package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Question;
import dev.switchback.operation.Timekeeper;
import dev.switchback.playbook.Guard;
import dev.switchback.playbook.Watch;

/// The turns in which somebody is asked. What must stay true is still watched, what is in doubt is settled, people are told
/// how things are by now, and reminded.
final class Parking {

	private final Forwarding forwarding;

	private final Homeward homeward;

	private final Decider decider;

	private final Lapsing lapsing;

	private final Moves moves;

	private final Timekeeper time;

	private final EngineSettings settings;

	Parking(Forwarding forwarding, Homeward homeward, Decider decider, Lapsing lapsing, Moves moves, Timekeeper time,
			EngineSettings settings) {
		this.forwarding = forwarding;
		this.homeward = homeward;
		this.decider = decider;
		this.lapsing = lapsing;
		this.moves = moves;
		this.time = time;
		this.settings = settings;
	}

	Turn turn(Operation operation, Phase.Parked parked) {
		var unless = parked.question().unless();
		var reminder = (unless != null) ? Lapsing.reminder(parked, unless) : reminder(parked);
		if (unless != null && !this.time.instant().isBefore(unless.at()) && operation.unsettled().isEmpty()) {
			return lapsed(operation, parked, unless);
		}
		if (!this.time.instant().isBefore(reminder)) {
			return this.moves.make(operation,
					Move.on(new Event.Reminded(parked.since(), Exposure.lasting(operation, this.time.instant()))));
		}
		var found = this.moves.look(operation, () -> this.forwarding.guards(operation, parked.resume()));
		if (found == null) {
			return new Turn.Reload();
		}
		return reaction(operation, parked, found).or(() -> this.homeward.settle(operation, operation))
			.or(() -> watched(operation, parked))
			.or(() -> told(operation, parked, found, reminder))
			.orElseGet(() -> rest(operation, parked, reminder));
	}

	/// Empty if nothing is lost that was not asked about already.
	private Optional<Turn> reaction(Operation operation, Phase.Parked parked, Guarded found) {
		return switch (found) {
			case Guarded.Lost(var situation, var onLoss) ->
				Optional.of(Bug.guarded(() -> this.decider.lost(situation, onLoss)))
					.filter((move) -> !asksAgain(parked, move) && !asked(parked, situation, onLoss))
					.map((move) -> this.homeward.ask(operation, move));
			case Guarded.Stands _,Guarded.Nothing _ -> Optional.empty();
		};
	}

	/// Empty if nothing is watched, or what is seen of it is known.
	private Optional<Turn> watched(Operation operation, Phase.Parked parked) {
		var watch = Bug.guarded(() -> this.forwarding.watch(operation, parked.resume())).orElse(null);
		if (watch == null) {
			return Optional.empty();
		}
		var seen = this.moves.look(operation, () -> this.forwarding.look(operation, parked.resume(), watch));
		return (seen == null) ? Optional.of(new Turn.Reload())
				: Watching.of(operation, watch, seen).map((move) -> this.moves.make(operation, move));
	}

	/// Empty if people know already how things are.
	private Optional<Turn> told(Operation operation, Phase.Parked parked, Guarded found, Instant reminder) {
		var meanwhile = switch (found) {
			case Guarded.Lost(var situation, var _) -> Meanwhile.lost(parked, situation.sighting());
			case Guarded.Stands(var sightings) -> Meanwhile.stands(parked, sightings);
			case Guarded.Nothing _ -> this.homeward.meanwhile(operation, parked);
		};
		return meanwhile.map((move) -> this.moves.make(operation,
				move.resting(Bug.guarded(() -> until(operation, parked, reminder)))));
	}

	private Turn lapsed(Operation operation, Phase.Parked parked, Question.Default unless) {
		var provided = this.moves.look(operation, () -> this.forwarding.provided(operation, parked.resume()));
		return (provided == null) ? new Turn.Reload()
				: this.moves.make(operation, Bug.guarded(() -> this.lapsing.over(operation, parked, unless, provided)));
	}

	private Turn rest(Operation operation, Phase.Parked parked, Instant reminder) {
		return this.moves.make(operation, Move.rest(Bug.guarded(() -> until(operation, parked, reminder))));
	}

	private Instant reminder(Phase.Parked parked) {
		var last = (parked.reminded() != null) ? parked.reminded() : parked.since();
		return last.plus(this.settings.reminderInterval());
	}

	private Duration until(Operation operation, Phase.Parked parked, Instant reminder) {
		var reminded = Duration.between(this.time.instant(), reminder);
		var often = often(operation, parked, reminded);
		return (often.compareTo(reminded) < 0) ? often : reminded;
	}

	/// What only people can say need not be looked at as often as what may become known.
	private Duration often(Operation operation, Phase.Parked parked, Duration reminded) {
		var people = operation.undecidable().isPresent();
		if ((!people && !operation.unsettled().isEmpty()) || this.forwarding.guarded(operation, parked.resume())) {
			return this.settings.guardInterval();
		}
		if (people) {
			return this.settings.hindranceInterval();
		}
		return this.forwarding.watch(operation, parked.resume())
			.map(Watch::every)
			.orElse(this.homeward.alone(operation) ? this.settings.hindranceInterval() : reminded);
	}

	/// Whether the question is about the loss of this very guard, however that is put by now: a link that comes back for a
	/// moment is no other trouble. What somebody may accept is asked about in the words of what they accept.
	private static boolean asked(Phase.Parked parked, Situation situation, Guard.OnLoss onLoss) {
		return onLoss == Guard.OnLoss.ASK && parked.question().lost() != null
				&& parked.question().lost().equals(situation.lost());
	}

	private static boolean asksAgain(Phase.Parked parked, Move move) {
		return move.events()
			.stream()
			.anyMatch((event) -> event instanceof Event.Asked(var question)
					&& question.text().equals(parked.question().text()));
	}

}
