package dev.switchback.outlet;

import dev.switchback.operation.Journal;
import dev.switchback.operation.ManualCards;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Opens the outlets that are configured.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CardSettings.class)
class OutletConfiguration {

	@Bean("cards")
	CardDirectory cardDirectory(CardSettings settings, ManualCards cards, Journal journal) {
		return new CardDirectory(settings, cards, journal);
	}

}
