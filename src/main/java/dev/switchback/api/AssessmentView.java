package dev.switchback.api;

import java.time.Instant;
import java.util.UUID;

import dev.switchback.readiness.Assessments.Asked;
import dev.switchback.readiness.Comparison;
import dev.switchback.readiness.Score;
import dev.switchback.readiness.render.Report;
import org.jspecify.annotations.Nullable;

/// An assessment, made or being made.
///
/// @param score from 0 to 100; `null` until it is made
/// @param worseBy in how many findings it is worse than the one before about the same; `null` if there is no telling
/// @param failure why it could not be made; `null` unless that is so
/// @param report all of it; `null` in lists, and until it is made
/// @param comparison with the one that was asked for; `null` if none was
record AssessmentView(UUID id, State status, Instant requestedAt, String requestedBy, ScopeView scope, boolean offline,
		@Nullable Instant inventoryTakenAt, @Nullable Integer score, Score.@Nullable Counts counts,
		@Nullable Integer worseBy, @Nullable String failure, @Nullable Report report, @Nullable Comparison comparison,
		Links links) {

	/// How far it is.
	enum State {

		ASSESSING, READY, FAILED

	}

	/// What it is about.
	record ScopeView(Asked.About about, @Nullable String subject) {
	}

	/// @param drawing the topology, as SVG, with the header `Accept: image/svg+xml`
	record Links(String self) {
	}

	static AssessmentView summary(Asked asked) {
		return of(asked, false, null);
	}

	static AssessmentView whole(Asked asked, @Nullable Comparison comparison) {
		return of(asked, true, comparison);
	}

	private static AssessmentView of(Asked asked, boolean whole, @Nullable Comparison comparison) {
		var result = asked.result();
		return new AssessmentView(asked.id(),
				(result != null) ? State.READY : (asked.failure() != null) ? State.FAILED : State.ASSESSING, asked.at(),
				asked.by(), new ScopeView(asked.about(), asked.subject()), asked.offline(),
				(result != null) ? result.takenAt() : null, (result != null) ? result.score().value() : null,
				(result != null) ? result.score().counts() : null, asked.worseBy(), asked.failure(),
				(whole && result != null) ? Report.of(result) : null, comparison, new Links(path(asked.id())));
	}

	static String path(UUID id) {
		return "/v1/assessments/" + id;
	}

}
