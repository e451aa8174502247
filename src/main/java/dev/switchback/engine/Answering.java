package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Requester;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.RuleOverride;
import org.jspecify.annotations.Nullable;

/// A decision somebody wants to take.
///
/// @param question which question it answers; needed where the choice says so
/// @param extendBy with `EXTEND`: by how much
/// @param overrides with `ESCALATE` and `RETRY`: the rules that whoever decides answers for
public record Answering(UUID operation, Decision decision, @Nullable UUID question, @Nullable String comment,
		@Nullable Duration extendBy, List<RuleOverride> overrides, Requester by, IdempotencyKey key) {

	public Answering {
		overrides = List.copyOf(overrides);
	}

}
