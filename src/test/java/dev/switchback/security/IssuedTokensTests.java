package dev.switchback.security;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IssuedTokensTests {

	private static final SecuritySettings.Token ENTRA = new SecuritySettings.Token("sub",
			List.of("azp", "appid", "client_id"), "roles", "idtyp", List.of("user"), null, List.of("Switchback.Relay"));

	private static Caller caller(SecuritySettings.Token settings, Map<String, Object> claims) {
		var token = Jwt.withTokenValue("t").header("alg", "RS256").claim("iss", "https://issuer.example");
		claims.forEach(token::claim);
		return new IssuedTokens(settings).caller(token.build());
	}

	private static Caller caller(Map<String, Object> claims) {
		return caller(ENTRA, claims);
	}

	@Test
	void standForAPersonOnlyWhenTheySaySo() {
		assertThat(caller(Map.of("sub", "ada", "idtyp", "user")).person()).isTrue();
		assertThat(caller(Map.of("sub", "ada", "idtyp", "app")).person()).isFalse();
		assertThat(caller(Map.of("sub", "ada", "idtyp", 1)).person()).isFalse();
		assertThat(caller(Map.of("sub", "ada")).person()).isFalse();
	}

	@Test
	void cameThroughTheFirstClientThatIsNamed() {
		assertThat(caller(Map.of("sub", "ada", "azp", "portal", "appid", "old")).via()).isEqualTo("portal");
		assertThat(caller(Map.of("sub", "ada", "appid", "old")).via()).isEqualTo("old");
		assertThat(caller(Map.of("sub", "ada")).via()).isEqualTo("unknown");
	}

	@ParameterizedTest
	@CsvSource({ "operator, VIEWER OPERATOR", "Admin, VIEWER APPROVER OPERATOR ADMIN", "APPROVER, VIEWER APPROVER",
			"superuser, ''", "ROLE_ADMIN, ''", "viewer, VIEWER" })
	void giveTheRolesTheyName(String role, String roles) {
		var expected = roles.isEmpty() ? List.<String>of() : List.of(roles.split(" "));
		assertThat(caller(Map.of("sub", "ada", "roles", List.of(role))).roles()).extracting(Role::name)
			.containsExactlyInAnyOrderElementsOf(expected);
		assertThat(caller(Map.of("sub", "ada", "roles", role)).roles()).extracting(Role::name)
			.containsExactlyInAnyOrderElementsOf(expected);
	}

	@Test
	void giveNoRoleByAClaimOfAnotherShape() {
		assertThat(caller(Map.of("sub", "ada")).roles()).isEmpty();
		assertThat(caller(Map.of("sub", "ada", "roles", 7)).roles()).isEmpty();
		assertThat(caller(Map.of("sub", "ada", "roles", Map.of("admin", true))).roles()).isEmpty();
		assertThat(caller(Map.of("sub", "ada", "roles", List.of(Map.of("admin", true), 7))).roles()).isEmpty();
	}

	@Test
	void mayNestTheirRoles() {
		var keycloak = new SecuritySettings.Token("preferred_username", List.of("azp"), "realm_access.roles", "typ",
				List.of("Bearer"), "groups", List.of("relays", "bots"));
		var caller = caller(keycloak, Map.of("preferred_username", "ada", "typ", "Bearer", "realm_access",
				Map.of("roles", List.of("offline_access", "operator"))));
		assertThat(caller.may(Role.OPERATOR)).isTrue();
		assertThat(caller.subject()).isEqualTo("ada");
		assertThat(caller.person()).isTrue();
		assertThat(caller(keycloak, Map.of("preferred_username", "ada", "realm_access", "operator")).roles()).isEmpty();
	}

	@Test
	void mayRelayOnlyIfTheySaySo() {
		assertThat(caller(Map.of("sub", "bot", "roles", List.of("operator", "Switchback.Relay"))).relays()).isTrue();
		assertThat(caller(Map.of("sub", "bot", "roles", "operator Switchback.Relay")).relays()).isTrue();
		for (var roles : List.of(List.of("admin"), List.of("switchback.relay"), List.of(), "Switchback.Relays", 7,
				Map.of("Switchback.Relay", true))) {
			assertThat(caller(Map.of("sub", "bot", "roles", roles)).relays()).as(String.valueOf(roles)).isFalse();
		}
		assertThat(caller(Map.of("sub", "bot", "groups", "Switchback.Relay")).relays()).isFalse();
	}

	@Test
	void mayRelayByAnotherClaim() {
		var settings = new SecuritySettings.Token("sub", List.of(), "roles", "idtyp", List.of("user"), "groups",
				List.of("relays", "bots"));
		assertThat(caller(settings, Map.of("sub", "bot", "groups", List.of("bots"))).relays()).isTrue();
		assertThat(caller(settings, Map.of("sub", "bot", "roles", List.of("bots", "Switchback.Relay"))).relays())
			.isFalse();
	}

	@Test
	void mayHaveDotsInTheNamesOfTheirClaims() {
		var dotted = new SecuritySettings.Token("sub", List.of(), "https://switchback.example/roles", "idtyp",
				List.of("user"), null, List.of());
		assertThat(caller(dotted, Map.of("sub", "ada", "https://switchback.example/roles", List.of("viewer"))).roles())
			.containsExactly(Role.VIEWER);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "  ", "a\nb", "a\u0000b" })
	void mustNameSomebody(String subject) {
		var claims = (subject != null) ? Map.<String, Object>of("sub", subject) : Map.<String, Object>of("x", "y");
		assertThatExceptionOfType(InvalidBearerTokenException.class).isThrownBy(() -> caller(claims));
	}

	@Test
	void mustNotNameSomebodyEndlessly() {
		assertThatExceptionOfType(InvalidBearerTokenException.class)
			.isThrownBy(() -> caller(Map.of("sub", "a".repeat(201))));
	}

}
