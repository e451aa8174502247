package dev.switchback.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.Scope;
import dev.switchback.simulator.estate.sick.SickPairs;
import dev.switchback.simulator.world.Assumptions;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Each condition can be read where a client would look for it.
class SickPairsTests {

	private final Rig rig = new Rig(SickPairs.besideHealthyOnes(), Settings.DEFAULT);

	private static String circuit(String pair, String site) {
		return SickPairs.scope(pair).id("expressRouteCircuits", pair + "-" + site);
	}

	private JsonNode privatePeering(String pair, String site) {
		return this.rig.json(circuit(pair, site) + Rig.PEERING).path("properties");
	}

	private String routes(String pair, String site) {
		return this.rig.read(circuit(pair, site) + Rig.PEERING + "/routeTables/primary").path("value").toString();
	}

	private List<String> summary(String pair, String site) {
		var states = new ArrayList<String>();
		for (var link : List.of("primary", "secondary")) {
			states.add(this.rig.read(circuit(pair, site) + Rig.PEERING + "/routeTablesSummary/" + link)
				.path("value")
				.path(0)
				.path("statePfxRcd")
				.asString());
		}
		return states;
	}

	@Test
	void thereIsAPairForEveryName() {
		assertThat(SickPairs.all().stream().map(PairPlan::name)).containsExactlyElementsOf(SickPairs.names());
		assertThatThrownBy(() -> SickPairs.named("nothing")).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("There is no pair nothing");
	}

	@ParameterizedTest
	@MethodSource("dev.switchback.simulator.estate.sick.SickPairs#names")
	void aPairIsAloneInItsSubscription(String name) {
		var resources = this.rig.json("/subscriptions/" + SickPairs.scope(name).subscription() + "/resources");

		assertThat(resources.path("value").size()).isPositive().isLessThan(15);
		resources.path("value").forEach((one) -> assertThat(one.path("id").asString()).contains("/" + name + "-rg/"));
		assertThat(this.rig.json(circuit(name, "ams")).path("properties").path("serviceKey").asString()).isNotEmpty();
		assertThat(this.rig.get(Rig.NETWORK + "/expressRouteCircuits/" + name + "-ams").status()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource({ "contoso,4,4", "one-link,3,Active", "survivor-down,Active,Active", "prefix-missing,2,2",
			"summary-only,2,2", "default-only,1,1", "emptied,3,3", "maintenance,3,3", "direct,3,3" })
	void theSurvivorsSessionsAreAsTheNameSays(String pair, String primary, String secondary) {
		if (pair.equals("contoso")) {
			assertThat(List.of(this.rig.summary(Rig.DUB, "primary"), this.rig.summary(Rig.DUB, "secondary")))
				.containsExactly(primary, secondary);
			return;
		}
		assertThat(summary(pair, "dub")).containsExactly(primary, secondary);
	}

	@Test
	void theSurvivorsRoutesAreAsTheNameSays() {
		assertThat(routes("prefix-missing", "ams")).contains("192.168.100.0/24");
		assertThat(routes("prefix-missing", "dub")).contains("10.2.0.0/16").doesNotContain("192.168.100.0/24");
		assertThat(routes("summary-only", "dub")).contains("\"10.0.0.0/8\"").doesNotContain("\"10.1.0.0/16\"");
		assertThat(routes("default-only", "dub")).contains("0.0.0.0/0").doesNotContain("10.1.0.0/16");
		assertThat(routes("maintenance", "dub")).contains("\"65010 12076 12076 12076 12076 12076 12076 12076 12076\"");
		assertThat(routes("standby-by-path", "dub")).contains("\"65010 65010 65010 65010\"");
		assertThat(routes("emptied", "ams")).doesNotContain("10.1.0.0/16");
		assertThat(summary("emptied", "ams")).containsExactly("0", "0");
		assertThat(routes("four-byte-asn", "ams")).contains("\"4200000000\"");
	}

	@Test
	void whatMakesWritingRiskyIsShown() {
		assertThat(privatePeering("provider-managed", "ams").path("lastModifiedBy").asString()).isEqualTo("Equinix");
		assertThat(privatePeering("stuck", "ams").path("provisioningState").asString()).isEqualTo("Failed");
		assertThat(this.rig.json(circuit("stuck", "ams")).path("properties").path("provisioningState").asString())
			.isEqualTo("Failed");
		assertThat(privatePeering("disabled", "ams").path("state").asString()).isEqualTo("Disabled");
		assertThat(privatePeering("virtual-wan", "ams").path("expressRouteConnection").path("id").asString())
			.endsWith("/expressRouteGateways/hub-ams/expressRouteConnections/ams");
		var reach = this.rig.json(circuit("global-reach", "ams") + Rig.PEERING + "/connections");
		assertThat(reach.path("value").path(0).path("name").asString()).isEqualTo("reach-to-london");
		assertThat(reach.toString()).doesNotContain("authorizationKey");
		assertThat(this.rig.get(circuit("md5", "ams") + Rig.PEERING).text()).doesNotContain("rehearsal-md5-key");
	}

	@Test
	void aWriteWithoutItsKeyKeepsBgpDown() {
		this.rig.settle(circuit("md5", "ams"), "Disabled");
		this.rig.settle(circuit("md5", "ams"), "Enabled");

		assertThat(summary("md5", "ams")).containsExactly("Active", "Active");
	}

	@Test
	void aGlobalReachConnectionMayBeDroppedWithoutAWord() {
		this.rig.simulator
			.settings(Settings.DEFAULT.with(Assumptions.HARMFUL.with("globalReachWithoutKey", "DROPPED")));

		this.rig.settle(circuit("global-reach", "ams"), "Disabled");

		assertThat(privatePeering("global-reach", "ams").path("connections").isEmpty()).isTrue();
	}

	@Test
	void theIdOfAVirtualWanIsLostUnlessItIsSentAlong() {
		var body = this.rig.writable(circuit("virtual-wan", "ams"));
		body.withObject("properties").putObject("expressRouteConnection");
		this.rig.put(circuit("virtual-wan", "ams") + Rig.PEERING, body);

		assertThat(privatePeering("virtual-wan", "ams").has("expressRouteConnection")).isFalse();
	}

	@Test
	void metroIsSpelledAsPeopleChooseItOrCannotBeTold() {
		assertThat(this.rig.json(circuit("metro", "ams"))
			.path("properties")
			.path("serviceProviderProperties")
			.path("peeringLocation")
			.asString()).isEqualTo("Amsterdam Metro");
		this.rig.simulator.settings(Settings.DEFAULT.with(Assumptions.HARMFUL.with("metroLocation", "FIRST_SITE")));
		assertThat(this.rig.json(circuit("metro", "ams"))
			.path("properties")
			.path("serviceProviderProperties")
			.path("peeringLocation")
			.asString()).isEqualTo("Amsterdam");
		assertThat(this.rig.get(circuit("metro", "dub")).status()).isEqualTo(404);
	}

	@Test
	void aPartnersGatewayIsKnownByItsAuthorizationOnly() {
		var authorization = this.rig.json(circuit("foreign-gateway", "ams") + "/authorizations")
			.path("value")
			.path(0)
			.path("properties");

		var connection = authorization.path("connectionResourceUri").asString();
		assertThat(connection).startsWith(Scope.FOREIGN.groupId());
		var refused = this.rig.get(connection);
		assertThat(refused.status()).isEqualTo(403);
		assertThat(Rig.code(refused)).isEqualTo("AuthorizationFailed");
		assertThat(this.rig
			.json(SickPairs.scope("foreign-gateway").groupId() + "/providers/Microsoft.Network/virtualNetworkGateways")
			.toString()).contains("foreign-gateway-gw").doesNotContain("partner-gw");
	}

	@Test
	void fastPathIsAFieldOfTheConnection() {
		var scope = SickPairs.scope("fastpath");

		assertThat(this.rig.json(scope.id("connections", "fastpath-gw-fastpath-ams"))
			.path("properties")
			.path("expressRouteGatewayBypass")
			.asBoolean()).isTrue();
	}

	@Test
	void aCircuitOnAPortOfOnesOwnSaysWhichAndThePortSaysWhere() {
		var circuit = this.rig.json(circuit("direct", "ams")).path("properties");

		assertThat(circuit.has("serviceProviderProperties")).isFalse();
		assertThat(circuit.has("serviceProviderProvisioningState")).isFalse();
		assertThat(circuit.path("bandwidthInGbps").asDouble()).isEqualTo(1);
		var port = this.rig.json(Objects.requireNonNull(circuit.path("expressRoutePort").path("id").asString()));
		assertThat(port.path("properties").path("peeringLocation").asString()).isEqualTo("Amsterdam");
		assertThat(port.path("properties").path("links").size()).isEqualTo(2);
		var link = this.rig.json(SickPairs.scope("direct").id("ExpressRoutePorts", "direct-ams-port") + "/links/link2");
		assertThat(link.path("properties").path("adminState").asString()).isEqualTo("Enabled");
	}

}
