package dev.switchback.readiness;

import java.util.List;
import java.util.stream.Stream;

import static dev.switchback.readiness.CircuitFixtures.C0;
import static dev.switchback.readiness.CircuitFixtures.C1;
import static dev.switchback.readiness.CircuitFixtures.M0;
import static dev.switchback.readiness.CircuitFixtures.ONE;
import static dev.switchback.readiness.CircuitFixtures.P0;
import static dev.switchback.readiness.CircuitFixtures.P1;
import static dev.switchback.readiness.CircuitFixtures.PROPS;
import static dev.switchback.readiness.CircuitFixtures.TWO;
import static dev.switchback.readiness.DeclaredFixtures.S0;
import static dev.switchback.readiness.Edit.drop;
import static dev.switchback.readiness.Edit.push;
import static dev.switchback.readiness.Edit.set;
import static dev.switchback.readiness.Fixture.Series.of;
import static dev.switchback.readiness.GatewayFixtures.RG;
import static dev.switchback.readiness.rule.Judgement.FAIL;
import static dev.switchback.readiness.rule.Judgement.UNKNOWN;

/// Circuits that look better than they are: each passed once, and somebody would have regretted it.
final class TemptingCircuitFixtures {

	private static final String AMS = "contoso-ams";

	private static final String PRIVATE = "contoso-ams/AzurePrivatePeering";

	private static final String EDGE = S0 + "/customerEdge/";

	private TemptingCircuitFixtures() {
	}

	static Stream<Fixture> all() {
		return Stream
			.of(links(), routes(), active(), edge(), detection(), asn(), validated(), maintenance(), alerts(),
					headroom(), stale(), contradicted())
			.flatMap(List::stream);
	}

	private static List<Fixture> links() {
		return Stream.of(of("ER-05", PRIVATE)
			.tempting(UNKNOWN, "a family that is configured, and no session of it is shown", set(
					P0 + PROPS + "/ipv6PeeringConfig",
					"{'primaryPeerAddressPrefix':'2001:db8::/126','secondaryPeerAddressPrefix':'2001:db8::4/126','state':'Enabled'}"))
			.all(),
				of("ER-05", AMS).tempting(UNKNOWN, "a circuit whose peerings nobody read", drop(C0 + "/peerings"))
					.tempting(FAIL, "a circuit without a peering", set(C0 + "/peerings", "[]"))
					.all())
			.flatMap(List::stream)
			.toList();
	}

	private static List<Fixture> routes() {
		var local = "[{'prefix':'10.1.0.0/16','owner':'%s','until':'%s'}]";
		return of("ER-06", PRIVATE)
			.tempting(FAIL, "a prefix that was local until yesterday", drop(P1 + ONE + "/routes/value/0"),
					drop(P1 + TWO + "/routes/value/0"),
					set(S0 + "/local", local.formatted("ben", "2026-03-01T00:00:00Z")))
			.tempting(FAIL, "a prefix that is local, and nobody answers for that", drop(P1 + ONE + "/routes/value/0"),
					drop(P1 + TWO + "/routes/value/0"), set(S0 + "/local", local.formatted("", "2026-12-01T00:00:00Z")))
			.all();
	}

	private static List<Fixture> active() {
		var unmeasured = set(C0 + "/metrics/value", "[]");
		return of("ER-07", PRIVATE)
			.pass("it was counted once, and Azure Monitor measured both links", drop(P0 + "/stats/0"))
			.tempting(UNKNOWN, "the routes are alike, and nobody counted what goes over each", set(P0 + "/stats", "[]"),
					unmeasured)
			.tempting(UNKNOWN, "the routes are alike, and it was counted once", drop(P0 + "/stats/0"), unmeasured)
			.tempting(UNKNOWN, "it was counted once, and measured days ago", drop(P0 + "/stats/0"),
					set(C0 + "/metrics/value/0/timeseries/0/data/0/timeStamp", "'2026-02-27T09:00:00Z'"))
			.tempting(UNKNOWN, "it was counted once, and the other peering was measured", drop(P0 + "/stats/0"),
					set(C0 + "/metrics/value/1/timeseries/1/metadatavalues/1/value", "'MicrosoftPeering'"))
			.tempting(FAIL, "it was counted once, and a link carried nothing for a day", drop(P0 + "/stats/0"),
					set(C0 + "/metrics/value/0/timeseries/1/data/0/average", "0"))
			.tempting(UNKNOWN, "a counter that began anew", unmeasured,
					set(P0 + "/stats/0/body/secondarybytesIn", "99000000000"))
			.tempting(FAIL, "on-premises sends over one link only", set(P0 + "/stats/1/body/secondarybytesIn", "1000"))
			.all();
	}

	private static List<Fixture> edge() {
		return of("ER-10", AMS)
			.tempting(UNKNOWN, "two routers, and nothing else is declared",
					set(S0 + "/customerEdge", "{'primary':{'router':'r1'},'secondary':{'router':'r2'}}"))
			.tempting(UNKNOWN, "a port is not declared", drop(EDGE + "primary/port"))
			.tempting(UNKNOWN, "a place is not declared", drop(EDGE + "secondary/place"))
			.tempting(UNKNOWN, "power is not declared", drop(EDGE + "primary/power"), drop(EDGE + "secondary/power"))
			.tempting(UNKNOWN, "a place that nobody knows", set(EDGE + "secondary/place", "'unknown'"))
			.tempting(UNKNOWN, "a router that is a question mark", set(EDGE + "secondary/router", "'?'"))
			.tempting(FAIL, "one router, written in two ways", set(EDGE + "secondary/router", "'contoso ams R1'"))
			.tempting(FAIL, "one place, and power is not declared", set(EDGE + "secondary/place", "'Room-1'"),
					drop(EDGE + "secondary/power"))
			.tempting(FAIL, "one device, seen across peerings",
					set(M0 + TWO + "/arp/value/0/macAddress", "'00:00:5e:00:01:01'"))
			.all();
	}

	private static List<Fixture> detection() {
		return of("ER-14", AMS)
			.tempting(FAIL, "one link is noticed late, and later the other one was noticed soon", push("/drills",
					"{'circuit':'%s/expressRouteCircuits/contoso-ams','at':'2026-02-10T08:00:00Z','verdict':'PASS','cause':'SILENT_FAILURE','link':'SECONDARY','detection':'PT150S'}"
						.formatted(RG)))
			.tempting(UNKNOWN, "only one link was tried, and nobody declares BFD", drop(S0 + "/bfd"))
			.tempting(UNKNOWN, "noticed before it happened", drop(S0 + "/bfd"), set("/drills/3/detection", "'PT-1S'"))
			.tempting(UNKNOWN, "noticed soon, years ago", drop(S0 + "/bfd"), push("/drills",
					"{'circuit':'%s/expressRouteCircuits/contoso-ams','at':'2023-02-10T08:00:00Z','verdict':'PASS','cause':'SILENT_FAILURE','link':'SECONDARY','detection':'PT1S'}"
						.formatted(RG)))
			.all();
	}

	private static List<Fixture> asn() {
		return of("ER-22", "contoso-ams/MicrosoftPeering")
			.tempting(UNKNOWN, "the number that stands for long ones", set(M0 + PROPS + "/peerASN", "23456"))
			.tempting(UNKNOWN, "a number that nobody may have", set(M0 + PROPS + "/peerASN", "65535"))
			.tempting(UNKNOWN, "a number beyond all numbers", set(M0 + PROPS + "/peerASN", "4294967295"))
			.all();
	}

	private static List<Fixture> validated() {
		var config = M0 + PROPS + "/microsoftPeeringConfig";
		return of("ER-21", "contoso-ams/MicrosoftPeering")
			.tempting(UNKNOWN, "one of two prefixes is said to be validated",
					push(config + "/advertisedPublicPrefixes", "'198.51.100.0/24'"))
			.tempting(FAIL, "nothing is configured", set(config + "/advertisedPublicPrefixesState", "'NotConfigured'"))
			.all();
	}

	private static List<Fixture> maintenance() {
		return of("ER-25", AMS)
			.tempting(UNKNOWN, "nothing was announced three days ago",
					set(C0 + "/events/readAt", "'2026-02-27T09:00:00Z'"))
			.tempting(UNKNOWN, "nothing is announced, and nobody read the paths", drop(C0 + "/peerings"))
			.all();
	}

	private static Edit criterion(String json) {
		return set(C0 + "/alerts/metrics/1",
				"{'enabled':true,'metrics':['BgpAvailability'],'actions':['network-on-call'],'criteria':[%s]}"
					.formatted(json));
	}

	private static List<Fixture> alerts() {
		return of("ER-26", AMS).tempting(UNKNOWN, "one alert that wants ARP and BGP down at once", set(
				C0 + "/alerts/metrics",
				"[{'enabled':true,'metrics':['ArpAvailability','BgpAvailability'],'actions':['mail'],'criteria':[{'operator':'LessThan','threshold':100,'dimensions':[]},{'operator':'LessThan','threshold':100,'dimensions':[]}]}]"))
			.tempting(FAIL, "an alert for more than is possible",
					criterion("{'operator':'GreaterThan','threshold':100,'dimensions':[]}"))
			.tempting(FAIL, "an alert for less than nothing",
					criterion("{'operator':'LessThan','threshold':0,'dimensions':[]}"))
			.tempting(UNKNOWN, "an alert of when both are down",
					criterion("{'operator':'LessThan','threshold':50,'dimensions':[]}"))
			.tempting(UNKNOWN, "an alert of one link only",
					criterion("{'operator':'LessThan','threshold':100,'dimensions':['Peer=Primary']}"))
			.tempting(UNKNOWN, "an alert that does not say when", drop(C0 + "/alerts/metrics/1/criteria"))
			.all();
	}

	private static List<Fixture> headroom() {
		return of("ER-28", AMS).tempting(UNKNOWN, "what it dropped was not asked", drop(C0 + "/drops"))
			.tempting(UNKNOWN, "what it dropped is an empty answer", drop(C0 + "/drops/bitsPerSecond"))
			.tempting(UNKNOWN, "the other one dropped something, so its peak is cut off",
					set(C1 + "/drops/bitsPerSecond", "5"))
			.tempting(UNKNOWN, "it is not known what the other one dropped", drop(C1 + "/drops"))
			.tempting(UNKNOWN, "one link was measured", drop(C1 + "/metrics/value/0/timeseries/1"))
			.all();
	}

	private static Edit longer(int row) {
		return set(P0 + TWO + "/routes/value/" + row + "/path", "'65010 65010 65010'");
	}

	private static List<Fixture> stale() {
		var third = "{'network':'10.3.0.0/16','nextHop':'172.16.1.1','path':'65010'}";
		var active = push(P0 + ONE + "/routes/value", third);
		var before = push(P0 + ONE + "/before/routes/value", third);
		return of("SB-01", PRIVATE)
			.tempting(FAIL, "it lags for good: what came weeks ago is still missing", longer(0), longer(1), active,
					before,
					set(P0 + ONE + "/before/changes",
							"[{'readAt':'2026-02-01T08:55:00Z','came':['10.3.0.0/16'],'went':[]}]"))
			.tempting(FAIL, "it lagged for one prefix, and followed for another", longer(0), longer(1), active, before,
					set(P0 + ONE + "/before/changes",
							"[{'readAt':'2026-02-01T08:55:00Z','came':['10.3.0.0/16'],'went':[]},{'readAt':'2026-02-05T08:55:00Z','came':['10.2.0.0/16'],'went':[]}]"),
					set(P0 + TWO + "/before/changes",
							"[{'readAt':'2026-02-05T08:55:00Z','came':['10.2.0.0/16'],'went':[]}]"))
			.tempting(UNKNOWN, "something is missing there, and nothing moved since anybody looks", longer(0),
					longer(1), active, before)
			.tempting(UNKNOWN, "something came and went, and was never seen there", longer(0), longer(1), set(
					P0 + ONE + "/before/changes",
					"[{'readAt':'2026-02-01T08:55:00Z','came':['10.3.0.0/16'],'went':[]},{'readAt':'2026-02-05T08:55:00Z','came':[],'went':['10.3.0.0/16']}]"))
			.tempting(UNKNOWN, "the links have no prefix in common",
					set(P0 + TWO + "/routes/value/0/network", "'10.8.0.0/16'"),
					set(P0 + TWO + "/routes/value/1/network", "'10.9.0.0/16'"))
			.tempting(FAIL, "alike by length, and idle, with a prefix of its own",
					push(P0 + TWO + "/routes/value", "{'network':'10.9.0.0/16','nextHop':'172.16.1.5','path':'65010'}"),
					set(P0 + "/stats/1/body/secondarybytesIn", "1000"),
					set(P0 + "/stats/1/body/secondarybytesOut", "1000"))
			.all();
	}

	private static List<Fixture> contradicted() {
		var all = new java.util.ArrayList<>(of("SB-03", "contoso-ams: prepending")
			.tempting(FAIL, "all paths are longer, by as much",
					(document) -> Stream.of(ONE, TWO)
						.forEach((link) -> Stream.of(0, 1)
							.forEach((row) -> set(P0 + link + "/routes/value/" + row + "/path", "'65010 65010'")
								.accept(document))))
			.all());
		all.addAll(of("SB-03", "contoso-ams: BFD")
			.tempting(FAIL, "one link is noticed late, and later the other one was noticed soon", push("/drills",
					"{'circuit':'%s/expressRouteCircuits/contoso-ams','at':'2026-02-10T08:00:00Z','verdict':'PASS','cause':'SILENT_FAILURE','link':'SECONDARY','detection':'PT150S'}"
						.formatted(RG)))
			.all());
		return all;
	}

}
