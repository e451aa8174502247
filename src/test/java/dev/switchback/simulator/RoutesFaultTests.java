package dev.switchback.simulator;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.sick.SickPairs;
import dev.switchback.simulator.world.Assumptions;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/// Networks that fall ill, and get well again, while somebody looks.
class RoutesFaultTests {

	private final Rig rig = new Rig();

	private String order(String json) {
		return this.rig.simulator.order(json.replace('\'', '"'));
	}

	private void withdraw(String id) {
		this.rig.admin("DELETE", "/faults/" + id, "");
	}

	private String routes(String circuit, String link) {
		return this.rig.read(circuit + Rig.PEERING + "/routeTables/" + link).path("value").toString();
	}

	@Test
	void prefixesAreWithdrawnFromOneLinkAndComeBack() {
		var id = order("{'kind':'routes','circuit':'contoso-dub','link':'primary','withdraw':['10.2.0.0/16']}");

		assertThat(this.rig.prefixes(Rig.DUB, "primary")).doesNotContain("10.2.0.0/16").hasSize(3);
		assertThat(this.rig.summary(Rig.DUB, "primary")).isEqualTo("3");
		assertThat(this.rig.prefixes(Rig.DUB, "secondary")).hasSize(4);
		assertThat(this.rig.learned("10.2.0.0/16")).isEqualTo(6);
		withdraw(id);
		assertThat(this.rig.prefixes(Rig.DUB, "primary")).hasSize(4);
	}

	@Test
	void allPrefixesAreWithdrawnFromTheSurvivor() {
		order("{'kind':'routes','circuit':'contoso-dub','withdraw':['*'],'for':'PT1M'}");

		assertThat(this.rig.summary(Rig.DUB, "primary")).isEqualTo("0");
		assertThat(this.rig.learned("10.1.0.0/16")).isEqualTo(4);
		this.rig.time.advance("PT1M");
		assertThat(this.rig.learned("10.1.0.0/16")).isEqualTo(8);
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8", "0.0.0.0/0" })
	void aLargerNetworkTakesThePlaceOfAllPrefixes(String larger) {
		order("{'kind':'routes','circuit':'contoso-dub','withdraw':['*'],'announce':['" + larger + "']}");

		assertThat(this.rig.prefixes(Rig.DUB, "secondary")).containsExactly(larger);
		assertThat(this.rig.learned(larger)).isEqualTo(4);
		this.rig.settle(Rig.DUB, "Disabled");
		assertThat(this.rig.prefixes(Rig.DUB, "secondary")).isEmpty();
	}

	@Test
	void microsoftDrainsACircuitAndLetsItGo() {
		var id = order("{'kind':'routes','circuit':'contoso-dub','maintenance':true}");

		assertThat(routes(Rig.DUB, "primary")).contains("65010 12076 12076 12076 12076 12076 12076 12076 12076\"");
		assertThat(routes(Rig.AMS, "primary")).doesNotContain("12076 12076");
		withdraw(id);
		assertThat(routes(Rig.DUB, "primary")).doesNotContain("12076 12076");
	}

	@Test
	void aGatewayForgetsWhatTheEdgeKnows() {
		order("{'kind':'routes','gateway':'contoso-gw','circuit':'contoso-dub','withdraw':['10.1.0.0/16']}");

		assertThat(this.rig.learned("10.1.0.0/16")).isEqualTo(4);
		assertThat(this.rig.prefixes(Rig.DUB, "primary")).hasSize(4);
	}

	@Test
	void bothLinksGoDownAndComeBack() {
		order("{'kind':'convergence','circuit':'contoso-dub','linkDown':'both','for':'PT30S'}");

		assertThat(List.of(this.rig.summary(Rig.DUB, "primary"), this.rig.summary(Rig.DUB, "secondary")))
			.containsExactly("Active", "Active");
		this.rig.time.advance("PT40S");
		assertThat(List.of(this.rig.summary(Rig.DUB, "primary"), this.rig.summary(Rig.DUB, "secondary")))
			.containsExactly("4", "4");
	}

	@Test
	void aFamilyGoesDownUnasked() {
		var both = new Rig(Estate.of(SickPairs.named("dual-stack")),
				Settings.DEFAULT.with(Assumptions.HARMFUL.with("ipv6InSummaries", true)));
		both.simulator.order("{\"kind\":\"convergence\",\"circuit\":\"dual-stack-dub\",\"familyDown\":\"ipv6\"}");
		var dub = SickPairs.scope("dual-stack").id("expressRouteCircuits", "dual-stack-dub");

		var rows = both.read(dub + Rig.PEERING + "/routeTablesSummary/primary").path("value");
		assertThat(rows.path(0).path("statePfxRcd").asString()).isEqualTo("3");
		assertThat(rows.path(1).path("statePfxRcd").asString()).isEqualTo("Active");
		assertThat(both.json(dub + Rig.PEERING).path("properties").path("ipv6PeeringConfig").path("state").asString())
			.isEqualTo("Enabled");
		both.simulator.order("{\"kind\":\"convergence\",\"circuit\":\"dual-stack-dub\",\"familyDown\":\"ipv4\"}");
		assertThat(both.read(dub + Rig.PEERING + "/routeTablesSummary/primary")
			.path("value")
			.path(0)
			.path("statePfxRcd")
			.asString()).isEqualTo("Active");
	}

	@Test
	void aFlapOrderedWhileDrainedBeginsWithTheEnable() {
		this.rig.settle(Rig.AMS, "Disabled");
		order("{'kind':'convergence','circuit':'contoso-ams',"
				+ "'flap':{'link':'primary','every':'PT20S','down':'PT10S'}}");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("Idle");
		this.rig.switchTo(Rig.AMS, "Enabled");

		this.rig.time.advance("PT14S");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("4");
		this.rig.time.advance("PT10S");
		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("Active");
		assertThat(this.rig.summary(Rig.AMS, "secondary")).isEqualTo("4");
	}

	@Test
	void onlyTablesAreBlindOrOnlyAGateway() {
		order("{'kind':'blind','match':{'method':'POST','path':'*contoso-dub*routeTable*'}}");
		order("{'kind':'blind','match':{'path':'*virtualNetworkGateways/contoso-gw*'},'for':'PT1M'}");

		assertThat(this.rig.post(Rig.DUB + Rig.PEERING + "/routeTablesSummary/primary").status()).isEqualTo(503);
		assertThat(this.rig.post(Rig.DUB + Rig.PEERING + "/routeTables/secondary").status()).isEqualTo(503);
		assertThat(this.rig.get(Rig.DUB + Rig.PEERING).status()).isEqualTo(200);
		assertThat(this.rig.post(Rig.AMS + Rig.PEERING + "/routeTables/primary").status()).isEqualTo(202);
		assertThat(this.rig.post(Rig.GATEWAY + "/getLearnedRoutes").status()).isEqualTo(503);
		this.rig.time.advance("PT1M");
		assertThat(this.rig.post(Rig.GATEWAY + "/getLearnedRoutes").status()).isEqualTo(202);
	}

	@Test
	void anEnableMayEndInValidationNeededUntilSupportHelps() {
		var microsoft = new Rig(Estate.of(SickPairs.named("microsoft")), Settings.DEFAULT);
		var ams = SickPairs.scope("microsoft").id("expressRouteCircuits", "microsoft-ams")
				+ "/peerings/MicrosoftPeering";
		microsoft.simulator.order("{\"kind\":\"validation\",\"circuit\":\"microsoft-ams\"}");
		assertThat(switchTo(microsoft, ams, "Disabled").path("advertisedPublicPrefixesState").asString())
			.isEqualTo("Configured");

		assertThat(switchTo(microsoft, ams, "Enabled").path("advertisedPublicPrefixesState").asString())
			.isEqualTo("ValidationNeeded");
		assertThat(state(microsoft, ams)).isEqualTo("Active");

		microsoft.simulator.order("{\"kind\":\"drift\",\"circuit\":\"microsoft-ams\",\"peering\":\"MicrosoftPeering\","
				+ "\"set\":{\"validation\":\"Configured\"},\"by\":\"Microsoft support\"}");
		microsoft.time.advance("PT1M");
		assertThat(state(microsoft, ams)).isEqualTo("1");
		assertThat(microsoft.admin("GET", "/mutations", "").text())
			.contains("advertisedPublicPrefixesState ValidationNeeded→Configured", "Microsoft support");
	}

	private static JsonNode switchTo(Rig rig, String peering, String state) {
		var body = rig.json(peering);
		body.withObject("properties").put("state", state);
		assertThat(rig.put(peering, body).status()).isEqualTo(200);
		rig.time.advance("PT1M");
		return rig.json(peering).path("properties").path("microsoftPeeringConfig");
	}

	private static String state(Rig rig, String peering) {
		return rig.read(peering + "/routeTablesSummary/primary").path("value").path(0).path("statePfxRcd").asString();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{'kind':'routes'}|A routes fault needs at least one of withdraw, announce and maintenance.
			{'kind':'routes','withdraw':['10.2.0.0']}|10.2.0.0 is none
			{'kind':'routes','announce':['*']}|announce has to be a list of prefixes
			{'kind':'routes','announce':['10.0.0.0/33']}|10.0.0.0/33 is none
			{'kind':'routes','gateway':'nobody-gw','withdraw':['*']}|There is no gateway nobody-gw in the estate.
			{'kind':'routes','gateway':'contoso-gw','maintenance':true}|A gateway can only forget prefixes
			{'kind':'routes','circuit':'nobody','withdraw':['*']}|There is no circuit nobody in the estate.
			{'kind':'routes','link':'third','withdraw':['*']}|link has to be one of primary, secondary
			{'kind':'validation','circuit':'nobody'}|There is no circuit nobody in the estate.
			{'kind':'convergence','linkDown':'all'}|linkDown has to be one of primary, secondary, both
			{'kind':'convergence','familyDown':'ipv5'}|familyDown has to be one of ipv4, ipv6
			{'kind':'drift','circuit':'contoso-ams','set':{'validation':'Perhaps'}}|set.validation has to be one of
			""", quoteCharacter = '`')
	void ordersThatMakeNoSenseAreRefusedWithASentence(String order, String sentence) {
		var refused = this.rig.admin("POST", "/faults", order.replace('\'', '"'));

		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.text()).contains(sentence);
	}

}
