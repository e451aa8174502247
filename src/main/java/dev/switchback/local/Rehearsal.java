package dev.switchback.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/// Puts the rehearsal together.
@Configuration(proxyBeanMethods = false)
@OnRehearsal
class Rehearsal {

	/// A post-processor rather than a bean that others would have to depend upon: tokens, simulator and the settings
	/// that lead to them are there before the first bean that reads them, and nobody outside this room has to know of
	/// it.
	@Bean
	static BeanFactoryPostProcessor rehearsalGround(ConfigurableEnvironment environment) {
		return (beans) -> {
			Stage stage = beans.getBean("rehearsalStage", Stage.class);
			environment.getPropertySources()
				.addLast(new MapPropertySource("rehearsal", new HashMap<>(stage.defaults())));
			declarations().forEach(environment.getPropertySources()::addLast);
		};
	}

	/// What is declared about the simulated estate.
	private static List<PropertySource<?>> declarations() {
		try {
			return new YamlPropertySourceLoader().load("rehearsal estate", new ClassPathResource("rehearsal.yaml"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The declarations of the simulated estate cannot be read", ex);
		}
	}

	/// Closed after everything else, as it is the first bean that is made.
	@Bean
	static Stage rehearsalStage(Environment environment) {
		return Stage.set(RehearsalSettings.of(environment), new SecureRandom());
	}

	@Bean
	Greeter greeter(Environment environment, Stage stage) {
		return new Greeter(RehearsalSettings.of(environment), stage.simulator(), System.out);
	}

}
