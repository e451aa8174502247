package dev.switchback.simulator;

import org.junit.jupiter.api.Test;

import dev.switchback.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

/// Somebody else changes things past the API that we watch.
class DriftTests {

	private final Rig rig = new Rig();

	@Test
	void aPortalUserSwitchesAPeeringAtAMoment() {
		this.rig.simulator.order(
				"{\"kind\":\"drift\",\"circuit\":\"contoso-dub\",\"set\":{\"state\":\"Disabled\"},\"after\":\"PT10S\"}");

		this.rig.time.advance("PT9S");
		assertThat(this.rig.peering(Rig.DUB).path("state").asString()).isEqualTo("Enabled");
		this.rig.time.advance("PT1S");
		assertThat(this.rig.peering(Rig.DUB).path("state").asString()).isEqualTo("Disabled");
		assertThat(this.rig.peering(Rig.DUB).path("provisioningState").asString()).isEqualTo("Updating");
		this.rig.time.advance("PT1M");
		assertThat(this.rig.summary(Rig.DUB, "primary")).isEqualTo("Idle");
	}

	@Test
	void itHappensWhetherOrNotAnybodyLooks() {
		this.rig.simulator.order(
				"{\"kind\":\"drift\",\"circuit\":\"contoso-dub\",\"set\":{\"state\":\"Disabled\"},\"after\":\"PT10S\"}");
		this.rig.time.advance("PT1H");

		// The write took 4 s and BGP 1.5 s, from 10 s on.
		assertThat(this.rig.read(Rig.DUB + Rig.PEERING + "/routeTablesSummary/primary")
			.path("value")
			.path(0)
			.path("upDown")
			.asString()).isEqualTo("00:59:44");
	}

	@Test
	void itIsNoLineOfTheLedgerButKnown() {
		var id = this.rig.simulator
			.order("{\"kind\":\"drift\",\"circuit\":\"contoso-dub\",\"set\":{\"state\":\"Disabled\"}}");
		this.rig.time.advance("PT1S");

		assertThat(this.rig.fault(id).path("fired").asInt()).isEqualTo(1);
		assertThat(this.rig.simulator.mutations()).isEmpty();
		var seen = Rig.json(this.rig.admin("GET", "/mutations", "")).path("interferences").path(0);
		assertThat(seen.path("change").asString()).isEqualTo("state Enabled→Disabled");
		assertThat(seen.path("by").asString()).isEqualTo("a portal user");
		assertThat(seen.path("circuit").asString()).isEqualTo("contoso-dub");
	}

	@Test
	void aCallOfOursMaySetItOff() {
		this.rig.simulator.order("""
				{"kind":"drift","circuit":"contoso-ams","set":{"state":"Enabled"},"after":"PT20S","times":1,
				 "match":{"method":"PUT","circuit":"contoso-ams"}}""");
		this.rig.time.advance("PT5M");
		assertThat(this.rig.peering(Rig.AMS).path("state").asString()).isEqualTo("Enabled");

		this.rig.switchTo(Rig.AMS, "Disabled");
		this.rig.time.advance("PT19S");
		assertThat(this.rig.peering(Rig.AMS).path("state").asString()).isEqualTo("Disabled");
		this.rig.time.advance("PT1S");
		assertThat(this.rig.peering(Rig.AMS).path("state").asString()).isEqualTo("Enabled");
	}

	@Test
	void itWaitsWhileTheCircuitIsBusy() {
		this.rig.simulator.order(
				"{\"kind\":\"drift\",\"circuit\":\"contoso-ams\",\"set\":{\"state\":\"Enabled\"},\"after\":\"PT1S\"}");
		var accepted = this.rig.switchTo(Rig.AMS, "Disabled");

		this.rig.time.advance("PT3.9S");
		assertThat(this.rig.peering(Rig.AMS).path("state").asString()).isEqualTo("Disabled");
		this.rig.time.advance("PT0.1S");
		assertThat(this.rig.status(accepted)).isEqualTo("Succeeded");
		assertThat(this.rig.peering(Rig.AMS).path("state").asString()).isEqualTo("Enabled");
	}

	@Test
	void ourWritesWaitForTheirs() {
		this.rig.simulator.order("{\"kind\":\"drift\",\"circuit\":\"contoso-ams\",\"etagOnly\":true}");
		this.rig.time.advance("PT1S");

		assertThat(this.rig.switchTo(Rig.AMS, "Disabled").status()).isEqualTo(429);
	}

	@Test
	void aPowerShellUserMovesTheEtagOnly() {
		var before = this.rig.json(Rig.AMS + Rig.PEERING);
		this.rig.simulator.order("{\"kind\":\"drift\",\"circuit\":\"contoso-ams\",\"etagOnly\":true}");
		this.rig.time.advance("PT1M");
		var after = this.rig.json(Rig.AMS + Rig.PEERING);

		assertThat(after.path("etag")).isNotEqualTo(before.path("etag"));
		assertThat(after.path("properties")).isEqualTo(before.path("properties"));
		assertThat(
				Rig.json(this.rig.admin("GET", "/mutations", "")).path("interferences").path(0).path("by").asString())
			.isEqualTo("a PowerShell user");
	}

	@Test
	void aFaultTakenBackLeavesWhatItHasSetOff() {
		var id = this.rig.simulator
			.order("{\"kind\":\"drift\",\"circuit\":\"contoso-ams\",\"set\":{\"state\":\"Disabled\"}}");
		this.rig.time.advance("PT1S");
		this.rig.admin("DELETE", "/faults/" + id, "");
		this.rig.time.advance("PT1M");

		assertThat(this.rig.peering(Rig.AMS).path("state").asString()).isEqualTo("Disabled");
		assertThat(Json.parse(this.rig.admin("GET", "/faults", "").body()).path("faults").isEmpty()).isTrue();
	}

	@Test
	void aFaultTakenBackInTimeSetsNothingOff() {
		var id = this.rig.simulator.order(
				"{\"kind\":\"drift\",\"circuit\":\"contoso-ams\",\"set\":{\"state\":\"Disabled\"},\"after\":\"PT10S\"}");
		this.rig.admin("DELETE", "/faults/" + id, "");
		this.rig.time.advance("PT1M");

		assertThat(this.rig.peering(Rig.AMS).path("state").asString()).isEqualTo("Enabled");
	}

}
