package dev.switchback.security;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// Lets in who has a token of the rehearsal's file.
final class RehearsalCallers implements AuthenticationManager {

	private final TokensFile tokens;

	RehearsalCallers(TokensFile tokens) {
		this.tokens = tokens;
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		if (!(authentication instanceof BearerTokenAuthenticationToken bearer)) {
			throw new InvalidBearerTokenException("A bearer token is needed.");
		}
		return this.tokens.callerOf(bearer.getToken())
			.map(CallerAuthentication::new)
			.orElseThrow(() -> new InvalidBearerTokenException("The token is not one of this rehearsal."));
	}

}
