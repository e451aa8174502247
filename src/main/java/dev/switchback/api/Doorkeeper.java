package dev.switchback.api;

import java.io.IOException;

import dev.switchback.security.IssuerUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/// Says who may not come in, and why, as a problem and in the words of RFC 6750.
class Doorkeeper implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

	private static final String CHALLENGE = "WWW-Authenticate";

	private final Problems problems;

	Doorkeeper(Problems problems) {
		this.problems = problems;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException {
		if (ex instanceof IssuerUnavailable) {
			this.problems.write(request, response, ProblemType.UNAVAILABLE,
					"The token issuer cannot be reached, so no token can be checked. Try again a little later.");
			return;
		}
		var invalid = ex instanceof InvalidBearerTokenException;
		response.setHeader(CHALLENGE, invalid ? "Bearer error=\"invalid_token\"" : "Bearer");
		this.problems.write(request, response, ProblemType.UNAUTHENTICATED,
				invalid ? "The token is not valid here, or not any more. Get a new one."
						: "Send a token, with the header Authorization: Bearer <token>.");
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex)
			throws IOException {
		response.setHeader(CHALLENGE, "Bearer error=\"insufficient_scope\"");
		this.problems.write(request, response, ProblemType.FORBIDDEN,
				"This needs a role that the token does not have. /openapi.yaml names the role of each route.");
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException ex)
			throws IOException {
		this.problems.write("/", response, ProblemType.INVALID_REQUEST,
				"The address or a header has characters that are not accepted. Leave them out.", null);
	}

}
