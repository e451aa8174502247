package dev.switchback.catalog;

import dev.switchback.azure.expressroute.ExpressRoute;
import dev.switchback.azure.probe.Probes;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.catalog.canary.Canary;
import dev.switchback.catalog.peeringfailover.PeeringFailover;
import dev.switchback.catalog.vmfailover.VmFailover;
import dev.switchback.catalog.vmtestfailover.VmTestFailover;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.inventory.DeclaredMachines;
import dev.switchback.inventory.MachineAims;
import dev.switchback.inventory.ProtectedVms;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the engine can carry out.
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

	@Bean
	PeeringFailover peeringFailover(ExpressRoute azure, Probes probes, CircuitPairs pairs) {
		return new PeeringFailover(azure, probes, pairs);
	}

	@Bean
	VmFailover vmFailover(SiteRecovery azure, Probes probes, ProtectedVms machines, DeclaredMachines declared,
			MachineAims aims) {
		return new VmFailover(azure, probes, machines, declared, aims);
	}

	@Bean
	VmTestFailover vmTestFailover(SiteRecovery azure, ProtectedVms machines) {
		return new VmTestFailover(azure, machines);
	}

	@Bean
	Canary canary(ExpressRoute azure, CircuitPairs pairs) {
		return new Canary(azure, pairs);
	}

}
