package dev.switchback.security;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// Lets in who has a token of the OpenID Connect issuer.
final class IssuedCallers implements AuthenticationManager {

	private final JwtDecoder decoder;

	private final IssuedTokens tokens;

	IssuedCallers(JwtDecoder decoder, IssuedTokens tokens) {
		this.decoder = decoder;
		this.tokens = tokens;
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		if (!(authentication instanceof BearerTokenAuthenticationToken bearer)) {
			throw new InvalidBearerTokenException("A bearer token is needed.");
		}
		try {
			return new CallerAuthentication(this.tokens.caller(this.decoder.decode(bearer.getToken())));
		}
		catch (BadJwtException ex) {
			throw new InvalidBearerTokenException("The token is not valid.", ex);
		}
		catch (JwtException | JwtDecoderInitializationException ex) {
			throw new IssuerUnavailable(ex);
		}
	}

}
