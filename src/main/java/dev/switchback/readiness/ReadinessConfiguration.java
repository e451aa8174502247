package dev.switchback.readiness;

import java.time.InstantSource;
import java.util.UUID;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.inventory.Designs;
import dev.switchback.readiness.discovery.Discovery;
import dev.switchback.readiness.discovery.Drills;
import dev.switchback.readiness.discovery.Telling;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts assessing together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AssessmentSettings.class)
class ReadinessConfiguration {

	@Bean
	Assessing assessing(Assessments assessments, Arm arm, SiteRecovery vaults, CircuitPairs pairs, Designs designs,
			Drills drills, InstantSource clock, AssessmentSettings settings) {
		return new Assessing(assessments, Discovery.of(arm, vaults.vaults()), new Telling(pairs, designs), drills,
				clock, UUID::randomUUID, settings);
	}

}
