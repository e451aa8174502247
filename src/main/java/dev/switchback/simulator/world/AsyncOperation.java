package dev.switchback.simulator.world;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/// One of ARM's async operations.
///
/// @param id a UUID
/// @param acceptedAt when the call was received
/// @param completesAt when it is over; null if it never will be
/// @param errorCode set if it ends Failed
/// @param errorMessage set if it ends Failed
/// @param result what the `Location` of a POST gives in the end; null for a write
public record AsyncOperation(String id, Instant acceptedAt, @Nullable Instant completesAt, @Nullable String errorCode,
		@Nullable String errorMessage, @Nullable JsonNode result) {

	/// Whether it is over.
	public boolean over(Instant now) {
		return this.completesAt != null && !now.isBefore(this.completesAt);
	}

	/// When it cannot be asked about any more: a read, with its result, after ten minutes, a write after a day.
	Instant forgottenAt() {
		var over = (this.completesAt != null) ? this.completesAt : this.acceptedAt;
		return over.plus((this.result != null) ? Duration.ofMinutes(10) : Duration.ofDays(1));
	}

}
