package dev.switchback.engine;

import java.time.Duration;
import java.util.List;

import dev.switchback.operation.Event;
import dev.switchback.playbook.ManualCard;
import org.jspecify.annotations.Nullable;

/// What follows from a look: events to append, and what to do then.
///
/// @param events appended in one transaction; none is fine
/// @param card how to bring back by hand what is owed, as it reads from now on; `null` if it reads as before
record Move(List<Event> events, Then then, @Nullable ManualCard card) {

	Move {
		events = List.copyOf(events);
	}

	Move(List<Event> events, Then then) {
		this(events, then, null);
	}

	static Move on(Event... events) {
		return new Move(List.of(events), new Then.Again());
	}

	static Move rest(Duration rest, Event... events) {
		return new Move(List.of(events), new Then.Rest(rest));
	}

	/// The same, and then lets go for a while.
	Move resting(Duration rest) {
		return new Move(this.events, new Then.Rest(rest), this.card);
	}

	/// What to do when the events are appended.
	sealed interface Then {

		/// Go on at once.
		record Again() implements Then {
		}

		/// Let go, and look again after a while.
		record Rest(Duration rest) implements Then {
		}

		/// Prepare the changing call, and send it if its guard lets it.
		record Send() implements Then {
		}

	}

}
