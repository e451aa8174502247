package dev.switchback.azure.probe;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.switchback.azure.arm.Ticker;

/// Offers probes to the playbooks.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProbeSettings.class)
class ProbeConfiguration {

	@Bean
	Prober prober(ProbeSettings settings, Ticker ticker) {
		return new NetworkProber(new Networks(settings.networks()), Door.OPEN, ticker);
	}

	@Bean
	Probes probes(Prober prober, ProbeSettings settings) {
		return new Probes(prober, settings, (asking) -> Thread.ofVirtual().name("probe").start(asking));
	}

}
