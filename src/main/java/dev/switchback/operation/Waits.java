package dev.switchback.operation;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// For whom a visit to a step waited. What is left of its time is ours: looks, and time in which nobody looked.
///
/// @param people as long as somebody was asked
/// @param azure from when something had still to become so, or a call was made, until it was seen to be so
/// @param since when the present wait for Azure began; `null` if there is none
public record Waits(Duration people, Duration azure, @Nullable Instant since) {

	/// It has waited for nobody.
	public static final Waits NONE = new Waits(Duration.ZERO, Duration.ZERO, null);

	/// What it is after an event.
	///
	/// @param phase before it
	Waits after(Phase phase, Event event, Instant at) {
		return switch (phase) {
			case Phase.Forward _ -> after(event, at);
			case Phase.Parked(var _, var _, var asked, var _, var _) when answers(event) ->
				asked(Duration.between(asked, at));
			case Phase.Parked _,Phase.Restoring _,Phase.Ended _ -> this;
		};
	}

	private Waits after(Event event, Instant at) {
		if (event instanceof Event.Seen(var seeing, var _, var _, var _)) {
			return (seeing == Phase.Seeing.MET) ? over(at) : awaiting(at);
		}
		if (event instanceof Event.Intended) {
			return awaiting(at);
		}
		if (event instanceof Event.Unwatched(var from)) {
			return unwatched(from, at);
		}
		return (event instanceof Event.Asked || event instanceof Event.Stumbled) ? over(at) : this;
	}

	/// Whether nobody is asked any more what was asked.
	private static boolean answers(Event event) {
		return event instanceof Event.Began || event instanceof Event.Asked || event instanceof Event.Resumed
				|| event instanceof Event.TurnedBack || event instanceof Event.Superseded
				|| event instanceof Event.Finished;
	}

	Waits awaiting(Instant at) {
		return (this.since != null) ? this : new Waits(this.people, this.azure, at);
	}

	Waits over(Instant at) {
		return (this.since == null) ? this
				: new Waits(this.people, this.azure.plus(Duration.between(this.since, at)), null);
	}

	/// Whoever should have looked did not, so that time is nobody else's.
	Waits unwatched(Instant from, Instant at) {
		return (this.since == null) ? this : over(from.isAfter(this.since) ? from : this.since).awaiting(at);
	}

	Waits asked(Duration asked) {
		return new Waits(this.people.plus(asked), this.azure, this.since);
	}

	/// With what another visit waited.
	public Waits and(Waits other) {
		return new Waits(this.people.plus(other.people), this.azure.plus(other.azure), null);
	}

}
