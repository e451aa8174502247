package dev.switchback.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What is sent to ask for an operation.
///
/// @param target what it is about; each kind has its own
/// @param parameters how; each kind has its own
/// @param incidentStartedAt since when things were broken
/// @param supersedes id or code of the operation that an emergency takes over from
/// @param overrides the rules that the caller answers for
/// @param onBehalfOf whom the caller relays
/// @param planHash of the preview it is asked for with, so that nothing else is done than what was previewed
record OperationRequest(@Nullable String kind, @Nullable Purpose purpose, @Nullable String reason,
		@Nullable String changeReference, @Nullable String incidentReference, @Nullable Instant incidentStartedAt,
		@Nullable ObjectNode target, @Nullable ObjectNode parameters, @Nullable String supersedes,
		@Nullable String planHash, @Nullable List<@Nullable OverrideRequest> overrides,
		@Nullable String onBehalfOf) implements Checked {

	private static final int LONGEST_REASON = 500;

	private static final int LONGEST_REFERENCE = 100;

	private static final Pattern PLAN_HASH = Pattern.compile("sha256:[0-9a-f]{64}");

	@Override
	public void check(Faults faults) {
		work().check(faults);
		if (!work().rehearsesOurselves()) {
			faults.required("/reason", this.reason, "Say why, for those who read the history.");
		}
		faults.fits("/reason", (this.reason != null && this.reason.isBlank()) ? null : this.reason, LONGEST_REASON);
		faults.fits("/changeReference", this.changeReference, LONGEST_REFERENCE);
		faults.fits("/incidentReference", this.incidentReference, LONGEST_REFERENCE);
		faults.fits("/onBehalfOf", this.onBehalfOf, Requesters.LONGEST_NAME);
		faults.matches("/planHash", this.planHash, PLAN_HASH, "Send the planHash of a preview as it was answered.");
	}

	/// What is to be done.
	Work work() {
		return new Work(this.kind, this.purpose, this.target, this.parameters, this.overrides);
	}

	/// Why it is asked for.
	String why() {
		return Objects.requireNonNullElse((this.reason != null && this.reason.isBlank()) ? null : this.reason,
				"to see whether a failover could run right now");
	}

}
