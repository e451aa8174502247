package dev.switchback.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Outline;
import dev.switchback.operation.Preview;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Target;
import dev.switchback.playbook.Step;
import dev.switchback.readiness.Latest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an operation would do.
///
/// @param target as requested
/// @param parameters as requested
/// @param planHash to be sent along when the operation is asked for
/// @param targets what it would touch or lean on
/// @param result what the looks saw; `null` until they are done
/// @param latestAssessment of the pair or of everything; `null` if there is none
record PlanView(UUID id, String kind, int version, Purpose purpose, String subject, @Nullable JsonNode target,
		@Nullable JsonNode parameters, String planHash, List<Target> targets, List<Planned> steps,
		Duration expectedDuration, String requestedBy, Instant createdAt, Status status, @Nullable Result result,
		@Nullable Latest latestAssessment, Links links) {

	/// Whether the looks are done.
	enum Status {

		LOOKING, READY

	}

	/// A step as it would be done.
	record Planned(String key, String title, Step.Kind kind) {

		static Planned of(Outline step) {
			return new Planned(step.key(), step.title(), step.kind());
		}

	}

	/// What the looks saw.
	///
	/// @param allowed whether the operation would get past its rules now
	/// @param violations the rules that would stop it
	record Result(Instant at, boolean allowed, String sentence, List<RuleVerdict> rules, List<RuleVerdict> violations,
			List<Reading> readings) {

		static Result of(Preview preview, Preview.Result result) {
			return new Result(result.at(), result.allowed(), result.sentence(), result.rules(),
					Evidence.ofRules(result.rules()).violations(preview.purpose()), result.readings());
		}

	}

	record Links(String self) {
	}

	static PlanView of(Preview preview, JsonNode request, @Nullable Latest assessment) {
		var result = preview.result();
		return new PlanView(preview.id(), preview.kind(), preview.version(), preview.purpose(), preview.subject(),
				request.get("target"), request.get("parameters"), preview.hash(), preview.targets(),
				preview.steps().stream().map(Planned::of).toList(), preview.expectedByNow(), preview.by().subject(),
				preview.createdAt(), (result != null) ? Status.READY : Status.LOOKING,
				(result != null) ? Result.of(preview, result) : null, assessment, new Links(path(preview.id())));
	}

	static String path(UUID id) {
		return "/v1/operation-plans/" + id;
	}

}
