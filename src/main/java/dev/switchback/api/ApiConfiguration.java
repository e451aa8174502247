package dev.switchback.api;

import java.util.List;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// Puts the web edge together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class ApiConfiguration implements WebMvcConfigurer {

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new SubmittedResolver());
	}

	@Override
	public void addViewControllers(ViewControllerRegistry registry) {
		registry.addRedirectViewController("/docs", "/docs.html");
	}

	@Bean
	Problems problems(JsonMapper json) {
		return new Problems(json);
	}

	@Bean
	Doorkeeper doorkeeper(Problems problems) {
		return new Doorkeeper(problems);
	}

	@Bean
	UntilShutdown patience() {
		return new UntilShutdown(System::nanoTime);
	}

	@Bean
	Waiting waiting(Patience patience, ApiSettings settings) {
		return new Waiting(patience, settings.waitInterval());
	}

	@Bean
	EventStreams eventStreams(JsonMapper json, Patience patience, ApiSettings settings) {
		return new EventStreams(json, patience, settings);
	}

}
