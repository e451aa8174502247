package dev.switchback.engine;

import java.time.Instant;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Requester;
import dev.switchback.playbook.Mandate;
import org.jspecify.annotations.Nullable;

/// A request for an operation.
///
/// @param request JSON with the members `target` and `parameters`
/// @param mandate purpose and overrides
/// @param incidentStartedAt since when things were broken; `null` if that was not said
/// @param supersedes the operation to take over from once the checks have passed; `null` for none
/// @param planHash the hash of the preview it was asked for with; `null` if there was none
public record Asking(String kind, Mandate mandate, String request, String reason, @Nullable String changeReference,
		@Nullable String incidentReference, @Nullable Instant incidentStartedAt, @Nullable Operation supersedes,
		@Nullable String planHash, Requester by, IdempotencyKey key) {
}
