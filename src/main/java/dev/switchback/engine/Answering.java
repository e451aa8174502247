package dev.switchback.engine;

import java.time.Duration;
import java.util.UUID;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Requester;
import dev.switchback.playbook.Decision;
import org.jspecify.annotations.Nullable;

/// A decision somebody wants to take.
///
/// @param question which question it answers; needed where the choice says so
/// @param extendBy with `EXTEND`: by how much
public record Answering(UUID operation, Decision decision, @Nullable UUID question, @Nullable String comment,
		@Nullable Duration extendBy, Requester by, IdempotencyKey key) {
}
