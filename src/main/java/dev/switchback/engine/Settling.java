package dev.switchback.engine;

import java.time.Instant;
import java.util.Optional;

import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;

/// Turns what was found out about a doubtful call into what is recorded of it.
final class Settling {

	private Settling() {
	}

	/// What is to be recorded of a call of which no answer is known; empty while there is
	/// nothing new.
	static Optional<Mutation.Fact> learnt(Mutation mutation, Fate fate, Instant at) {
		return switch (fate) {
			case Fate.Happened(var sentence, var handle) ->
				Optional.of(new Mutation.Fact(at, Mutation.State.CONFIRMED, handle, sentence, null));
			case Fate.DidNot(var sentence) ->
				Optional.of(new Mutation.Fact(at, Mutation.State.REFUTED, Handle.NONE, sentence, at));
			case Fate.Undecided _ when mutation.state() == Mutation.State.INTENDED -> Optional.of(interrupted(at));
			case Fate.Undecided _ -> Optional.empty();
		};
	}

	private static Mutation.Fact interrupted(Instant at) {
		return new Mutation.Fact(at, Mutation.State.IN_DOUBT, Handle.NONE,
				"we were interrupted before an answer was recorded", null);
	}

}
