package dev.switchback.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes problems. Whatever refuses a request writes here, so that all problems look alike whoever found them, and no
/// negotiation about media types can get in the way of saying what is wrong.
final class Problems {

	static final String MEDIA_TYPE = "application/problem+json";

	/// Seconds after which it is worth trying again.
	private static final String SOON = "1";

	private static final String LATER = "5";

	private final JsonMapper json;

	Problems(JsonMapper json) {
		this.json = json;
	}

	void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
		write(request.getRequestURI(), response, refusal.type(), refusal.detail(), refusal.extension());
	}

	void write(HttpServletRequest request, HttpServletResponse response, ProblemType type, String detail)
			throws IOException {
		write(request.getRequestURI(), response, type, detail, null);
	}

	/// Says nothing where an answer is under way already.
	void write(@Nullable String path, HttpServletResponse response, ProblemType type, String detail,
			@Nullable Extension extension) throws IOException {
		if (response.isCommitted()) {
			return;
		}
		var body = text(type, detail, path, extension).getBytes(StandardCharsets.UTF_8);
		response.resetBuffer();
		response.setStatus(type.status());
		response.setContentType(MEDIA_TYPE);
		response.setHeader("Cache-Control", "no-store");
		retryAfter(response, type);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
		response.flushBuffer();
	}

	/// A problem as JSON.
	///
	/// @param path what was asked for; `null` if that could not even be read
	String text(ProblemType type, String detail, @Nullable String path, @Nullable Extension extension) {
		return this.json.writeValueAsString(Problem.of(type, detail, (path != null) ? path : "/", extension));
	}

	private static void retryAfter(HttpServletResponse response, ProblemType type) {
		switch (type) {
			case REQUEST_IN_FLIGHT -> response.setHeader("Retry-After", SOON);
			case UNAVAILABLE, TOO_MANY_STREAMS -> response.setHeader("Retry-After", LATER);
			case INVALID_REQUEST, MALFORMED_JSON, IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_KEY_INVALID, UNAUTHENTICATED,
					FORBIDDEN, ADMIN_NEEDED, PERSON_NEEDED, RELAY_NOT_ALLOWED, PRECONDITION_FAILED,
					PRECONDITION_REQUIRED, NOT_FOUND, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, TARGET_HELD,
					CIRCUIT_IN_ANOTHER_PAIR, QUESTION_CHANGED, DECISION_NOT_ALLOWED, NO_MORE_ROOM, PLAN_CHANGED,
					BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, IDEMPOTENCY_KEY_REUSED, INTERNAL_ERROR ->
				{
				}
		}
	}

}
