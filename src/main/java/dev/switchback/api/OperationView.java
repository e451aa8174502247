package dev.switchback.api;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.switchback.playbook.RuleVerdict;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An operation with everything there is to know about it.
///
/// @param target as requested; `null` if the kind has none
/// @param parameters as requested
/// @param nextLookAt when it looks again, if it sleeps
/// @param observations what people and bots told of what they saw
/// @param violations the rules that stopped it
record OperationView(@JsonUnwrapped OperationSummary summary, @Nullable JsonNode target, @Nullable JsonNode parameters,
		@Nullable Instant nextLookAt, List<StepView> steps, List<AllowedDecision> allowedDecisions,
		List<ObligationView> obligations, List<ObservationView> observations, List<RuleVerdict> violations) {
}
