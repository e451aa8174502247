package dev.switchback.api;

import java.util.Locale;

/// Every kind of problem there is. Type and status are part of the contract; `docs/problems.md` lists them.
enum ProblemType {

	INVALID_REQUEST(400, "The request is not valid"),

	MALFORMED_JSON(400, "The body is not JSON that can be read"),

	IDEMPOTENCY_KEY_MISSING(400, "An Idempotency-Key is needed"),

	IDEMPOTENCY_KEY_INVALID(400, "The Idempotency-Key cannot be used"),

	UNAUTHENTICATED(401, "No valid token"),

	FORBIDDEN(403, "The token's role does not allow this"),

	ADMIN_NEEDED(403, "Only an administrator may change this"),

	PERSON_NEEDED(403, "Somebody else has to decide this"),

	RELAY_NOT_ALLOWED(403, "The token may not ask on behalf of others"),

	NOT_FOUND(404, "There is no such thing"),

	METHOD_NOT_ALLOWED(405, "The method does not fit the path"),

	NOT_ACCEPTABLE(406, "The answer cannot be had in that form"),

	TARGET_HELD(409, "The target is held by another operation"),

	QUESTION_CHANGED(409, "Another question is asked now"),

	DECISION_NOT_ALLOWED(409, "This cannot be decided now"),

	CIRCUIT_IN_ANOTHER_PAIR(409, "A circuit is in another pair"),

	NO_MORE_ROOM(409, "There are as many as there may be"),

	PLAN_CHANGED(409, "The plan is not the one that was previewed"),

	REQUEST_IN_FLIGHT(409, "The same is being decided right now"),

	PRECONDITION_FAILED(412, "It is not what was read before"),

	BODY_TOO_LARGE(413, "The body is too large"),

	UNSUPPORTED_MEDIA_TYPE(415, "The body has a type that is not understood"),

	IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for something else"),

	PRECONDITION_REQUIRED(428, "Say what it follows"),

	TOO_MANY_STREAMS(429, "Too many streams are open"),

	INTERNAL_ERROR(500, "A bug of ours"),

	UNAVAILABLE(503, "Not available for the moment");

	private final int status;

	private final String title;

	ProblemType(int status, String title) {
		this.status = status;
		this.title = title;
	}

	/// The stable name that clients compare.
	String urn() {
		return "urn:switchback:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	int status() {
		return this.status;
	}

	String title() {
		return this.title;
	}

}
