package dev.switchback.playbook;

import java.time.Duration;
import java.util.List;

/// What came of preparing a changing call.
public sealed interface Preparation {

	/// The call may be made, if it leaves at once.
	///
	/// @param promises stored in the same transaction as the intent
	record Ready(Call call, List<Promise> promises) implements Preparation {

		public Ready {
			promises = List.copyOf(promises);
		}

	}

	/// The guard does not let it.
	record Withheld(String sentence, Evidence evidence) implements Preparation {
	}

	/// Something else is under way on the target; look again then.
	record Busy(String sentence, Duration lookAgainIn) implements Preparation {
	}

	/// What the guard needs could not be read; look again then.
	record Unseen(String sentence, Duration lookAgainIn) implements Preparation {
	}

}
