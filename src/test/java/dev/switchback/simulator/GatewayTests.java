package dev.switchback.simulator;

import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GatewayTests {

	private final Rig rig = new Rig();

	@Test
	void aGatewayIsZoneRedundantByItsAddress() {
		var gateway = this.rig.json(Rig.GATEWAY).path("properties");

		assertThat(gateway.path("gatewayType").asString()).isEqualTo("ExpressRoute");
		assertThat(gateway.path("sku").path("name").asString()).isEqualTo("ErGw2AZ");
		assertThat(gateway.path("resiliencyModel").asString()).isEqualTo("MultiHomed");
		var address = gateway.path("ipConfigurations").path(0).path("properties").path("publicIPAddress").path("id");
		assertThat(this.rig.json(address.asString()).path("zones").size()).isEqualTo(3);
	}

	@Test
	void connectionsLeadToBothCircuits() {
		var peers = new TreeSet<String>();
		this.rig.json(Rig.GATEWAY + "/connections").path("value").forEach((connection) -> {
			assertThat(connection.path("properties").path("connectionType").asString()).isEqualTo("ExpressRoute");
			assertThat(connection.path("properties").path("routingWeight").asInt()).isZero();
			peers.add(connection.path("properties").path("peer").path("id").asString());
		});

		assertThat(peers).containsExactly(Rig.AMS, Rig.DUB);
	}

	@Test
	void peersAreTheEdgeRoutersOfBothCircuits() {
		var peers = this.rig.read(Rig.GATEWAY + "/getBgpPeerStatus").path("value");

		assertThat(peers.size()).isEqualTo(8);
		peers.forEach((peer) -> {
			assertThat(peer.path("asn").asInt()).isEqualTo(12076);
			assertThat(peer.path("state").asString()).isEqualTo("Connected");
			assertThat(peer.path("routesReceived").asInt()).isEqualTo(4);
			assertThat(peer.path("connectedDuration").asString()).matches("\\d+\\.\\d\\d:\\d\\d:\\d\\d\\.\\d{7}");
		});
	}

	@Test
	void learnedRoutesCarryBothAsns() {
		var rows = this.rig.read(Rig.GATEWAY + "/getLearnedRoutes").path("value");

		assertThat(rows.size()).isEqualTo(2 * (1 + 4 * 4));
		assertThat(rows.path(0).path("origin").asString()).isEqualTo("Network");
		assertThat(rows.path(0).has("nextHop")).isFalse();
		assertThat(rows.path(1).path("origin").asString()).isEqualTo("EBgp");
		assertThat(rows.path(1).path("asPath").asString()).isEqualTo("12076-65010");
		assertThat(rows.path(1).path("nextHop").asString()).isEqualTo("10.100.255.4");
	}

	@Test
	void theGatewayHearsLaterThanTheEdge() {
		this.rig.switchTo(Rig.AMS, "Disabled");
		// 4 s for the PUT, 1.5 s for BGP, 0.5 s for the edge, 1 s more for the gateway.
		this.rig.time.advance("PT6.2S");

		assertThat(this.rig.learned("10.1.0.0/16")).isEqualTo(8);
		assertThat(this.rig.learned("10.1.0.0/16")).isEqualTo(4);
	}

	@Test
	void advertisedRoutesNeedAPeer() {
		assertThat(this.rig.post(Rig.GATEWAY + "/getAdvertisedRoutes").status()).isEqualTo(400);
		var rows = this.rig.read(Rig.GATEWAY + "/getAdvertisedRoutes?peer=10.100.255.4").path("value");
		assertThat(rows.path(0).path("network").asString()).isEqualTo("10.100.0.0/16");
		assertThat(this.rig.read(Rig.GATEWAY + "/getAdvertisedRoutes?peer=10.0.0.1").path("value").isEmpty()).isTrue();
	}

	@Test
	void azuresOwnFailoverTestsAreEmptyAndCannotBeStarted() {
		assertThat(this.rig.read(Rig.GATEWAY + "/getFailoverAllTestsDetails?type=All&fetchLatest=true").isEmpty())
			.isTrue();
		var refused = this.rig.post(Rig.GATEWAY + "/startSiteFailoverTest?peeringLocation=Amsterdam");
		assertThat(Rig.code(refused)).isEqualTo("NotSupportedBySimulator");
		assertThat(this.rig.simulator.mutations()).hasSize(1);
	}

}
