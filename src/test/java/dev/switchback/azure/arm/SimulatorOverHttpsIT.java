package dev.switchback.azure.arm;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.switchback.azure.expressroute.Baseline;
import dev.switchback.azure.expressroute.DeclaredCircuit;
import dev.switchback.azure.expressroute.Drain;
import dev.switchback.azure.expressroute.ExpressRoute;
import dev.switchback.azure.expressroute.ExpressRouteSettings;
import dev.switchback.azure.expressroute.Family;
import dev.switchback.azure.expressroute.InMemoryHealthyCircuits;
import dev.switchback.azure.expressroute.Md5;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Urgency;
import dev.switchback.simulator.Options;
import dev.switchback.simulator.SimulatorServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/// The way to Azure as it is in production, down to sign-in and TLS, against the simulator's server.
class SimulatorOverHttpsIT {

	@TempDir
	private Path directory;

	private static ArmSettings settings(SimulatorServer server, String secret) {
		return new ArmSettings(server.baseUri(), server.baseUri(), server.baseUri() + "/.default",
				ArmSettings.Credential.CLIENT_SECRET, "00000000-0000-0000-0000-000000000002", Options.CLIENT_ID, secret,
				server.caFile(), true, "2025-03-01", ApiVersions.DEFAULT, Duration.ofSeconds(5), Duration.ofSeconds(15),
				Duration.ofSeconds(60));
	}

	private static ExpressRoute azure(SimulatorServer server, String secret) {
		var settings = settings(server, secret);
		var configuration = new ArmConfiguration();
		var arm = configuration.arm(settings, new InMemoryCallBudget(InstantSource.system(), BudgetSettings.DEFAULTS),
				BudgetSettings.DEFAULTS, InstantSource.system(), configuration.ticker(), configuration.pause());
		return new ExpressRoute(arm, (_) -> List.of(), new InMemoryHealthyCircuits(), List::of, Secrets.ofThisMachine(),
				ExpressRouteSettings.DEFAULT);
	}

	private static DeclaredCircuit circuit(String name, String site) {
		return DeclaredCircuit.of("/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
				+ "/providers/Microsoft.Network/expressRouteCircuits/" + name, site, Md5.NOT_USED);
	}

	private static Sighting see(Condition condition) {
		return condition
			.look(Look.at(InstantSource.system().instant(), Duration.ofSeconds(60), Urgency.RUNNING, List.of()));
	}

	@Test
	void signsInLooksAndSwitches() {
		try (var server = SimulatorServer.start(Options.in(this.directory).onPort(0))) {
			var azure = azure(server, Options.CLIENT_SECRET);
			var drill = Drain.of(Purpose.DRILL, Set.of(Family.IPV4));
			var ams = azure.peering(circuit("contoso-ams", "Amsterdam"));
			var dub = azure.peering(circuit("contoso-dub", "Dublin"));

			assertThat(see(dub.canStandInFor(ams, drill))).isInstanceOf(Sighting.Met.class);
			var baseline = (Baseline) ((Sighting.Met) see(ams.baseline(dub, drill))).learned();
			var disabled = ams.disabled(drill, dub, baseline, "restore", null);
			var ready = (Preparation.Ready) disabled
				.prepare(Look.at(InstantSource.system().instant(), Duration.ofSeconds(60), Urgency.RUNNING, List.of()));
			var sending = new Sending(UUID.randomUUID(), Urgency.RUNNING, Duration.ofSeconds(5), System.nanoTime());

			assertThat(disabled.send(ready.call(), sending)).isInstanceOfSatisfying(Answer.Accepted.class,
					(accepted) -> assertThat(
							URI.create(String.valueOf(accepted.handle().asyncOperation())).getAuthority())
						.isEqualTo(server.baseUri().getAuthority()));
			assertThat(see(disabled)).isNotInstanceOf(Sighting.Unmet.class);
			assertThat(see(dub.isCarrying(baseline, drill))).isInstanceOf(Sighting.Met.class);
		}
	}

	@Test
	void aWrongSecretIsBlindnessThatSaysWhy() {
		try (var server = SimulatorServer.start(Options.in(this.directory).onPort(0))) {
			var sighting = see(azure(server, "wrong").canBeRead(circuit("contoso-ams", "Amsterdam")));

			assertThat(sighting).isInstanceOf(Sighting.Blind.class);
			assertThat(sighting.sentence()).contains("sign-in failed").doesNotContain("wrong", "Trace ID");
		}
	}

	@Test
	void aSecretThatIsMissingIsNamed() {
		try (var server = SimulatorServer.start(Options.in(this.directory).onPort(0))) {
			assertThat(catchThrowable(() -> azure(server, ""))).hasMessageContaining("switchback.azure.client-secret");
		}
	}

	@Test
	void settingsDoNotShowTheSecret() {
		try (var server = SimulatorServer.start(Options.in(this.directory).onPort(0))) {
			assertThat(settings(server, "canary-secret").toString()).doesNotContain("canary-secret");
		}
	}

}
