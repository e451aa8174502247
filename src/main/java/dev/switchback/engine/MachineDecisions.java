package dev.switchback.engine;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.switchback.operation.Question;
import dev.switchback.playbook.Decision;

/// What has to come, and what may not come, with decisions about machines.
final class MachineDecisions {

	private MachineDecisions() {
	}

	/// What is wrong with what came along, if anything is.
	///
	/// @param question that is asked now
	static Optional<Settled> unfit(Answering answering, @Nullable Question question) {
		return point(answering).or(() -> acknowledged(answering, question));
	}

	private static Optional<Settled> point(Answering answering) {
		var decision = answering.decision();
		if (answering.recoveryPoint() == null) {
			return (decision == Decision.CHANGE_RECOVERY_POINT)
					? unfit("/recoveryPoint",
							"Say which point: a strategy, or CUSTOM and an id. GET /v1/recovery-points lists them.")
					: Optional.empty();
		}
		return (decision == Decision.CHANGE_RECOVERY_POINT || decision == Decision.FAIL_BACK) ? Optional.empty()
				: unfit("/recoveryPoint",
						"Only CHANGE_RECOVERY_POINT and FAIL_BACK take a recovery point. Leave this out.");
	}

	private static Optional<Settled> acknowledged(Answering answering, @Nullable Question question) {
		var wanted = (question != null && answering.decision() == Decision.COMMIT) ? question.acknowledge() : null;
		if (wanted != null && !answering.acknowledged().contains(wanted)) {
			return unfit("/acknowledged",
					"This commits although something is not as it should be. Who takes that on sends [\"%s\"]."
						.formatted(wanted));
		}
		return (answering.acknowledged().isEmpty() || answering.decision() == Decision.COMMIT) ? Optional.empty()
				: unfit("/acknowledged", "Only COMMIT takes this. Leave it out.");
	}

	private static Optional<Settled> unfit(String pointer, String sentence) {
		return Optional.of(new Settled.Unfit(pointer, sentence));
	}

}
