package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;

/// Turns what was found out about a doubtful call into what is recorded of it.
final class Settling {

	/// Whoever is to make a call and whoever settles it may each be two seconds off.
	private static final Duration CLOCKS = Duration.ofSeconds(4);

	private Settling() {
	}

	/// What is to be recorded of a call of which no answer is known; empty while there is
	/// nothing new. Nothing is as long as another process may still make the call: what looks like its effect is somebody
	/// else's doing then, or its answer is about to be recorded.
	static Optional<Mutation.Fact> learnt(Mutation mutation, Fate fate, Instant at) {
		if (mutation.state() == Mutation.State.INTENDED && at.isBefore(mutation.notAfter().plus(CLOCKS))) {
			return Optional.empty();
		}
		return switch (fate) {
			case Fate.Happened(var sentence, var handle) ->
				Optional.of(new Mutation.Fact(at, Mutation.State.CONFIRMED, handle, sentence, null));
			case Fate.DidNot(var sentence) ->
				Optional.of(new Mutation.Fact(at, Mutation.State.REFUTED, Handle.NONE, sentence, at));
			case Fate.Undecided _,Fate.Undecidable _ when mutation.state() == Mutation.State.INTENDED ->
				Optional.of(interrupted(at));
			case Fate.Undecidable _ when mutation.undecidable() -> Optional.empty();
			case Fate.Undecidable(var sentence, var likely) ->
				Optional.of(new Mutation.Fact(at, Mutation.State.IN_DOUBT, likely, sentence, at));
			case Fate.Undecided _ -> Optional.empty();
		};
	}

	private static Mutation.Fact interrupted(Instant at) {
		return new Mutation.Fact(at, Mutation.State.IN_DOUBT, Handle.NONE,
				"we were interrupted before an answer was recorded", null);
	}

}
