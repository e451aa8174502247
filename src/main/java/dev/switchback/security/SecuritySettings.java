package dev.switchback.security;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How callers are known.
///
/// @param tokensFile the bearer tokens of a rehearsal
/// @param token how to read the tokens of an OpenID Connect issuer
@ConfigurationProperties("switchback.security")
record SecuritySettings(@DefaultValue(".switchback/tokens.json") Path tokensFile, @DefaultValue Token token) {

	/// Which claims say what. The defaults are those of Microsoft Entra ID.
	///
	/// @param subjectClaim the stable name of the caller
	/// @param clientClaims the client it came through; the first that is there counts
	/// @param rolesClaim the roles, by name in any letter case; dots lead into nested claims
	/// @param personClaim says whether the token stands for a person
	/// @param personValues what it says then; anything else, or nothing, means a service
	/// @param relayClaim says whether the token's client may ask on behalf of others; `null` for the one that has the roles
	/// @param relayValues one of these has to be in it
	record Token(@DefaultValue("sub") String subjectClaim, @DefaultValue( {
			"azp", "appid", "client_id" }) List<String> clientClaims, @DefaultValue("roles") String rolesClaim,
			@DefaultValue("idtyp") String personClaim, @DefaultValue("user") List<String> personValues,
			@Nullable String relayClaim, @DefaultValue("Switchback.Relay") List<String> relayValues){

		Token {
			clientClaims = List.copyOf(clientClaims);
			personValues = List.copyOf(personValues);
			relayValues = List.copyOf(relayValues);
		}

	}

}
