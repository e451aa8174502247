package dev.switchback.api;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import dev.switchback.playbook.Decision;
import org.jspecify.annotations.Nullable;

/// What is sent to decide.
///
/// @param questionId the question it answers, where it answers one
/// @param comment for those who read the history
/// @param extendBy by how much, with `EXTEND`
/// @param onBehalfOf whom the caller relays
record DecisionRequest(@Nullable Decision decision, @Nullable UUID questionId, @Nullable String comment,
		@Nullable Duration extendBy, @Nullable String onBehalfOf) implements Checked {

	static final int LONGEST_COMMENT = 500;

	@Override
	public void check(Faults faults) {
		faults.required("/decision", this.decision,
				"Say what is decided; the operation's allowedDecisions list what may be.");
		faults.fits("/comment", this.comment, LONGEST_COMMENT);
		faults.fits("/onBehalfOf", this.onBehalfOf, Requesters.LONGEST_NAME);
		if (this.extendBy != null && this.extendBy.getNano() != 0) {
			faults.add(Fault.at("/extendBy", "Write whole seconds, such as PT30M."));
		}
	}

	Decision checkedDecision() {
		return Objects.requireNonNull(this.decision);
	}

}
