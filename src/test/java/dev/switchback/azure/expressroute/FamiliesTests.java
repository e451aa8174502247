package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.switchback.azure.arm.Fetched;
import dev.switchback.playbook.Sighting;
import dev.switchback.simulator.estate.Transfer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What is read of two families, from the bodies that ARM answers with.
class FamiliesTests {

	private static final String NO_IPV6_ROWS = """
			{'value':[{'neighbor':'172.16.1.1','v':4,'as':4200000000,'upDown':'8w4d','statePfxRcd':'2'}]}""";

	private static final String ROWS_OF_BOTH = """
			{'value':[{'neighbor':'172.16.1.1','v':4,'as':4200000000,'upDown':'8w4d','statePfxRcd':'2'},
			{'neighbor':'FD00:1:0:0::1','v':4,'as':4200000000,'upDown':'8w4d','statePfxRcd':'3'}]}""";

	private static final String NO_ROUTES = "{'value':[]}";

	private static final String IPV6_ROUTE = """
			{'value':[{'network':'2001:DB8:10:0::/48','nextHop':'fd00:1::1','locPrf':'','weight':0,'path':'4200000000'}]}""";

	private static ObjectNode dualStack() {
		var document = Samples.peeringJson("Enabled");
		var properties = (ObjectNode) document.path("properties");
		properties.put("peerASN", 4_200_000_000L);
		properties.set("ipv6PeeringConfig", Samples.json("""
				{'primaryPeerAddressPrefix':'fd00:1::/126','secondaryPeerAddressPrefix':'fd00:1::4/126',
				'state':'Enabled','ofTomorrow':{'a':1}}"""));
		return document;
	}

	private static Session ipv6(String summary, String routes) {
		List<Fetched<JsonNode>> answers = List.of(Samples.value(Samples.table(summary)),
				Samples.value(Samples.table(summary)), Samples.value(Samples.table(routes)),
				Samples.value(Samples.table(routes)));
		var session = PathSeen.of(Samples.peering(dualStack()), answers).session(Link.PRIMARY, Family.IPV6);
		return ((Fetched.Value<Session>) session.orElseThrow().session()).value();
	}

	@Test
	void aRowTellsOfAnIpv6SessionHoweverItsAddressIsWritten() {
		assertThat(ipv6(ROWS_OF_BOTH, NO_ROUTES)).isEqualTo(new Session.Up(3));
	}

	@Test
	void withoutRowsTheRoutesTellOfAnIpv6Session() {
		assertThat(ipv6(NO_IPV6_ROWS, IPV6_ROUTE)).isEqualTo(new Session.Up(1));
	}

	@Test
	void withoutRowsAndRoutesNothingIsKnownOfAnIpv6Session() {
		assertThat(ipv6(NO_IPV6_ROWS, NO_ROUTES)).isInstanceOf(Session.Unshown.class);
	}

	@Test
	void anIpv6SessionThatIsNotAmongIpv6RowsIsDown() {
		var rows = List.of(new Session.Row("fd00:9:0:0:0:0:0:1", "4"));

		assertThat(Session.ofIpv6(rows, Optional.of("fd00:1:0:0:0:0:0:1"), 0))
			.isEqualTo(new Session.Down("down (not in the table)"));
	}

	@Test
	void ipv6NetworksAreTheSameHoweverTheyAreWritten() {
		assertThat(Prefix.parse("2001:DB8:0010:0:0::/48")).isEqualTo(Prefix.parse("2001:db8:10::1/48"));
		assertThat(Prefix.parse("2001:db8::/32").holds(Prefix.parse("2001:db8:10::/48"))).isTrue();
		assertThat(Prefix.parse("::/0").isDefault()).isTrue();
		assertThat(Prefix.parse("::/0").holds(Prefix.parse("10.0.0.0/8"))).isFalse();
		assertThat(Prefix.parse("fd00:1::4/126").firstHost()).isEqualTo(Prefix.address("fd00:1::5"));
	}

	@Test
	void silenceOfAFamilyThatWasNeverShownIsNoNews() {
		var stage = new Stage(Stage.pair(Stage.amsterdam().withIpv6(new Transfer("fd00:1::/126", "fd00:1::4/126")),
				Stage.dublin().withIpv6(new Transfer("fd00:2::/126", "fd00:2::4/126"))));
		var before = stage.baseline();
		stage.fault("{'kind':'drift','circuit':'contoso-ams','set':{'ipv6State':'Disabled'}}");
		stage.see(stage.ams.isStillDrained(Stage.IPV4));
		stage.time.pass(Duration.ofMinutes(1));

		var sighting = stage.see(stage.ams.isSilent(Set.of(Family.IPV6), before));

		assertThat(sighting)
			.isInstanceOfSatisfying(Sighting.Unsettled.class, (blind) -> assertThat(blind.sentence()).isEqualTo(
					"it cannot be told whether IPv6 of contoso-ams (Amsterdam) is silent: Azure shows no IPv6 session and no IPv6 route of it, neither before nor now; look at the customer edge"));
	}

	@Test
	void aWriteKeepsTheFourByteAsnAndWhatIsNotKnownYet() {
		var body = Samples.json(PeeringBody.of(Samples.peering(dualStack()),
				Map.of(Family.IPV4, "Disabled", Family.IPV6, "Disabled"), null));

		assertThat(body.path("properties").path("peerASN").asLong()).isEqualTo(4_200_000_000L);
		assertThat(body.path("properties").path("state").asString()).isEqualTo("Disabled");
		assertThat(body.path("properties").path("ipv6PeeringConfig")).hasToString(
				"""
						{"primaryPeerAddressPrefix":"fd00:1::/126","secondaryPeerAddressPrefix":"fd00:1::4/126","state":"Disabled","ofTomorrow":{"a":1}}""");
	}

}
