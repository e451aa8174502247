package dev.switchback.playbook;

import org.jspecify.annotations.Nullable;

/// How a call can be followed after it was made.
///
/// @param asyncOperation where Azure reports on the async operation it started
/// @param azureRequestId Azure's own id of the request, for a support ticket
/// @param correlationId Azure's correlation id, for a support ticket
public record Handle(@Nullable String asyncOperation, @Nullable String azureRequestId, @Nullable String correlationId) {

	/// Nothing is known.
	public static final Handle NONE = new Handle(null, null, null);

}
