package dev.switchback.store;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.switchback.operation.Obligation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// A row of `obligations`, as JSON.
@JsonNaming(SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
record ObligationRow(UUID id, String key, String kind, String subject, String title, @Nullable UUID mutation,
		Instant openedAt, @Nullable Instant due, String payload, Obligation.State state, @Nullable Instant closedAt,
		@Nullable String note) {

	Obligation obligation() {
		return new Obligation(this.id, this.key, this.kind, this.subject, this.title, this.mutation, this.openedAt,
				this.due, this.payload, this.state, this.closedAt, this.note);
	}

}
