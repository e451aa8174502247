package dev.switchback.simulator.world;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// A line of the ledger: one changing call that was received.
///
/// @param seq counts from 1
/// @param at when it was received
/// @param method of the call
/// @param path of the call, without query
/// @param circuit the circuit it concerned, if it concerned one
/// @param item the protected item it concerned, if it concerned one
/// @param clientRequestId the caller's `x-ms-client-request-id`
/// @param correlationId `x-ms-correlation-request-id`
/// @param requestId `x-ms-request-id`
/// @param change what it changes in words, or would have changed had it been accepted
/// @param outcome what became of it
/// @param status the status of the response, also of one that was lost
/// @param code the error code, if it was refused
/// @param tookEffect whether anything changed or was going to
/// @param asyncOperation the id of its async operation
public record Mutation(long seq, Instant at, String method, String path, @Nullable String circuit,
		@Nullable String item, @Nullable String clientRequestId, String correlationId, String requestId, String change,
		Outcome outcome, int status, @Nullable String code, boolean tookEffect, @Nullable String asyncOperation) {

	/// `LOST_RESPONSE`: accepted, and the caller was never told. `NEVER_ARRIVED`: the
	/// connection was closed before
	/// anything happened.
	public enum Outcome {

		ACCEPTED, REFUSED, THROTTLED, LOST_RESPONSE, NEVER_ARRIVED

	}

}
