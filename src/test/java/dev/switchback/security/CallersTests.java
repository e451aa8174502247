package dev.switchback.security;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import static org.assertj.core.api.Assertions.assertThat;

class CallersTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Callers.class)
		.withBean(JwtDecoder.class, () -> (token) -> {
			throw new AssertionError("not asked here");
		});

	@Test
	void areTheFilesInARehearsal() {
		this.runner.run((context) -> assertThat(context).getBean(AuthenticationManager.class)
			.isInstanceOf(RehearsalCallers.class));
	}

	@Test
	void areTheIssuersInTheCloud() {
		for (var audiences : new String[] { "audiences=api://switchback", "audiences[0]=api://switchback" }) {
			this.runner
				.withPropertyValues("switchback.mode=cloud", "spring.security.oauth2.resourceserver.jwt." + audiences)
				.run((context) -> assertThat(context).getBean(AuthenticationManager.class)
					.isInstanceOf(IssuedCallers.class));
		}
	}

	@Test
	void areNobodyInTheCloudWithoutAnAudience() {
		for (var audiences : new String[] { "x=y", "spring.security.oauth2.resourceserver.jwt.audiences=",
				"spring.security.oauth2.resourceserver.jwt.audiences=," }) {
			this.runner.withPropertyValues("switchback.mode=cloud", audiences)
				.run((context) -> assertThat(context).as(audiences)
					.getFailure()
					.rootCause()
					.hasMessageContaining("the audience of tokens must be named"));
		}
	}

}
