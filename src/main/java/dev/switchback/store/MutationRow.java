package dev.switchback.store;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Mutation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// A row of `mutations`, as JSON.
@JsonNaming(SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
record MutationRow(UUID id, String origin, String method, String target, String title, @Nullable String etag,
		Instant intendedAt, Instant notAfter, Mutation.State state, @Nullable Instant concludedAt,
		@Nullable String asyncOperation, @Nullable String azureRequestId, @Nullable String correlationId,
		@Nullable String note, @Nullable Instant tryAgainAt) {

	Mutation mutation() {
		return new Mutation(this.id, this.origin, this.method, this.target, this.title, this.etag, this.intendedAt,
				this.notAfter, this.state, this.concludedAt,
				new Handle(this.asyncOperation, this.azureRequestId, this.correlationId), this.note, this.tryAgainAt);
	}

}
