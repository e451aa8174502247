package dev.switchback.api;

import java.time.Instant;
import java.util.List;

import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What is sent to ask for a preview: the body that would be sent to ask for the operation. Why it is wanted may be left
/// out and is not kept.
record PlanRequest(@Nullable String kind, @Nullable Purpose purpose, @Nullable String reason,
		@Nullable String changeReference, @Nullable String incidentReference, @Nullable Instant incidentStartedAt,
		@Nullable ObjectNode target, @Nullable ObjectNode parameters,
		@Nullable List<@Nullable OverrideRequest> overrides, @Nullable String onBehalfOf) implements Checked {

	@Override
	public void check(Faults faults) {
		work().check(faults);
		faults.fits("/onBehalfOf", this.onBehalfOf, Requesters.LONGEST_NAME);
	}

	/// What would be done.
	Work work() {
		return new Work(this.kind, this.purpose, this.target, this.parameters, this.overrides);
	}

}
