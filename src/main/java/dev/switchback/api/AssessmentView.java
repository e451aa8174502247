package dev.switchback.api;

import java.time.Instant;
import java.util.UUID;

import dev.switchback.readiness.Assessments;
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
record AssessmentView(UUID id, Assessments.State status, Instant requestedAt, String requestedBy, ScopeView scope,
		boolean offline, @Nullable Instant inventoryTakenAt, @Nullable Integer score, Score.@Nullable Counts counts,
		@Nullable Integer worseBy, @Nullable String failure, @Nullable Report report, @Nullable Comparison comparison,
		Links links) {

	/// What it is about.
	record ScopeView(Asked.About about, @Nullable String subject) {
	}

	/// @param inventory what it was made of; `null` until it is made
	record Links(String self, @Nullable String inventory) {
	}

	static AssessmentView of(Assessments.Summary summary) {
		return of(summary, null, null);
	}

	static AssessmentView whole(Asked asked, @Nullable Comparison comparison) {
		var result = asked.result();
		return of(asked.summary(), (result != null) ? Report.of(result) : null, comparison);
	}

	private static AssessmentView of(Assessments.Summary one, @Nullable Report report,
			@Nullable Comparison comparison) {
		var inventory = (one.state() == Assessments.State.READY) ? "/v1/inventory?assessmentId=" + one.id() : null;
		return new AssessmentView(one.id(), one.state(), one.at(), one.by(), new ScopeView(one.about(), one.subject()),
				one.offline(), one.takenAt(), one.score(), one.counts(), one.worseBy(), one.failure(), report,
				comparison, new Links(path(one.id()), inventory));
	}

	static String path(UUID id) {
		return "/v1/assessments/" + id;
	}

}
