package dev.switchback.api;

import java.time.Instant;
import java.util.UUID;

import dev.switchback.operation.Keeping;
import dev.switchback.operation.Obligation;
import org.jspecify.annotations.Nullable;

/// What must be brought back. What its keeper needs for that is nobody's business and may hold sealed secrets.
///
/// @param hindrance what keeps it from being brought back now; `null` if nothing does
/// @param hinderedSince since when something does
record ObligationView(UUID id, String kind, String subject, String title, Obligation.State state,
		@Nullable UUID mutation, Instant openedAt, @Nullable Instant due, @Nullable Instant closedAt,
		@Nullable String note, @Nullable String hindrance, @Nullable Instant hinderedSince) {

	static ObligationView of(Obligation obligation, Keeping keeping) {
		return new ObligationView(obligation.id(), obligation.kind(), obligation.subject(), obligation.title(),
				obligation.state(), obligation.mutation(), obligation.openedAt(), obligation.due(),
				obligation.closedAt(), obligation.note(), keeping.hindrance(), keeping.since());
	}

}
