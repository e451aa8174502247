package dev.switchback.engine;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Question;
import dev.switchback.operation.Sentences;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;

/// A call of which nobody but a person can say what became of it: what people are told of it, and what is recorded when
/// somebody has said so.
final class Doubtful {

	/// What each answer means, in whole sentences.
	static final String MEANING = "Look in the portal first. HAPPENED, if Azure took it: it counts as ours, and is not made again. "
			+ "DID_NOT_HAPPEN, if it did not reach Azure: it may be made once more.";

	static final List<Decision> OFFERS = List.of(Decision.HAPPENED, Decision.DID_NOT_HAPPEN, Decision.RETRY);

	private Doubtful() {
	}

	/// What is not known, without a full stop.
	static String sentence(Mutation mutation) {
		var why = (mutation.note() != null) ? " (%s)".formatted(Sentences.part(mutation.note())) : "";
		return "it cannot be found out what became of the call to %s at %s%s".formatted(mutation.title(),
				mutation.intendedAt(), why);
	}

	/// What stands in the way of going on, without a full stop.
	static String hindrance(Mutation mutation) {
		return "%s; somebody has to decide HAPPENED or DID_NOT_HAPPEN".formatted(sentence(mutation));
	}

	static boolean settles(Decision decision) {
		return decision == Decision.HAPPENED || decision == Decision.DID_NOT_HAPPEN;
	}

	/// Whether it is asked what became of a call.
	static boolean asks(Question question) {
		return question.offers().contains(Decision.HAPPENED);
	}

	/// Asks on behalf of the operation that is to take over from the one that made the call.
	static Event.Asked asked(UUID id, Operation from, Mutation mutation) {
		return new Event.Asked(new Question(id,
				"Cannot take over from %s yet: %s. %s What now?".formatted(from.code(), sentence(mutation), MEANING),
				OFFERS));
	}

	/// What somebody says of it. What Azure would be doing for it is ours if it happened.
	static Event.Recorded said(Mutation mutation, Event.Decided decided, Instant at) {
		var note = Sentences.decided(decided);
		var fact = (decided.decision() == Decision.HAPPENED)
				? new Mutation.Fact(at, Mutation.State.CONFIRMED, mutation.handle(), note, null)
				: new Mutation.Fact(at, Mutation.State.REFUTED, Handle.NONE, note, at);
		return new Event.Recorded(mutation.id(), fact);
	}

}
