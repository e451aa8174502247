package dev.switchback.engine;

import java.util.List;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Question;
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
	record NotAllowed(Operation operation, List<Choice> choices) implements Settled {

		public NotAllowed {
			choices = List.copyOf(choices);
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
