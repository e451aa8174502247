package dev.switchback.playbook;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What a step does.
public sealed interface Act {

	/// Looks once, or until patience ends, before anything is risked.
	record Check(Condition condition) implements Act {
	}

	/// Brings a condition about by one changing call.
	record Ensure(Effect effect) implements Act {
	}

	/// Like [Ensure], but nothing turns back past it.
	record Finish(Effect effect) implements Act {
	}

	/// Waits for the world.
	record Await(Condition condition) implements Act {
	}

	/// Waits for time or people.
	record Ask(Hold hold) implements Act {
	}

	/// How long to hold.
	sealed interface Hold {

		/// For a time; a decision may end it earlier.
		record For(Duration duration) implements Hold {
		}

		/// Until somebody decides.
		///
		/// @param question what is asked, as a whole sentence
		/// @param offers what may be answered
		/// @param answerer who may answer with one of them
		/// @param acknowledge what whoever decides [Decision#COMMIT] has to acknowledge, such as `source-not-fenced`; `null`
		/// if nothing
		/// @param lapse what follows if nobody does; `null` if it waits for ever
		/// @param watch what is looked at meanwhile; `null` if nothing is
		record UntilDecision(String question, List<Decision> offers, Answerer answerer, @Nullable String acknowledge,
				@Nullable Lapse lapse, @Nullable Watch watch) implements Hold {

			public UntilDecision {
				offers = List.copyOf(offers);
			}

			public UntilDecision(String question, List<Decision> offers) {
				this(question, offers, Answerer.ANYBODY, null, null, null);
			}

			public UntilDecision(String question, List<Decision> offers, Answerer answerer) {
				this(question, offers, answerer, null, null, null);
			}

		}

	}

}
