package dev.switchback.inventory;

import java.time.InstantSource;

import dev.switchback.azure.probe.Askable;
import dev.switchback.azure.probe.ProbeSettings;
import dev.switchback.azure.siterecovery.SiteRecovery;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Declares at start what the settings declare.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InventorySettings.class)
class InventoryConfiguration {

	@Bean
	ProtectedVms protectedVms(SiteRecovery azure) {
		return new ProtectedVms(azure);
	}

	@Bean
	ProbeWarnings probeWarnings(ProbeSettings settings) {
		return new ProbeWarnings(new Askable(settings));
	}

	@Bean
	MachineAims machineAims(Designs designs, InstantSource clock) {
		return new MachineAims(designs, clock);
	}

	@Bean
	ApplicationRunner declareCircuitPairs(InventorySettings settings, CircuitPairs pairs, InstantSource clock) {
		return (_) -> new Declarations(pairs, clock).declare(settings);
	}

}
