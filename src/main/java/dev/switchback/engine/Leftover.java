package dev.switchback.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import dev.switchback.operation.Event;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Question;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// What an emergency still owes when it has done all its steps, because it took it over and none of them keeps it: people say
/// whether that is brought back or left.
final class Leftover {

	private Leftover() {
	}

	/// Asks about it at the end; empty if nothing is left, or it is not the end.
	static Optional<Event> asked(Situation situation, Verdict verdict, Supplier<UUID> ids) {
		var kept = (verdict == Verdict.PASS) ? situation.step().keeps() : null;
		return (situation.next() == null) ? asked(situation.operation(), kept, ids) : Optional.empty();
	}

	/// Asks about it; empty if nothing is left.
	///
	/// @param kept the key of the promise that is being kept by the end
	static Optional<Event> asked(Operation operation, @Nullable String kept, Supplier<UUID> ids) {
		var left = operation.owed().stream().filter((owed) -> !owed.key().equals(kept)).map(Obligation::title).toList();
		if (left.isEmpty() || !operation.leavable()) {
			return Optional.empty();
		}
		return Optional
			.of(new Event.Asked(new Question(ids.get(),
					"Everything that was asked for was done and proven, but this is still owed: %s. What now?"
						.formatted(String.join("; ", left)),
					List.of(Decision.RESTORE, Decision.LEAVE_DRAINED, Decision.RETRY))));
	}

}
