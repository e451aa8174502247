package dev.switchback.engine;

import java.time.Instant;
import java.util.UUID;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Observation.Aspect;
import dev.switchback.operation.Requester;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// Something that somebody saw and attests.
///
/// @param observedAt when it was seen; `null` for now
public record Observing(UUID operation, Aspect aspect, @Nullable String subject, Verdict verdict, String statement,
		@Nullable Instant observedAt, Requester by, IdempotencyKey key) {
}
