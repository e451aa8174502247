package dev.switchback.simulator;

import java.util.List;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.Demand;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.GatewayPlan;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.PeeringPlan;
import dev.switchback.simulator.estate.Transfer;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;
import dev.switchback.simulator.world.Mutation;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/// Every question that no source settles, answered both ways.
class AssumptionsTests {

	private static Rig assuming(String name, Object value) {
		return new Rig(Choices.assuming(name, value));
	}

	/// One circuit called contoso-ams, protected by an MD5 key and with IPv6 beside IPv4.
	private static Rig keyed(Settings settings) {
		var peering = PeeringPlan
			.privatePeering(65010, 201, new Transfer("172.16.1.0/30", "172.16.1.4/30"), "10.1.0.0/16")
			.withKey("s3cret")
			.withIpv6(new Transfer("fd00:1::/126", "fd00:1::4/126"), "fd10::/48");
		var circuit = CircuitPlan.circuit("contoso-ams", "westeurope", "Amsterdam", "Equinix", peering);
		var gateway = GatewayPlan.zoneRedundant("contoso-gw", "westeurope", "10.100").connectedTo("contoso-ams", 0);
		return new Rig(Estate.of(new PairPlan("contoso", List.of(circuit), List.of(gateway), Demand.NONE)), settings);
	}

	private static Response switchWithKey(Rig rig, String state, String key) {
		var body = rig.writable(Rig.AMS);
		((ObjectNode) body.path("properties")).put("state", state).put("sharedKey", key);
		var accepted = rig.put(Rig.AMS + Rig.PEERING, body);
		rig.time.advance("PT1M");
		return accepted;
	}

	@Test
	void aKeyLeftOutIsClearedAndKeepsBgpDown() {
		var rig = keyed(Settings.DEFAULT);
		assertThat(rig.summary(Rig.AMS, "primary")).isEqualTo("1");

		rig.settle(Rig.AMS, "Disabled");
		rig.settle(Rig.AMS, "Enabled");

		assertThat(rig.peering(Rig.AMS).path("state").asString()).isEqualTo("Enabled");
		assertThat(rig.summary(Rig.AMS, "primary")).isEqualTo("Active");
		assertThat(rig.simulator.mutations().getFirst().change())
			.isEqualTo("contoso-ams AzurePrivatePeering state Enabled→Disabled, sharedKey cleared");
		switchWithKey(rig, "Enabled", "s3cret");
		assertThat(rig.summary(Rig.AMS, "primary")).isEqualTo("1");
		assertThat(rig.simulator.mutations().toString()).doesNotContain("s3cret");
	}

	@Test
	void aKeyLeftOutMayBeKept() {
		var rig = keyed(Choices.assuming("sharedKeyOmitted", "KEEPS"));

		rig.settle(Rig.AMS, "Disabled");
		rig.settle(Rig.AMS, "Enabled");

		assertThat(rig.summary(Rig.AMS, "primary")).isEqualTo("1");
	}

	@Test
	void anEmptyKeyClearsInEitherCase() {
		var rig = keyed(Choices.assuming("sharedKeyOmitted", "KEEPS"));

		switchWithKey(rig, "Enabled", "");

		assertThat(rig.summary(Rig.AMS, "primary")).isEqualTo("Active");
	}

	@Test
	void aKeyIsNeverShown() {
		var rig = keyed(Settings.DEFAULT);

		switchWithKey(rig, "Enabled", "s3cret");

		assertThat(rig.get(Rig.AMS).text()).doesNotContain("s3cret", "sharedKey");
		assertThat(rig.get(Rig.AMS + Rig.PEERING).text()).doesNotContain("s3cret", "sharedKey");
	}

	@Test
	void switchingIpv4OffTakesIpv6Down() {
		var rig = keyed(Settings.DEFAULT);
		switchWithKey(rig, "Disabled", "s3cret");

		assertThat(rig.peering(Rig.AMS).path("ipv6PeeringConfig").path("state").asString()).isEqualTo("Enabled");
		assertThat(rig.read(Rig.AMS + Rig.PEERING + "/routeTables/primary").toString()).doesNotContain("fd10::/48");
	}

	@Test
	void switchingIpv4OffMayLeaveIpv6Up() {
		var rig = keyed(Choices.assuming("ipv4DisableTakesIpv6", false));
		switchWithKey(rig, "Disabled", "s3cret");

		assertThat(rig.read(Rig.AMS + Rig.PEERING + "/routeTables/primary").toString()).contains("fd10::/48")
			.doesNotContain("10.1.0.0/16\"");
	}

	@Test
	void ipv6HasASwitchOfItsOwn() {
		var rig = keyed(Choices.assuming("ipv6InSummaries", true));
		var body = rig.writable(Rig.AMS);
		((ObjectNode) body.path("properties")).put("sharedKey", "s3cret");
		((ObjectNode) body.path("properties").path("ipv6PeeringConfig")).put("state", "Disabled");
		rig.put(Rig.AMS + Rig.PEERING, body);
		rig.time.advance("PT1M");

		var rows = rig.read(Rig.AMS + Rig.PEERING + "/routeTablesSummary/primary").path("value");
		assertThat(rows.path(0).path("neighbor").asString()).isEqualTo("172.16.1.1");
		assertThat(rows.path(0).path("statePfxRcd").asString()).isEqualTo("1");
		assertThat(rows.path(1).path("neighbor").asString()).isEqualTo("fd00:1:0:0:0:0:0:1");
		assertThat(rows.path(1).path("statePfxRcd").asString()).isEqualTo("Active");
	}

	@Test
	void summariesMayLeaveIpv6Out() {
		assertThat(keyed(Settings.DEFAULT).read(Rig.AMS + Rig.PEERING + "/routeTablesSummary/primary").toString())
			.doesNotContain("fd00");
	}

	@Test
	void tablesOfADisabledPeeringMayBeIdleEmptyOrRefused() {
		var idle = new Rig();
		idle.settle(Rig.AMS, "Disabled");
		assertThat(idle.summary(Rig.AMS, "primary")).isEqualTo("Idle");
		var empty = assuming("disabledTables", "EMPTY");
		empty.settle(Rig.AMS, "Disabled");
		assertThat(empty.summary(Rig.AMS, "primary")).isEqualTo("no row");
		var refused = assuming("disabledTables", "ERROR");
		refused.settle(Rig.AMS, "Disabled");
		for (var table : List.of("arpTables", "routeTables", "routeTablesSummary")) {
			assertThat(refused.post(Rig.AMS + Rig.PEERING + "/" + table + "/primary").status()).isEqualTo(400);
		}
	}

	@Test
	void azuresOwnRoutesMayOutliveThePeering() {
		var kept = new Rig();
		kept.settle(Rig.AMS, "Disabled");
		assertThat(kept.read(Rig.AMS + Rig.PEERING + "/routeTables/primary").toString()).contains("10.100.0.0/16");
		var gone = assuming("disabledTablesKeepAzureRoutes", false);
		gone.settle(Rig.AMS, "Disabled");
		assertThat(gone.read(Rig.AMS + Rig.PEERING + "/routeTables/primary").path("value").isEmpty()).isTrue();
	}

	@Test
	void theCustomersArpRowMayPersistOrVanish() {
		var persists = new Rig();
		persists.settle(Rig.AMS, "Disabled");
		assertThat(persists.read(Rig.AMS + Rig.PEERING + "/arpTables/primary").toString()).contains("On-Prem");
		var vanishes = assuming("arpAfterDisable", "VANISHES");
		vanishes.settle(Rig.AMS, "Disabled");
		assertThat(vanishes.read(Rig.AMS + Rig.PEERING + "/arpTables/primary").toString()).doesNotContain("On-Prem")
			.contains("Microsoft");
	}

	private static String peer(Rig rig) {
		rig.settle(Rig.AMS, "Disabled");
		var row = rig.read(Rig.GATEWAY + "/getBgpPeerStatus?peer=10.100.255.4").path("value").path(0);
		return row.path("state").asString() + " " + row.path("routesReceived").asInt();
	}

	@Test
	void theGatewaysPeersMayStayConnectedWithoutRoutesOrDrop() {
		assertThat(peer(new Rig())).isEqualTo("Connected 0");
		assertThat(peer(assuming("gatewayPeersAfterDisable", "DROP"))).isEqualTo("Connecting 0");
	}

	private static String connection(Rig rig) {
		rig.settle(Rig.AMS, "Disabled");
		return rig.json(Rig.NETWORK + "/connections/contoso-gw-contoso-ams")
			.path("properties")
			.path("connectionStatus")
			.asString();
	}

	@Test
	void theConnectionMayStayConnectedOrNot() {
		assertThat(connection(new Rig())).isEqualTo("Connected");
		assertThat(connection(assuming("connectionAfterDisable", "NOT_CONNECTED"))).isEqualTo("NotConnected");
	}

	@Test
	void aSecondWriteIsRefusedInEitherWay() {
		var busy = new Rig();
		busy.switchTo(Rig.AMS, "Disabled");
		var retryable = busy.switchTo(Rig.AMS, "Enabled");
		assertThat(retryable.status()).isEqualTo(429);
		assertThat(Rig.code(retryable)).isEqualTo("RetryableError");
		assertThat(retryable.text()).contains("RetryableErrorDueToAnotherOperation");
		assertThat(busy.simulator.mutations().getLast().outcome()).isEqualTo(Mutation.Outcome.REFUSED);
		assertThat(busy.simulator.mutations().getLast().change())
			.isEqualTo("contoso-ams AzurePrivatePeering state Disabled→Enabled");
		var conflicting = assuming("concurrentWrite", "CONFLICT_409");
		var first = conflicting.switchTo(Rig.AMS, "Disabled");
		var conflict = conflicting.switchTo(Rig.AMS, "Enabled");
		assertThat(conflict.status()).isEqualTo(409);
		assertThat(Rig.code(conflict)).isEqualTo("AnotherOperationInProgress");
		assertThat(Rig.message(conflict)).contains(Rig.asyncOperation(first));
		conflicting.time.advance("PT4S");
		assertThat(conflicting.switchTo(Rig.AMS, "Enabled").status()).isEqualTo(200);
	}

	@Test
	void circuitsDoNotHoldEachOtherUp() {
		var rig = new Rig();
		rig.switchTo(Rig.AMS, "Disabled");

		assertThat(rig.switchTo(Rig.DUB, "Disabled").status()).isEqualTo(200);
	}

	private static Response conditional(Rig rig, String etag) {
		return rig.send(Request.of("PUT", Rig.url(Rig.AMS + Rig.PEERING))
			.with("If-Match", etag)
			.withBody("application/json", rig.writable(Rig.AMS).toString()));
	}

	@Test
	void ifMatchMayBeIgnoredOrHonoured() {
		assertThat(conditional(new Rig(), "W/\"old\"").status()).isEqualTo(200);
		var honoured = assuming("ifMatch", "HONOURED");
		var refused = conditional(honoured, "W/\"old\"");
		assertThat(refused.status()).isEqualTo(412);
		assertThat(Rig.code(refused)).isEqualTo("PreconditionFailed");
		assertThat(conditional(honoured, honoured.json(Rig.AMS + Rig.PEERING).path("etag").asString()).status())
			.isEqualTo(200);
	}

	private static Response globalReach(Rig rig) {
		var body = rig.writable(Rig.AMS);
		((ObjectNode) body.path("properties")).set("connections",
				Json.array().add(Json.object().put("name", "reach").set("properties", Json.object())));
		return rig.put(Rig.AMS + Rig.PEERING, body);
	}

	@Test
	void globalReachWithoutItsKeyMayBeRefusedOrKept() {
		assertThat(Rig.code(globalReach(new Rig()))).isEqualTo("AuthorizationKeyMissing");
		var kept = assuming("globalReachWithoutKey", "KEPT");
		assertThat(globalReach(kept).status()).isEqualTo(200);
		assertThat(kept.peering(Rig.AMS).path("connections").path(0).path("name").asString()).isEqualTo("reach");
	}

}
