package dev.switchback.security;

import org.springframework.security.core.AuthenticationException;

/// The issuer's keys cannot be had, so no token can be judged: not the caller's fault.
public final class IssuerUnavailable extends AuthenticationException {

	IssuerUnavailable(Throwable cause) {
		super("The keys of the token issuer cannot be had.", cause);
	}

}
