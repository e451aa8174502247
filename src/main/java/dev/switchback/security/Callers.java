package dev.switchback.security;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Who is believed: the file's tokens in a rehearsal, the issuer's in the cloud, never both.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class Callers {

	private static final String AUDIENCES = "spring.security.oauth2.resourceserver.jwt.audiences";

	@Bean
	@ConditionalOnProperty(name = "switchback.mode", havingValue = "rehearsal", matchIfMissing = true)
	AuthenticationManager rehearsalCallers(SecuritySettings settings) {
		return new RehearsalCallers(new TokensFile(settings.tokensFile()));
	}

	/// Without an audience, a token that the issuer made for somebody else would open this door, too.
	@Bean
	@ConditionalOnProperty(name = "switchback.mode", havingValue = "cloud")
	AuthenticationManager issuedCallers(SecuritySettings settings, JwtDecoder decoder, Environment environment) {
		var audiences = Binder.get(environment).bind(AUDIENCES, Bindable.listOf(String.class)).orElseGet(List::of);
		if (audiences.stream().allMatch(String::isBlank)) {
			throw new IllegalStateException("In mode cloud the audience of tokens must be named: set " + AUDIENCES
					+ " to the application's id.");
		}
		return new IssuedCallers(decoder, new IssuedTokens(settings.token()));
	}

}
