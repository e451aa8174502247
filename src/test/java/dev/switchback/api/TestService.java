package dev.switchback.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.azure.probe.Askable;
import dev.switchback.azure.probe.ProbeSettings;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.azure.siterecovery.SiteRecoverySettings;
import dev.switchback.engine.EngineDriver;
import dev.switchback.inventory.ProbeWarnings;
import dev.switchback.inventory.ProtectedVms;
import dev.switchback.readiness.Assessing;
import dev.switchback.readiness.AssessmentSettings;
import dev.switchback.readiness.discovery.NoDrills;
import dev.switchback.readiness.discovery.Telling;
import dev.switchback.operation.IdempotencyKeys;
import dev.switchback.operation.Previews;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.world.Settings;
import dev.switchback.store.InMemoryDeclaredMachines;
import dev.switchback.store.InMemoryDesigns;
import dev.switchback.store.InMemoryFeed;
import dev.switchback.store.InMemoryOperations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The service without database, Azure and scheduler: the real web edge, security and reception over the in-memory store.
/// Not annotated as a configuration, so that a scan of the whole service does not come upon it.
@EnableAutoConfiguration
@ComponentScan({ "dev.switchback.api", "dev.switchback.security", "dev.switchback.engine" })
@Import(EngineDriver.class)
class TestService {

	@Bean
	TestTime time() {
		return new TestTime();
	}

	@Bean
	InMemoryOperations operations(TestTime time) {
		return new InMemoryOperations(time);
	}

	@Bean
	InMemoryFeed feed(InMemoryOperations operations) {
		return new InMemoryFeed(operations);
	}

	@Bean
	IdempotencyKeys keys(InMemoryOperations operations) {
		return operations.keys();
	}

	@Bean
	Previews previews(InMemoryOperations operations) {
		return operations.previews();
	}

	@Bean
	ToyWorld world(TestTime time) {
		return new ToyWorld(time);
	}

	@Bean
	ToyFailover failover(ToyWorld world) {
		return new ToyFailover(world);
	}

	@Bean
	ToyCanary canary() {
		return new ToyCanary();
	}

	/// Of a simulated vault, in which nothing moves.
	@Bean
	ProtectedVms machines(TestTime time) {
		var simulator = new ArmSimulator(time, Estate.rehearsal(), Settings.DEFAULT, 7);
		var cloud = new InProcessAzure(time, () -> 0, (_) -> {
		}, simulator);
		var vault = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/dr-rg/providers/Microsoft.RecoveryServices/vaults/dr-vault";
		return new ProtectedVms(new SiteRecovery(cloud.arm(), SiteRecoverySettings.of(List.of(vault))));
	}

	@Bean
	InMemoryDeclaredMachines declaredMachines() {
		return new InMemoryDeclaredMachines();
	}

	/// Probes may go to these networks only.
	@Bean
	ProbeWarnings warnings() {
		return new ProbeWarnings(new Askable(new ProbeSettings(List.of("10.1.0.0/16", "10.70.0.0/16"), Duration.ZERO,
				Duration.ZERO, Duration.ZERO, Duration.ZERO, false)));
	}

	@Bean
	TestPairs pairs(InMemoryOperations operations) {
		return new TestPairs(operations);
	}

	@Bean
	InMemoryAssessments assessments() {
		return new InMemoryAssessments();
	}

	@Bean
	InMemoryDesigns designs() {
		return new InMemoryDesigns();
	}

	/// Azure is as a file shows it.
	@Bean
	Assessing assessing(InMemoryAssessments assessments, TestPairs pairs, InMemoryDesigns designs, TestTime time) {
		return new Assessing(assessments, (_, _, _, _) -> {
			try {
				return (ObjectNode) JsonMapper.shared()
					.readTree(Files.readString(Path.of("src/test/resources/readiness/healthy.json")));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}, new Telling(pairs, designs), new NoDrills(), time, UUID::randomUUID, new AssessmentSettings(null, List.of(),
				0.1, Duration.ZERO, Duration.ofMinutes(1), Duration.ofDays(400), List.of()));
	}

	@Bean
	@Primary
	TestPatience testPatience() {
		return new TestPatience();
	}

	@Bean
	DynamicPropertyRegistrar tokens() {
		return (properties) -> properties.add("switchback.security.tokens-file", TestTokens::write);
	}

	@Bean
	MockMvcBuilderCustomizer everyExchangeFitsTheContract() {
		return (builder) -> builder.alwaysDo((result) -> Contract.check(Exchange.of(result)));
	}

}
