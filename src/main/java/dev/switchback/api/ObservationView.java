package dev.switchback.api;

import java.time.Instant;
import java.util.UUID;

import dev.switchback.operation.Observation;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// What somebody attested.
///
/// @param onBehalfOf whom they relay, as they say
/// @param person whether they were a person, or a service
record ObservationView(UUID id, String by, @Nullable String onBehalfOf, boolean person, Instant at, Instant observedAt,
		Observation.Aspect aspect, @Nullable String subject, Verdict verdict, String statement) {

	static ObservationView of(Observation observation) {
		return new ObservationView(observation.id(), observation.by().subject(), observation.by().onBehalfOf(),
				observation.by().person(), observation.at(), observation.observedAt(), observation.aspect(),
				observation.subject(), observation.verdict(), observation.statement());
	}

}
