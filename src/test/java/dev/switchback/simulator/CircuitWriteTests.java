package dev.switchback.simulator;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.wire.Request;

import static org.assertj.core.api.Assertions.assertThat;

class CircuitWriteTests {

	private final Rig rig = new Rig();

	@Test
	void tagsAreChangedAtOnce() {
		var before = this.rig.json(Rig.AMS);
		var patched = this.rig
			.send(Request.of("PATCH", Rig.url(Rig.AMS)).withBody("application/json", "{\"tags\":{\"owner\":\"me\"}}"));

		assertThat(patched.status()).isEqualTo(200);
		assertThat(patched.header("Azure-AsyncOperation")).isNull();
		var after = this.rig.json(Rig.AMS);
		assertThat(after.path("tags").toString()).isEqualTo("{\"owner\":\"me\"}");
		assertThat(after.path("etag")).isNotEqualTo(before.path("etag"));
		assertThat(after.path("properties")).isEqualTo(before.path("properties"));
		assertThat(this.rig.simulator.mutations()).singleElement()
			.satisfies((line) -> assertThat(line.change()).isEqualTo("contoso-ams tags"));
	}

	@Test
	void aPatchWithoutTagsLeavesThem() {
		this.rig.send(Request.of("PATCH", Rig.url(Rig.AMS)).withBody("application/json", "{}"));

		assertThat(this.rig.json(Rig.AMS).path("tags").toString()).isEqualTo("{\"costCenter\":\"network\"}");
	}

	@Test
	void powerShellsWholeCircuitSwitchesItsPeerings() {
		var circuit = this.rig.json(Rig.AMS);
		((ObjectNode) circuit.path("properties").path("peerings").path(0).path("properties")).put("state", "Disabled");

		var accepted = this.rig.put(Rig.AMS, circuit);

		assertThat(accepted.status()).isEqualTo(200);
		var reading = Rig.json(accepted).path("properties");
		assertThat(reading.path("provisioningState").asString()).isEqualTo("Updating");
		assertThat(reading.path("circuitProvisioningState").asString()).isEqualTo("Disabled");
		assertThat(this.rig.switchTo(Rig.AMS, "Enabled").status()).isEqualTo(429);
		this.rig.time.advance("PT1M");
		assertThat(this.rig.status(accepted)).isEqualTo("Succeeded");
		assertThat(this.rig.json(Rig.AMS).path("properties").path("circuitProvisioningState").asString())
			.isEqualTo("Enabled");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("Idle");
	}

	private void putWithoutPeerings(Rig on) {
		var circuit = on.json(Rig.AMS);
		((ArrayNode) circuit.path("properties").path("peerings")).removeAll();
		on.put(Rig.AMS, circuit);
		on.time.advance("PT1M");
	}

	@Test
	void aPeeringLeftOutIsSwitchedOffOrKept() {
		putWithoutPeerings(this.rig);
		assertThat(this.rig.peering(Rig.AMS).path("state").asString()).isEqualTo("Disabled");
		var kept = new Rig(Choices.assuming("circuitPutOmittedPeerings", "KEPT"));
		putWithoutPeerings(kept);
		assertThat(kept.peering(Rig.AMS).path("state").asString()).isEqualTo("Enabled");
	}

	@Test
	void whatTheSimulatorCannotChangeIsRefusedByName() {
		var circuit = this.rig.json(Rig.AMS);
		((ObjectNode) circuit.path("properties").path("serviceProviderProperties")).put("bandwidthInMbps", 5);

		var refused = this.rig.put(Rig.AMS, circuit);

		assertThat(refused.status()).isEqualTo(400);
		assertThat(Rig.code(refused)).isEqualTo("NotSupportedBySimulator");
		assertThat(Rig.message(refused)).contains("serviceProviderProperties");
	}

	@Test
	void circuitsAreNeitherMadeNorDeleted() {
		assertThat(Rig.code(this.rig.put(Rig.NETWORK + "/expressRouteCircuits/new", Json.object())))
			.isEqualTo("NotSupportedBySimulator");
		var refused = this.rig.send(Request.of("DELETE", Rig.url(Rig.AMS)));
		assertThat(refused.status()).isEqualTo(409);
		assertThat(this.rig.simulator.mutations()).hasSize(2);
	}

}
