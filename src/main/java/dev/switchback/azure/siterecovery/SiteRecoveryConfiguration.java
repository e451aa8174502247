package dev.switchback.azure.siterecovery;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.switchback.azure.arm.Arm;
import dev.switchback.playbook.Keeper;

/// Offers Site Recovery to the playbooks, and its keepers to the engine.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SiteRecoverySettings.class)
class SiteRecoveryConfiguration {

	@Bean
	SiteRecovery siteRecovery(Arm arm, SiteRecoverySettings settings) {
		return new SiteRecovery(arm, settings);
	}

	@Bean
	Keeper sourceKeeper(SiteRecovery siteRecovery) {
		return siteRecovery.sourceKeeper();
	}

	@Bean
	Keeper drillKeeper(SiteRecovery siteRecovery) {
		return siteRecovery.drillKeeper();
	}

}
