package dev.switchback.api;

/// The problem for a failure of which nothing is known but its HTTP status.
record PlainProblem(ProblemType type, String detail) {

	static PlainProblem of(int status) {
		return switch (status) {
			case 401 -> new PlainProblem(ProblemType.UNAUTHENTICATED,
					"Send a valid token, with the header Authorization: Bearer <token>.");
			case 403 -> new PlainProblem(ProblemType.FORBIDDEN, "This needs a role that the token does not have.");
			case 404 -> new PlainProblem(ProblemType.NOT_FOUND,
					"There is nothing at this path. The paths there are stand in /openapi.yaml.");
			case 405 -> new PlainProblem(ProblemType.METHOD_NOT_ALLOWED,
					"This path understands other methods. They stand in /openapi.yaml.");
			case 406 -> new PlainProblem(ProblemType.NOT_ACCEPTABLE, "This is answered as application/json.");
			case 413 -> new PlainProblem(ProblemType.BODY_TOO_LARGE, "Send at most 64 KiB.");
			case 415 -> new PlainProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
			case 503 -> new PlainProblem(ProblemType.UNAVAILABLE, "Send the request again a little later.");
			case 500, 502, 504 -> new PlainProblem(ProblemType.INTERNAL_ERROR,
					"A bug of ours kept this from being answered; the log has more.");
			default -> new PlainProblem(ProblemType.INVALID_REQUEST,
					"The request is not HTTP as it should be, or its headers have more than 8 KiB. Mend it, and send it again.");
		};
	}

}
