package dev.switchback.azure.expressroute;

import dev.switchback.azure.arm.Secrets;
import dev.switchback.azure.arm.Arm;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.LiveReplicas;
import dev.switchback.playbook.OwnWrites;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Offers ExpressRoute to the playbooks, and its keeper to the engine.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExpressRouteSettings.class)
class ExpressRouteConfiguration {

	@Bean
	ExpressRoute expressRoute(Arm arm, OwnWrites ownWrites, HealthyCircuits healthy, LiveReplicas replicas,
			ExpressRouteSettings settings) {
		return new ExpressRoute(arm, ownWrites, healthy, replicas, Secrets.ofThisMachine(), settings);
	}

	@Bean
	Keeper peeringKeeper(ExpressRoute expressRoute) {
		return expressRoute.keeper();
	}

}
