package dev.switchback.readiness;

import java.util.List;
import java.util.stream.Stream;

import static dev.switchback.readiness.CircuitFixtures.C0;
import static dev.switchback.readiness.CircuitFixtures.C1;
import static dev.switchback.readiness.CircuitFixtures.M0;
import static dev.switchback.readiness.CircuitFixtures.ONE;
import static dev.switchback.readiness.CircuitFixtures.P0;
import static dev.switchback.readiness.CircuitFixtures.PROPS;
import static dev.switchback.readiness.CircuitFixtures.TWO;
import static dev.switchback.readiness.Edit.drop;
import static dev.switchback.readiness.Edit.push;
import static dev.switchback.readiness.Edit.set;
import static dev.switchback.readiness.Fixture.Series.of;
import static dev.switchback.readiness.rule.Judgement.FAIL;
import static dev.switchback.readiness.rule.Judgement.UNKNOWN;

/// What people have to say, and what may contradict them.
final class DeclaredFixtures {

	static final String S0 = "/declarations/circuits/0";

	static final String PAIR = "/declarations/pairs/0";

	static final String WORKLOAD = "/declarations/workloads/0";

	private static final String AMS = "contoso-ams";

	private static final String PRIVATE = "contoso-ams/AzurePrivatePeering";

	private static final Edit OVER = set(S0 + "/until", "'2026-03-01T00:00:00Z'");

	private static final Edit SILENT = drop(S0);

	private static final Edit NOBODY = drop(S0 + "/by");

	private DeclaredFixtures() {
	}

	static Stream<Fixture> all() {
		return Stream
			.of(edge(), near(), providers(), sites(), detection(), timers(), nat(), kept(), symmetric(), stateless(),
					key(), endpoints(), contradicted(), workloads())
			.flatMap(List::stream);
	}

	private static Edit sameMac() {
		return set(P0 + TWO + "/arp/value/0/macAddress", "'00-00-5E-00-01-01'");
	}

	private static List<Fixture> edge() {
		return of("ER-10", AMS).pass("two routers, and two hardware addresses")
			.fail("both links show one hardware address", sameMac())
			.fail("one router is declared", set(S0 + "/customerEdge/secondary/router", "'CONTOSO-AMS-R1'"))
			.fail("one room", set(S0 + "/customerEdge/secondary/place", "'room 1'"))
			.fail("one feed", set(S0 + "/customerEdge/secondary/power", "'feed A'"))
			.unknown("nothing is declared", SILENT)
			.unknown("routers are not named", drop(S0 + "/customerEdge"))
			.tempting(UNKNOWN, "hardware addresses differ, and nobody says anything",
					drop(S0 + "/customerEdge/primary"))
			.tempting(UNKNOWN, "two routers are declared, and Azure shows none", set(P0 + ONE + "/arp/value", "[]"),
					set(M0 + ONE + "/arp/value", "[]"))
			.tempting(UNKNOWN, "the declaration is over", OVER)
			.tempting(UNKNOWN, "hardware addresses that are not complete",
					set(P0 + ONE + "/arp/value/0/macAddress", "'Incomplete'"),
					set(M0 + ONE + "/arp/value/0/macAddress", "'Incomplete'"))
			.all();
	}

	private static List<Fixture> near() {
		return of("ER-11", AMS).pass("near by declaration")
			.fail("far by declaration", set(S0 + "/linksNear", "false"))
			.unknown("nobody says so", drop(S0 + "/linksNear"))
			.unknown("nobody answers for it", NOBODY)
			.tempting(FAIL, "near by declaration, and probes say otherwise", set("/drills/2/latency", "'PT0.040S'"))
			.tempting(UNKNOWN, "a word instead of a yes", set(S0 + "/linksNear", "'true'"))
			.all();
	}

	private static List<Fixture> providers() {
		var name = PROPS + "/serviceProviderProperties/serviceProviderName";
		return of("ER-12", "contoso").pass("two providers, diverse fibre")
			.fail("one provider", set(C1 + name, "'equinix'"))
			.fail("shared fibre", set(PAIR + "/fibre", "'SHARED'"))
			.unknown("a provider is not known", drop(C0 + name))
			.unknown("nobody answers for the pair", drop(PAIR + "/by"))
			.tempting(UNKNOWN, "two names, and nobody says how the fibre runs", drop(PAIR + "/fibre"))
			.tempting(FAIL, "diverse by declaration, of one provider", set(C1 + name, "'Equinix'"))
			.all();
	}

	private static List<Fixture> sites() {
		return of("ER-13", "contoso").pass("two sites")
			.fail("one site", set(S0 + "/customerSite", "'cork'"))
			.unknown("a site is not named", drop(S0 + "/customerSite"))
			.unknown("nothing is declared", SILENT)
			.tempting(UNKNOWN, "two peering locations, and only one site is known", set(S0 + "/customerSite", "' '"))
			.tempting(UNKNOWN, "two sites, until yesterday", OVER)
			.all();
	}

	private static List<Fixture> detection() {
		return of("ER-14", AMS).pass("a silent failure was noticed at once")
			.pass("BFD is declared, and nothing was measured", drop("/drills/3"))
			.fail("BFD is declared to be off", drop("/drills/3"), set(S0 + "/bfd", "false"))
			.fail("a silent failure took a minute, whatever is declared", set("/drills/3/detection", "'PT60S'"))
			.unknown("nobody says anything, and nothing was measured", drop("/drills/3"), drop(S0 + "/bfd"))
			.tempting(UNKNOWN, "an administrative disable, noticed at once", drop(S0 + "/bfd"),
					set("/drills/3/cause", "'ADMINISTRATIVE'"))
			.tempting(UNKNOWN, "a fast convergence is no detection", drop(S0 + "/bfd"), drop("/drills/3"),
					set("/drills/0/convergence", "'PT1S'"))
			.tempting(UNKNOWN, "a measurement of the future", drop(S0 + "/bfd"),
					set("/drills/3/at", "'2027-01-01T00:00:00Z'"))
			.all();
	}

	private static List<Fixture> timers() {
		return of("ER-15", AMS).pass("three minutes")
			.pass("ten seconds", set(S0 + "/holdTime", "'PT10S'"))
			.fail("nine seconds", set(S0 + "/holdTime", "'PT9S'"))
			.unknown("nobody says so", drop(S0 + "/holdTime"))
			.tempting(UNKNOWN, "a number without a unit", set(S0 + "/holdTime", "180"))
			.tempting(UNKNOWN, "the declaration is over", OVER)
			.all();
	}

	private static List<Fixture> nat() {
		var second = M0 + TWO + "/routes/value/0/network";
		return of("ER-19", "contoso-ams/MicrosoftPeering").pass("one pool, and the routes agree")
			.fail("a pool of each link", set(S0 + "/nat/option", "'POOL_PER_LINK'"))
			.fail("the routes suggest a pool of each link", set(second, "'198.51.100.128/25'"), SILENT)
			.unknown("nobody says how the pools lie", drop(S0 + "/nat"))
			.unknown("nothing is declared", SILENT)
			.tempting(UNKNOWN, "the routes are alike, and nobody says anything", drop(S0 + "/nat/option"))
			.tempting(FAIL, "one pool by declaration, and the routes differ", set(second, "'198.51.100.128/25'"))
			.tempting(UNKNOWN, "one pool by declaration, and one link is silent", set(M0 + TWO + "/routes/value", "[]"))
			.all();
	}

	private static List<Fixture> kept() {
		return of("ER-20", AMS).pass("known to Microsoft only")
			.pass("servers, translated", set(S0 + "/nat/inboundServers", "true"))
			.fail("announced to the Internet", set(S0 + "/nat/announcedToInternet", "true"))
			.fail("servers, not translated", set(S0 + "/nat/inboundServers", "true"),
					set(S0 + "/nat/inboundSourceNat", "false"))
			.unknown("nobody says so", drop(S0 + "/nat"))
			.none("no Microsoft peering", drop(M0))
			.tempting(UNKNOWN, "not announced, and nobody says what comes in", drop(S0 + "/nat/inboundServers"))
			.tempting(UNKNOWN, "the declaration is over", OVER)
			.all();
	}

	private static List<Fixture> symmetric() {
		return of("ER-23", AMS).pass("symmetric by declaration")
			.fail("not symmetric", set(S0 + "/symmetricReturn", "false"))
			.unknown("nobody says so", drop(S0 + "/symmetricReturn"))
			.tempting(UNKNOWN, "no stateful devices is not the same as symmetric", drop(S0 + "/symmetricReturn"),
					set(S0 + "/statefulDevices", "false"))
			.tempting(UNKNOWN, "the declaration is over", OVER)
			.all();
	}

	private static List<Fixture> stateless() {
		return of("ER-24", AMS).pass("routers that follow")
			.fail("a firewall ends BGP", set(S0 + "/bgpOnStatefulDevice", "true"))
			.fail("the edge does not follow", set(S0 + "/acceptsPrepending", "false"))
			.unknown("nothing is declared", SILENT)
			.tempting(UNKNOWN, "only half is said", drop(S0 + "/acceptsPrepending"))
			.tempting(UNKNOWN, "it is not clear until when it counts", set(S0 + "/until", "'next year'"))
			.all();
	}

	private static List<Fixture> key() {
		return of("ER-30", PRIVATE).pass("no key is used")
			.pass("a key, and where it is", set(S0 + "/md5", "'USED'"), set(S0 + "/md5Key", "'env:KEY'"))
			.fail("a key, and nobody says where", set(S0 + "/md5", "'USED'"))
			.fail("nobody knows", set(S0 + "/md5", "'UNKNOWN'"))
			.unknown("nothing is declared", SILENT)
			.tempting(FAIL, "a key instead of where it is", set(S0 + "/md5", "'USED'"), set(S0 + "/md5Key", "'s3cret'"))
			.tempting(UNKNOWN, "the other peering's key is known", drop(S0 + "/md5"))
			.tempting(UNKNOWN, "the declaration is over", OVER)
			.all();
	}

	private static List<Fixture> endpoints() {
		return of("ER-35", AMS).pass("20 s")
			.fail("they wait for two minutes", set(S0 + "/privateEndpoints/tcpTimeout", "'PT120S'"))
			.fail("they wait for a second", set(S0 + "/privateEndpoints/tcpTimeout", "'PT1S'"))
			.unknown("nobody says how long", drop(S0 + "/privateEndpoints/tcpTimeout"))
			.none("there are none", set(S0 + "/privateEndpoints/used", "false"))
			.tempting(UNKNOWN, "nobody says whether there are any", drop(S0 + "/privateEndpoints"))
			.tempting(UNKNOWN, "nobody answers for it", NOBODY)
			.all();
	}

	private static List<Fixture> contradicted() {
		var fixtures = new java.util.ArrayList<>(
				of("SB-03", "contoso-ams: customer edge").pass("nothing speaks against it")
					.fail("one device", sameMac())
					.unknown("Azure shows nothing", drop(P0 + "/links"), drop(M0 + "/links"))
					.all());
		fixtures.addAll(of("SB-03", "contoso-ams: BFD").pass("a silent failure was noticed at once")
			.fail("a silent failure went unnoticed", set("/drills/3/detection", "'PT150S'"))
			.unknown("no silent failure was measured", drop("/drills/3"))
			.tempting(UNKNOWN, "a drill of ours passed", set("/drills/3/cause", "'ADMINISTRATIVE'"))
			.all());
		fixtures.addAll(of("SB-03", "contoso-ams: NAT pools").pass("the routes are alike")
			.fail("the routes differ", set(M0 + TWO + "/routes/value/0/network", "'198.51.100.128/25'"))
			.unknown("a table is not known", drop(M0 + TWO + "/routes"))
			.tempting(UNKNOWN, "the routes overlap, and are not the same",
					push(M0 + TWO + "/routes/value",
							"{'network':'198.51.100.128/25','nextHop':'198.51.100.13','path':'64496'}"))
			.all());
		fixtures.addAll(of("SB-03", "contoso-ams: prepending").pass("all paths are of one length")
			.fail("a path is longer", set(P0 + TWO + "/routes/value/0/path", "'65010 65010'"))
			.unknown("a table is not known", drop(P0 + TWO + "/routes"))
			.all());
		fixtures.addAll(of("SB-03", "contoso-ams: prefixes").pass("everything declared arrives")
			.fail("something declared does not arrive", set(S0 + "/prefixes", "['10.1.0.0/16','10.7.0.0/16']"))
			.unknown("a table is not known", drop(P0 + TWO + "/routes"))
			.tempting(UNKNOWN, "only something larger arrives", set(S0 + "/prefixes", "['10.1.5.0/24']"))
			.all());
		return fixtures;
	}

	private static List<Fixture> workloads() {
		return of("ER-17", "erp").pass("both regions have a gateway")
			.fail("a region has none", set(WORKLOAD + "/regions", "['westeurope','uksouth']"))
			.unknown("nobody says where it may run", drop(WORKLOAD + "/regions"))
			.unknown("a gateway could not be read", set("/gateways/1/problem", "'forbidden'"))
			.none("it runs in one region", set(WORKLOAD + "/regions", "['westeurope']"))
			.pass("nobody says on which networks it is", set(WORKLOAD + "/networks", "[]"))
			.tempting(UNKNOWN, "all gateways are of networks that are not its own",
					set(WORKLOAD + "/networks", "['%s/virtualNetworks/nobodys-vnet']".formatted(GatewayFixtures.RG)))
			.tempting(UNKNOWN, "the gateway there is of another network", drop(WORKLOAD + "/networks/1"))
			.tempting(UNKNOWN, "its networks are no list", set(WORKLOAD + "/networks", "7"))
			.tempting(FAIL, "one region has a gateway of another network, and one has none",
					drop(WORKLOAD + "/networks/1"),
					set(WORKLOAD + "/regions", "['westeurope','northeurope','uksouth']"))
			.tempting(FAIL, "the gateway there has no circuit", set("/gateways/1/connections/value", "[]"))
			.tempting(FAIL, "the gateway there is not connected",
					set("/gateways/1/connections/value/0" + PROPS + "/connectionStatus", "'NotConnected'"),
					set("/gateways/1/connections/value/1" + PROPS + "/connectionStatus", "'NotConnected'"))
			.tempting(UNKNOWN, "nobody answers for it", drop(WORKLOAD + "/by"))
			.tempting(UNKNOWN, "the gateway there is still connecting, or does not say",
					set("/gateways/1/connections/value/0" + PROPS + "/connectionStatus", "'Connecting'"),
					drop("/gateways/1/connections/value/1" + PROPS + "/connectionStatus"))
			.all();
	}

}
