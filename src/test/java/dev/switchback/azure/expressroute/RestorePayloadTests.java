package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Set;

import dev.switchback.azure.expressroute.Baseline.Found;
import dev.switchback.azure.expressroute.Baseline.GatewayFound;
import dev.switchback.azure.expressroute.Baseline.LearnedFound;
import dev.switchback.azure.expressroute.Baseline.LinkFound;
import dev.switchback.azure.expressroute.Baseline.RouteFound;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RestorePayloadTests {

	private static final String KEPT = """
			{"version":1,"circuit":"/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg/providers/Microsoft.Network/expressRouteCircuits/contoso-ams",\
			"site":"Amsterdam","peering":"PRIVATE","md5":"NOT_USED","switchedOff":["IPV4"],"baseline":{\
			"circuit":"/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg/providers/Microsoft.Network/expressRouteCircuits/contoso-ams",\
			"found":{"etag":"e","ipv4":"Enabled","ipv6":null},\
			"links":[{"link":"PRIMARY","up":true,"routes":[{"prefix":"10.1.0.0/16","path":"65010"}]}],\
			"gateways":[{"id":"/gw","others":0,"standby":false,"learned":[{"prefix":"10.1.0.0/16","peers":["10.9.0.4"]}]}],\
			"counters":{"in":1,"out":2},"at":"2026-03-02T09:00:00Z"},\
			"other":{"circuit":"/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg/providers/Microsoft.Network/expressRouteCircuits/contoso-dub","site":"Dublin"}}""";

	private final RestorePayload payload = RestorePayload
		.of(Samples.AMS, Samples.DUB, Set.of(Family.IPV4), new Baseline(Samples.AMS.id().toString(),
				new Found("e", "Enabled", null, null),
				List.of(new LinkFound(Link.PRIMARY, true, List.of(new RouteFound("10.1.0.0/16", "65010", null)), null)),
				List.of(new GatewayFound("/gw", 0, false, List.of(new LearnedFound("10.1.0.0/16", List.of("10.9.0.4"))),
						null)),
				new Counters(1, 2), Samples.AT, null, null));

	@Test
	void isStoredInAFormThatStays() {
		assertThat(this.payload.json()).isEqualTo(KEPT);
	}

	@Test
	void isReadBack() {
		assertThat(RestorePayload.parse(KEPT)).isEqualTo(this.payload);
	}

	@Test
	void whatDoesNotTellWhichPeeringIsAboutThePrivateOne() {
		assertThat(RestorePayload.parse(KEPT.replace("\"peering\":\"PRIVATE\",", "")).declared())
			.isEqualTo(this.payload.declared());
	}

	@Test
	void tellsWhatCarriesMeanwhileUnlessItWasStoredBeforeThatWas() {
		assertThat(this.payload.meanwhile()).map(DeclaredCircuit::spoken).contains("contoso-dub (Dublin)");
		var before = KEPT.replaceFirst(",\"other\":\\{[^}]*}", "");
		assertThat(before).isNotEqualTo(KEPT);
		assertThat(RestorePayload.parse(before).meanwhile()).isEmpty();
	}

	@Test
	void whatALaterReleaseAddedIsNoObstacle() {
		assertThat(
				RestorePayload.parse(KEPT.replace("{\"version\":1,", "{\"version\":2,\"later\":{\"x\":1},")).baseline())
			.isEqualTo(this.payload.baseline());
	}

}
