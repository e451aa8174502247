package dev.switchback.api;

import java.time.Instant;
import java.util.UUID;

import dev.switchback.operation.Headline;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Sentences;
import dev.switchback.playbook.Decision;
import org.jspecify.annotations.Nullable;

/// What is asked.
///
/// @param meanwhile what is seen by now, as a part of a sentence; `null` if it is as the text says
/// @param expiresAt when the operation stops waiting for an answer; `null` if it waits for ever
/// @param defaultDecision what happens then
record QuestionView(UUID id, String text, @Nullable String meanwhile, @Nullable Instant expiresAt,
		@Nullable Decision defaultDecision) {

	/// `null` if nothing is asked. A deadline is kept whether or not somebody has answered.
	static @Nullable QuestionView of(Headline operation) {
		if (!(operation.phase() instanceof Phase.Parked parked)) {
			return null;
		}
		var question = parked.question();
		var text = Sentences.of(question, operation.subject(), operation.unprotected());
		var unless = question.unless();
		if (unless != null) {
			return new QuestionView(question.id(), text, parked.meanwhile(), unless.at(), unless.decision());
		}
		var deadline = operation.deadline();
		return new QuestionView(question.id(), text, parked.meanwhile(), deadline,
				(deadline != null) ? Decision.RESTORE : null);
	}

}
