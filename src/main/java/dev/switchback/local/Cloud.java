package dev.switchback.local;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Sees to it that nothing of a rehearsal gets into the cloud.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "switchback.mode", havingValue = "cloud")
class Cloud {

	/// Before the first bean: a service that refuses to start must not have signed in anywhere.
	@Bean
	static BeanFactoryPostProcessor cloudRefusals(Environment environment) {
		return (_) -> new CloudRefusals(environment).check();
	}

}
