package dev.switchback.api;

import java.time.Instant;
import java.util.UUID;

import dev.switchback.operation.Headline;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Decision;
import org.jspecify.annotations.Nullable;

/// What is asked.
///
/// @param expiresAt when the operation stops waiting for an answer; `null` if it waits for ever
/// @param defaultDecision what happens then
record QuestionView(UUID id, String text, @Nullable Instant expiresAt, @Nullable Decision defaultDecision) {

	/// `null` if nothing is asked. A deadline is kept whether or not somebody has answered.
	static @Nullable QuestionView of(Headline operation) {
		if (!(operation.phase() instanceof Phase.Parked parked)) {
			return null;
		}
		var unless = parked.question().unless();
		if (unless != null) {
			return new QuestionView(parked.question().id(), parked.question().text(), unless.at(), unless.decision());
		}
		var deadline = operation.deadline();
		return new QuestionView(parked.question().id(), parked.question().text(), deadline,
				(deadline != null) ? Decision.RESTORE : null);
	}

}
