package dev.switchback.simulator;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.GatewayPlan;
import dev.switchback.simulator.estate.HealthyPairs;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/// Contoso wants 4 MB/s into Azure and 6 MB/s out.
class CounterTests {

	private static final List<String> NAMES = List.of("primarybytesIn", "primarybytesOut", "secondarybytesIn",
			"secondarybytesOut");

	private final Rig rig = new Rig();

	private List<Long> counters(Rig of, String circuit) {
		var stats = of.json(circuit + "/stats");
		var counters = new ArrayList<Long>();
		NAMES.forEach((name) -> counters.add(stats.path(name).asLong()));
		return counters;
	}

	private List<Long> perSecond(Rig of, String circuit) {
		var before = counters(of, circuit);
		of.time.advance("PT10S");
		var after = counters(of, circuit);
		var rates = new ArrayList<Long>();
		for (int i = 0; i < before.size(); i++) {
			rates.add((after.get(i) - before.get(i)) / 10);
		}
		return rates;
	}

	@Test
	void bothCircuitsShareTheDemand() {
		assertThat(perSecond(this.rig, Rig.AMS)).containsExactly(1_000_000L, 1_500_000L, 1_000_000L, 1_500_000L);
		assertThat(perSecond(this.rig, Rig.DUB)).containsExactly(1_000_000L, 1_500_000L, 1_000_000L, 1_500_000L);
	}

	@Test
	void theSurvivorTakesAllOfIt() {
		this.rig.settle(Rig.AMS, "Disabled");

		assertThat(perSecond(this.rig, Rig.AMS)).containsOnly(0L);
		assertThat(perSecond(this.rig, Rig.DUB)).containsExactly(2_000_000L, 3_000_000L, 2_000_000L, 3_000_000L);
	}

	@Test
	void theHeavierConnectionTakesAllOfIt() {
		var contoso = HealthyPairs.contoso();
		var gateway = GatewayPlan.zoneRedundant("contoso-gw", "westeurope", "10.100")
			.connectedTo("contoso-ams", 10)
			.connectedTo("contoso-dub", 0);
		var weighted = new Rig(
				Estate.of(new PairPlan("contoso", contoso.circuits(), List.of(gateway), contoso.demand())),
				Settings.DEFAULT);

		assertThat(perSecond(weighted, Rig.AMS)).containsExactly(2_000_000L, 3_000_000L, 2_000_000L, 3_000_000L);
		assertThat(perSecond(weighted, Rig.DUB)).containsOnly(0L);
		weighted.settle(Rig.AMS, "Disabled");
		assertThat(perSecond(weighted, Rig.DUB)).containsExactly(2_000_000L, 3_000_000L, 2_000_000L, 3_000_000L);
	}

	@Test
	void peeringAndConnectionCountTheSame() {
		var circuit = this.rig.json(Rig.AMS + "/stats");
		var connection = this.rig.json(Rig.NETWORK + "/connections/contoso-gw-contoso-ams").path("properties");

		assertThat(this.rig.json(Rig.AMS + Rig.PEERING + "/stats")).isEqualTo(circuit);
		assertThat(connection.path("ingressBytesTransferred").asLong())
			.isEqualTo(circuit.path("primarybytesIn").asLong() + circuit.path("secondarybytesIn").asLong());
		assertThat(this.rig.get(Rig.AMS + "/peerings/MicrosoftPeering/stats").status()).isEqualTo(404);
	}

}
