package dev.switchback.readiness;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What looks like a pair and was declared by nobody.
///
/// @param seenAt when the inventory was taken that suggests it; `null` as long as nothing was read, when nobody can know
public record Proposals(@Nullable Instant seenAt, List<Proposal> pairs) {

	public Proposals {
		pairs = List.copyOf(pairs);
	}

}
