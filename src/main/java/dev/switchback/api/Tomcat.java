package dev.switchback.api;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives Tomcat our manners.
@Configuration(proxyBeanMethods = false)
class Tomcat {

	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsInsteadOfPages(Problems problems) {
		return (factory) -> factory
			.addContextCustomizers((context) -> context.getParent().getPipeline().addValve(new ProblemValve(problems)));
	}

}
