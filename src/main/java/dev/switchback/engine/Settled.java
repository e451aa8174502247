package dev.switchback.engine;

import java.util.List;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Question;
import dev.switchback.playbook.Decision;
import org.jspecify.annotations.Nullable;

/// What came of a decision.
public sealed interface Settled {

	/// It was taken; the operation is as it was right after.
	record Taken(Operation operation) implements Settled {
	}

	/// It was taken before under the same key.
	record Replayed(Operation operation) implements Settled {
	}

	/// The key was used for another decision.
	record KeyReused() implements Settled {
	}

	/// There is no such operation.
	record Unknown() implements Settled {
	}

	/// It may not be taken now.
	///
	/// @param choices what may be
	/// @param sentence why it may not, and what to do instead, in whole sentences
	record NotAllowed(Operation operation, List<Choice> choices, String sentence) implements Settled {

		public NotAllowed {
			choices = List.copyOf(choices);
		}

		static NotAllowed of(Operation operation, List<Choice> choices, Decision decision) {
			return new NotAllowed(operation, choices, "%s is %s, where this cannot be decided. %s%s".formatted(
					operation.code(), operation.status(), noWayBack(operation, decision), instead(operation, choices)));
		}

		/// Who wants back has to know at once that this is not the way.
		private static String noWayBack(Operation operation, Decision decision) {
			var back = decision == Decision.RESTORE || decision == Decision.CANCEL;
			return (back && operation.pastReturn() && !operation.ended())
					? "Azure cannot undo a failover: the way back is to commit it, and to fail back once it is protected again. "
					: "";
		}

		private static String instead(Operation operation, List<Choice> choices) {
			if (!choices.isEmpty()) {
				return "Take one of allowedDecisions.";
			}
			return operation.ended() ? "It is over." : "It goes on by itself; nothing can be decided now.";
		}

	}

	/// It wants somebody else to decide.
	///
	/// @param sentence who, as a whole sentence
	record NotYours(Operation operation, String sentence) implements Settled {
	}

	/// What was sent with it cannot be.
	///
	/// @param pointer JSON pointer to it
	/// @param sentence what would be right
	record Unfit(String pointer, String sentence) implements Settled {
	}

	/// It answers a question that is not asked now, or names none where one is asked.
	///
	/// @param present what is asked now; `null` if nothing is
	record OtherQuestion(Operation operation, @Nullable Question present) implements Settled {
	}

}
