package dev.switchback.security;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// Which role opens which route. There are no sessions and no cookies, so nothing can be forged across sites.
@Configuration(proxyBeanMethods = false)
class Doors {

	/// What a page may load: nothing that is not ours. Swagger UI draws its icons from `data:` addresses.
	private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
			+ "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	/// What needs no token: the contract and its reader, and what a load balancer asks.
	private static final String[] PUBLIC = { "/openapi.yaml", "/docs", "/docs.html", "/docs.js",
			"/webjars/swagger-ui/**", "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness" };

	private static final StaticHeadersWriter NO_STORE = new StaticHeadersWriter("Cache-Control", "no-store");

	@Bean
	SecurityFilterChain bearersOnly(HttpSecurity http, AuthenticationManager callers,
			AuthenticationEntryPoint unauthenticated, AccessDeniedHandler forbidden) {
		return http.csrf(AbstractHttpConfigurer::disable)
			.cors(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.authorizeHttpRequests(Doors::routes)
			.oauth2ResourceServer((server) -> server.authenticationManagerResolver((_) -> callers)
				.authenticationEntryPoint(unauthenticated)
				.accessDeniedHandler(forbidden))
			.exceptionHandling(
					(handling) -> handling.authenticationEntryPoint(unauthenticated).accessDeniedHandler(forbidden))
			.headers(Doors::headers)
			.build();
	}

	private static void routes(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		requests.dispatcherTypeMatchers(DispatcherType.ERROR)
			.permitAll()
			.requestMatchers(HttpMethod.GET, PUBLIC)
			.permitAll()
			.requestMatchers(HttpMethod.HEAD, PUBLIC)
			.permitAll()
			.requestMatchers(HttpMethod.POST, "/v1/operations/*/decisions")
			.hasAnyRole(Role.OPERATOR.name(), Role.APPROVER.name())
			.requestMatchers(HttpMethod.POST, "/v1/**")
			.hasRole(Role.OPERATOR.name())
			.requestMatchers(HttpMethod.PUT, "/v1/**")
			.hasRole(Role.OPERATOR.name())
			.requestMatchers("/v1/inventory")
			.hasRole(Role.OPERATOR.name())
			.anyRequest()
			.hasRole(Role.VIEWER.name());
	}

	private static void headers(HeadersConfigurer<?> headers) {
		var answers = PathPatternRequestMatcher.withDefaults();
		headers.contentTypeOptions(Customizer.withDefaults())
			.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER))
			.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT))
			.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
			.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(answers.matcher("/v1/**"), NO_STORE))
			.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(answers.matcher("/actuator/**"), NO_STORE));
	}

}
