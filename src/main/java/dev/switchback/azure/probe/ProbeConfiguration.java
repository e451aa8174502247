package dev.switchback.azure.probe;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.switchback.azure.arm.ArmAddress;
import dev.switchback.azure.arm.Ticker;

/// Offers probes to the playbooks.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProbeSettings.class)
class ProbeConfiguration {

	@Bean
	Prober prober(ProbeSettings settings, ArmAddress arm, Ticker ticker) {
		var network = new NetworkProber(new Networks(settings.networks()), Door.OPEN, ticker);
		return settings.rehearsed() ? new RehearsedProber(arm.endpoint(), arm.trust(), ticker, network) : network;
	}

	@Bean
	Probes probes(Prober prober, ProbeSettings settings) {
		return new Probes(prober, settings, (asking) -> Thread.ofVirtual().name("probe").start(asking));
	}

}
