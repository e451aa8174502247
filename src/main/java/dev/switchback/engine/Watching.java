package dev.switchback.engine;

import java.util.Optional;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Watch;

/// What follows from what is seen while people are asked.
final class Watching {

	private Watching() {
	}

	/// Empty if it is as it was known.
	static Optional<Move> of(Operation operation, Watch watch, Sighting seen) {
		if (seen instanceof Sighting.Met met) {
			return Optional.of(Move.on(new Event.Noticed(met.sentence(), met.evidence()),
					new Event.Began(watch.then(), operation.visits(watch.then()) + 1)));
		}
		return seen.sentence().equals(operation.lastRun().sentence()) ? Optional.empty() : Optional
			.of(Move.rest(watch.every(), new Event.Seen(Phase.Seeing.of(seen), seen.sentence(), seen.evidence())));
	}

}
