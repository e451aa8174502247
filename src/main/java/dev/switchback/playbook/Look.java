package dev.switchback.playbook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The terms of one look.
///
/// @param at the moment the look begins, by the clock that deadlines are kept by
/// @param notOlderThan nothing that was observed before this moment may be used
/// @param patience how long the look may block
/// @param urgency how urgent it is to see it
/// @param mutations what was sent so far for the step or obligation that is looked at, oldest first
public record Look(Instant at, Instant notOlderThan, Duration patience, Urgency urgency, List<Mutation> mutations) {

	public Look {
		mutations = List.copyOf(mutations);
	}

	/// A look at a moment, for which only what is seen from then on counts.
	public static Look at(Instant at, Duration patience, Urgency urgency, List<Mutation> mutations) {
		return new Look(at, at, patience, urgency, mutations);
	}

}
