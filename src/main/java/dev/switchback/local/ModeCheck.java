package dev.switchback.local;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Refuses a mode that does not exist, before anything starts: a misspelled `cloud` must not become something in
/// between.
@Configuration(proxyBeanMethods = false)
class ModeCheck {

	@Bean
	static BeanFactoryPostProcessor modeExists(Environment environment) {
		return (_) -> Binder.get(environment).bind("switchback.mode", Mode.class);
	}

}
