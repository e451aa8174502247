package dev.switchback.api;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.switchback.operation.Requester;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.RuleOverride;
import org.jspecify.annotations.Nullable;

/// What is sent to decide.
///
/// @param questionId the question it answers, where it answers one
/// @param comment for those who read the history
/// @param extendBy by how much, with `EXTEND`
/// @param overrides the rules that the caller answers for, with `ESCALATE` and `RETRY`
/// @param recoveryPoint with `CHANGE_RECOVERY_POINT`, and with `FAIL_BACK` if it is to be another than usual
/// @param acknowledged with `COMMIT`, what its question wants acknowledged
/// @param onBehalfOf whom the caller relays
record DecisionRequest(@Nullable Decision decision, @Nullable UUID questionId, @Nullable String comment,
		@Nullable Duration extendBy, @Nullable List<@Nullable OverrideRequest> overrides,
		@Nullable RecoveryPointRequest recoveryPoint, @Nullable List<@Nullable String> acknowledged,
		@Nullable String onBehalfOf) implements Checked {

	static final int LONGEST_COMMENT = 500;

	private static final int MOST_ACKNOWLEDGED = 5;

	private static final int MOST_CHARACTERS = 50;

	@Override
	public void check(Faults faults) {
		faults.required("/decision", this.decision,
				"Say what is decided; the operation's allowedDecisions list what may be.");
		faults.fits("/comment", this.comment, LONGEST_COMMENT);
		faults.fits("/onBehalfOf", this.onBehalfOf, Requesters.LONGEST_NAME);
		if (this.extendBy != null && this.extendBy.getNano() != 0) {
			faults.add(Fault.at("/extendBy", "Write whole seconds, such as PT30M."));
		}
		new OverrideRequests(this.overrides).check(faults);
		if (this.recoveryPoint != null) {
			this.recoveryPoint.check("/recoveryPoint", faults);
		}
		if (this.acknowledged != null && (this.acknowledged.size() > MOST_ACKNOWLEDGED
				|| this.acknowledged.stream().anyMatch((code) -> code == null || code.length() > MOST_CHARACTERS))) {
			faults.add(Fault.at("/acknowledged",
					"Send what the question wants acknowledged, such as [\"source-not-fenced\"]."));
		}
	}

	/// After they were checked.
	List<RuleOverride> overrides(Requester by) {
		return new OverrideRequests(this.overrides).by(by);
	}

	/// After it was checked.
	@Nullable
	RecoveryPointWish wish() {
		return (this.recoveryPoint != null) ? this.recoveryPoint.wish() : null;
	}

	/// After they were checked.
	List<String> checkedAcknowledged() {
		return (this.acknowledged != null) ? this.acknowledged.stream().map(Objects::requireNonNull).toList()
				: List.of();
	}

	Decision checkedDecision() {
		return Objects.requireNonNull(this.decision);
	}

}
