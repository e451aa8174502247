package dev.switchback.operation;

import java.time.Instant;
import java.util.UUID;

import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// What somebody saw where Azure lets nobody look, such as on-premises, and answers for. It is shown beside the verdicts of
/// the steps and never becomes one of them.
///
/// @param at when it was told
/// @param observedAt when it was seen
/// @param subject what it was seen of, such as `contoso-dub`; `null` if that needs no saying
/// @param verdict what its author makes of it
/// @param statement what was seen, and how
public record Observation(UUID id, Requester by, Instant at, Instant observedAt, Aspect aspect,
		@Nullable String subject, Verdict verdict, String statement) {

	/// What kind of thing was seen.
	public enum Aspect {

		/// Whether something answers.
		REACHABILITY,

		/// Whether bytes flow, and where.
		TRAFFIC,

		/// What the customer's routers have learned.
		ROUTES,

		/// Whether packets come back the way they went. Azure cannot tell.
		SYMMETRY,

		/// Whether the application works.
		APPLICATION,

		OTHER

	}

}
