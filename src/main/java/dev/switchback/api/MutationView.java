package dev.switchback.api;

import java.time.Instant;
import java.util.UUID;

import dev.switchback.playbook.Mutation;
import org.jspecify.annotations.Nullable;

/// One changing call.
///
/// @param id Azure was told it as `x-ms-client-request-id`
/// @param origin the step visit (`key#visit`) or obligation (`obligation:id`) it was made for
/// @param asyncOperation where Azure reports on it, without the query: that may be signed
/// @param azureRequestId for a support ticket
/// @param correlationId for a support ticket
record MutationView(UUID id, String origin, String method, String target, String title, @Nullable String etag,
		Instant intendedAt, Instant notAfter, Mutation.State state, @Nullable Instant concludedAt,
		@Nullable String asyncOperation, @Nullable String azureRequestId, @Nullable String correlationId,
		@Nullable String note, @Nullable Instant tryAgainAt) {

	static MutationView of(Mutation mutation) {
		var handle = mutation.handle();
		return new MutationView(mutation.id(), mutation.origin(), mutation.method(), mutation.target(),
				mutation.title(), mutation.etag(), mutation.intendedAt(), mutation.notAfter(), mutation.state(),
				mutation.concludedAt(), unsigned(handle.asyncOperation()), handle.azureRequestId(),
				handle.correlationId(), mutation.note(), mutation.tryAgainAt());
	}

	private static @Nullable String unsigned(@Nullable String address) {
		return (address != null) ? address.split("\\?", 2)[0] : null;
	}

}
