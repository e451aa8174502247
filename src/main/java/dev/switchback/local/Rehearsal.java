package dev.switchback.local;

import java.security.SecureRandom;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Puts the rehearsal together.
@Configuration(proxyBeanMethods = false)
@OnRehearsal
class Rehearsal {

	/// A post-processor rather than a bean that others would have to depend upon: tokens, simulator and its certificate are
	/// there before the first bean that reads them, and nobody outside this room has to know where they come from.
	@Bean
	static BeanFactoryPostProcessor rehearsalGround(Environment environment) {
		return (beans) -> {
			StateDirectory state = RehearsalSettings.of(environment).state();
			state.alone(() -> new Tokens(new SecureRandom()).ensure(state.tokens()));
		};
	}

	@Bean
	Greeter greeter(Environment environment) {
		return new Greeter(RehearsalSettings.of(environment), System.out);
	}

}
