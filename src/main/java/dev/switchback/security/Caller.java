package dev.switchback.security;

import java.security.Principal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// Who is calling, as the token says: the same whether it came from a rehearsal's file or from an OpenID Connect issuer.
///
/// @param subject stable name
/// @param person whether the token stands for a person and not for a service
/// @param via the client the token was issued to
/// @param relays whether it may ask on behalf of others: somebody vouches that it says truly whom
/// @param roles all of them, the included ones too
public record Caller(String subject, boolean person, String via, boolean relays, Set<Role> roles) implements Principal {

	public Caller {
		roles = Set.copyOf(roles);
	}

	/// A caller who was given these roles, with all that they include.
	static Caller of(String subject, boolean person, String via, boolean relays, Collection<Role> given) {
		var roles = EnumSet.noneOf(Role.class);
		given.forEach((role) -> roles.addAll(role.included()));
		return new Caller(subject, person, via, relays, roles);
	}

	@Override
	public String getName() {
		return this.subject;
	}

	/// Whether this caller may do what the role may.
	public boolean may(Role role) {
		return this.roles.contains(role);
	}

}
