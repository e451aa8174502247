package dev.switchback.security;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// Reads who is calling from the claims of a token whose signature, issuer, audience and times are verified.
final class IssuedTokens {

	/// Names longer than this are nobody's.
	private static final int LONGEST_NAME = 200;

	private final SecuritySettings.Token settings;

	IssuedTokens(SecuritySettings.Token settings) {
		this.settings = settings;
	}

	/// @throws InvalidBearerTokenException if the claims name nobody
	Caller caller(Jwt token) {
		var subject = name(token.getClaims().get(this.settings.subjectClaim()));
		if (subject == null) {
			throw new InvalidBearerTokenException(
					"The token's claim %s names nobody.".formatted(this.settings.subjectClaim()));
		}
		return Caller.of(subject, person(token), via(token), relays(token), roles(token));
	}

	private boolean person(Jwt token) {
		return token.getClaims().get(this.settings.personClaim()) instanceof String said
				&& this.settings.personValues().contains(said);
	}

	private String via(Jwt token) {
		return this.settings.clientClaims()
			.stream()
			.map((claim) -> name(token.getClaims().get(claim)))
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.findFirst()
			.orElse("unknown");
	}

	private boolean relays(Jwt token) {
		var path = this.settings.relayClaim();
		return texts(token, (path != null) ? path : this.settings.rolesClaim())
			.anyMatch(this.settings.relayValues()::contains);
	}

	private List<Role> roles(Jwt token) {
		return texts(token, this.settings.rolesClaim()).flatMap(
				(name) -> Stream.of(Role.values()).filter((role) -> role.name().equals(name.toUpperCase(Locale.ROOT))))
			.toList();
	}

	/// What a claim lists, or has between spaces.
	private static Stream<String> texts(Jwt token, String path) {
		return switch (claim(token.getClaims(), path)) {
			case Collection<?> several -> several.stream().map(String::valueOf);
			case String text -> Stream.of(text.split(" "));
			case null, default -> Stream.empty();
		};
	}

	/// A claim by its name or, where none has that name, by the path that dots make of it.
	private static @Nullable Object claim(Map<?, ?> claims, String path) {
		var dot = path.indexOf('.');
		if (claims.containsKey(path) || dot < 0) {
			return claims.get(path);
		}
		return (claims.get(path.substring(0, dot)) instanceof Map<?, ?> nested) ? claim(nested, path.substring(dot + 1))
				: null;
	}

	/// A name that can be shown, logged and stored; `null` if the claim holds none.
	private static @Nullable String name(@Nullable Object claim) {
		return (claim instanceof String text && !text.isBlank() && text.length() <= LONGEST_NAME
				&& text.chars().noneMatch(Character::isISOControl)) ? text : null;
	}

}
