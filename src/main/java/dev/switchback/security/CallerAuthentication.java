package dev.switchback.security;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/// A caller whose token was found good. The token itself is not kept.
final class CallerAuthentication extends AbstractAuthenticationToken {

	private final transient Caller caller;

	CallerAuthentication(Caller caller) {
		super(AuthorityUtils
			.createAuthorityList(caller.roles().stream().map((role) -> "ROLE_" + role.name()).toList()));
		this.caller = caller;
		super.setAuthenticated(true);
	}

	@Override
	public Caller getPrincipal() {
		return this.caller;
	}

	@Override
	public String getCredentials() {
		return "";
	}

}
