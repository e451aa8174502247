package dev.switchback.api;

import java.time.Instant;
import java.util.Objects;

import dev.switchback.operation.Observation;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// What is sent to attest an observation.
///
/// @param observedAt when it was seen, if not just now
/// @param onBehalfOf whom the caller relays
record ObservationRequest(Observation.@Nullable Aspect aspect, @Nullable String subject, @Nullable Verdict verdict,
		@Nullable String statement, @Nullable Instant observedAt, @Nullable String onBehalfOf) implements Checked {

	private static final int LONGEST_SUBJECT = 200;

	private static final int LONGEST_STATEMENT = 1000;

	@Override
	public void check(Faults faults) {
		faults.required("/aspect", this.aspect,
				"Say what was looked at: REACHABILITY, TRAFFIC, ROUTES, SYMMETRY, APPLICATION or OTHER.");
		faults.required("/verdict", this.verdict, "Say what you make of it: PASS, FAIL or INCONCLUSIVE.");
		faults.required("/statement", this.statement, "Say what was seen, and how.");
		faults.fits("/statement", (this.statement != null && this.statement.isBlank()) ? null : this.statement,
				LONGEST_STATEMENT);
		faults.fits("/onBehalfOf", this.onBehalfOf, Requesters.LONGEST_NAME);
		faults.fits("/subject", this.subject, LONGEST_SUBJECT);
	}

	Observation.Aspect checkedAspect() {
		return Objects.requireNonNull(this.aspect);
	}

	Verdict checkedVerdict() {
		return Objects.requireNonNull(this.verdict);
	}

	String checkedStatement() {
		return Objects.requireNonNull(this.statement);
	}

}
