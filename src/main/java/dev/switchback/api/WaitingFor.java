package dev.switchback.api;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Headline;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Step;
import org.jspecify.annotations.Nullable;

/// What an operation waits for.
enum WaitingFor {

	/// Azure, or what is seen of it.
	AZURE,

	/// A moment: a timed hold.
	TIME,

	/// Somebody's decision.
	PEOPLE;

	/// `null` if it waits for nothing any more.
	static @Nullable WaitingFor of(Headline operation) {
		return switch (operation.phase()) {
			case Phase.Forward _ -> (operation.doing() == Step.Kind.ASK) ? TIME : AZURE;
			case Phase.Parked _ -> PEOPLE;
			case Phase.Restoring _ -> AZURE;
			case Phase.Ended(var ending, _, var acknowledged, _) ->
				(ending == Ending.HANDED_OVER || (ending == Ending.FAILED && !acknowledged)) ? PEOPLE
						: null;
		};
	}

}
