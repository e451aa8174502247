package dev.switchback.store;

import java.security.SecureRandom;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the store is given from outside: chance, and clocks.
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

	@Bean
	Codes codes() {
		return new Codes(new SecureRandom());
	}

}
