package dev.switchback.readiness;

import java.util.List;
import java.util.stream.Stream;

import static dev.switchback.readiness.CircuitFixtures.C0;
import static dev.switchback.readiness.CircuitFixtures.C1;
import static dev.switchback.readiness.CircuitFixtures.ONE;
import static dev.switchback.readiness.CircuitFixtures.P1;
import static dev.switchback.readiness.CircuitFixtures.PROPS;
import static dev.switchback.readiness.DeclaredFixtures.S0;
import static dev.switchback.readiness.DeclaredFixtures.WORKLOAD;
import static dev.switchback.readiness.Edit.drop;
import static dev.switchback.readiness.Edit.push;
import static dev.switchback.readiness.Edit.set;
import static dev.switchback.readiness.Fixture.Series.of;
import static dev.switchback.readiness.GatewayFixtures.G0;
import static dev.switchback.readiness.GatewayFixtures.LOCATION;
import static dev.switchback.readiness.GatewayFixtures.RG;
import static dev.switchback.readiness.GatewayFixtures.onPort;
import static dev.switchback.readiness.GatewayFixtures.vpnBesides;
import static dev.switchback.readiness.PairFixtures.weight;
import static dev.switchback.readiness.rule.Judgement.FAIL;
import static dev.switchback.readiness.rule.Judgement.NOT_APPLICABLE;
import static dev.switchback.readiness.rule.Judgement.UNKNOWN;

/// Pairs, gateways and trials that look better than they are.
final class TemptingPairFixtures {

	private static final String AMS = "contoso-ams";

	private static final String CONTOSO = "contoso";

	private static final String GW = "contoso-gw";

	private TemptingPairFixtures() {
	}

	static Stream<Fixture> all() {
		return Stream
			.of(locations(), preference(), trials(), linkTrials(), convergence(), providers(), sites(), zones(),
					limits(), fastPath(), ports(), vpn())
			.flatMap(List::stream);
	}

	private static List<Fixture> locations() {
		return Stream.of(of("ER-01", GW), of("ER-02", CONTOSO))
			.flatMap((series) -> series
				.tempting(UNKNOWN, "a port in a house of the other circuit's city", onPort(C1), drop(C1 + LOCATION),
						set("/ports/0" + PROPS + "/peeringLocation", "'Equinix-Amsterdam-AM5'"))
				.all()
				.stream())
			.toList();
	}

	private static List<Fixture> preference() {
		return of("ER-08", CONTOSO)
			.tempting(FAIL, "weights prefer one, and a gateway is not connected to it", weight(0, 0, 10),
					weight(1, 0, 10), set(G0 + "/connections/value/0" + PROPS + "/connectionStatus", "'NotConnected'"))
			.tempting(UNKNOWN, "what another gateway is linked to could not be read", weight(0, 0, 10),
					weight(1, 0, 10), set("/gateways/1/connections", "{'problem':'forbidden'}"))
			.all();
	}

	private static Edit azures(int gateway, String json) {
		return set("/gateways/%d/tests/value".formatted(gateway),
				"[" + json.formatted("%s/expressRouteCircuits/contoso-ams".formatted(RG)) + "]");
	}

	private static final String LATER = "{'peeringLocation':'Amsterdam','status':'%s','startTime':'2026-02-27T08:00:00Z','endTime':'2026-02-27T08:20:00Z',%s'circuits':[{'nrpResourceUri':'%%s'}]}";

	private static Edit later(String status, String more) {
		return azures(0, LATER.formatted(status, more));
	}

	/// A trial of ours.
	private static Edit tried(String at, String verdict) {
		return push("/drills",
				"{'circuit':'%s/expressRouteCircuits/contoso-ams','at':'%s','verdict':'%s','cause':'ADMINISTRATIVE'}"
					.formatted(RG, at, verdict));
	}

	private static List<Fixture> trials() {
		return of("ER-09", AMS)
			.tempting(UNKNOWN, "a drill passed, and later a test of Azure's had issues",
					later("Completed", "'wasSimulationSuccessful':true,'issues':['routes did not converge'],"))
			.tempting(FAIL, "a drill passed, and later a test of Azure's was no success",
					later("Completed", "'wasSimulationSuccessful':false,"))
			.tempting(UNKNOWN, "a drill passed, and later a test of Azure's could not be stopped",
					later("StopFailed", ""))
			.tempting(UNKNOWN, "Azure's test is over, and nobody says how it went", drop("/drills/0"),
					later("Completed", ""), azures(1, LATER.formatted("Completed", "")))
			.tempting(UNKNOWN, "Azure tested one of two gateways", drop("/drills/0"),
					set("/gateways/1/tests/value", "[]"))
			.tempting(UNKNOWN, "it passed, and of another one that did not nobody knows when", tried("lately", "FAIL"))
			.all();
	}

	/// Azure cut a link, or made it the longer way.
	private static Edit cut(String link, String how, String more) {
		return set(C0 + "/linkTests",
				"{'readAt':'2026-03-02T08:55:00Z','value':[{'status':'Completed','startTime':'2026-02-27T08:00:00Z','endTime':'2026-02-27T08:20:00Z','linkType':'%s','circuitTestCategory':'%s',%s}]}"
					.formatted(link, how, more));
	}

	private static final Edit NEVER = (document) -> {
		drop("/drills/3").accept(document);
		drop("/drills/1").accept(document);
	};

	private static List<Fixture> linkTrials() {
		var good = "'wasSimulationSuccessful':true,'issues':[]";
		var secondary = cut("Secondary", "BgpDisconnect", good);
		return of("SB-02", "contoso-ams/primary").pass("Azure cut the other link", NEVER, secondary)
			.tempting(UNKNOWN, "Azure cut this link, and the other one carried", NEVER,
					cut("Primary", "BgpDisconnect", good))
			.tempting(UNKNOWN, "Azure made the other link the longer way", NEVER,
					cut("Secondary", "ASPathPrepend", good))
			.tempting(UNKNOWN, "Azure cut the other link, and nobody says how it went", NEVER,
					cut("Secondary", "BgpDisconnect", "'issues':[]"))
			.tempting(UNKNOWN, "people saw it carry, and later Azure's test had issues", secondary,
					set(C0 + "/linkTests/value/0/issues", "['x']"))
			.tempting(FAIL, "people saw it carry, and later Azure's test was no success", secondary,
					set(C0 + "/linkTests/value/0/wasSimulationSuccessful", "false"))
			.tempting(UNKNOWN, "Azure's test of the other link still runs", NEVER, secondary,
					set(C0 + "/linkTests/value/0/status", "'Running'"))
			.all();
	}

	private static List<Fixture> convergence() {
		return of("SB-04", AMS)
			.tempting(UNKNOWN, "it was fast, and the next time it did not pass", tried("2026-02-25T08:00:00Z", "FAIL"))
			.tempting(UNKNOWN, "it was fast, longer ago than it is to be drilled",
					set("/drills/0/at", "'2025-11-01T08:00:00Z'"))
			.tempting(UNKNOWN, "it took less than nothing", set("/drills/0/convergence", "'PT-12S'"))
			.all();
	}

	private static List<Fixture> providers() {
		var name = PROPS + "/serviceProviderProperties/serviceProviderName";
		return of("ER-12", CONTOSO)
			.tempting(UNKNOWN, "one provider, with and without its form", set(C1 + name, "'Equinix Inc.'"))
			.tempting(FAIL, "two circuits on one port, diverse by declaration", onPort(C0), onPort(C1), drop(C0 + name),
					drop(C1 + name))
			.all();
	}

	private static List<Fixture> sites() {
		return of("ER-13", CONTOSO)
			.tempting(FAIL, "one site, written in two ways", set(S0 + "/customerSite", "'cork.'"))
			.tempting(UNKNOWN, "a site that is yet to be found", set(S0 + "/customerSite", "'TBD'"))
			.tempting(FAIL, "two sites by declaration, and both circuits show one device",
					set(P1 + ONE + "/arp/value/0/macAddress", "'00:00:5e:00:01:01'"))
			.tempting(UNKNOWN, "two sites by declaration, and one router",
					set("/declarations/circuits/1/customerEdge/primary/router", "'contoso-ams-r1'"))
			.all();
	}

	private static List<Fixture> zones() {
		return of("ER-16", GW)
			.tempting(FAIL, "one zone, named twice", set(G0 + "/publicAddresses/0/body/zones", "['1','1']"))
			.tempting(UNKNOWN, "zones that are no list", set(G0 + "/publicAddresses/0/body/zones", "'1'"))
			.tempting(UNKNOWN, "an address of which nothing is shown",
					set(G0 + PROPS + "/ipConfigurations/0/properties/publicIPAddress", "{}"))
			.tempting(UNKNOWN, "a configuration of which nothing is shown",
					drop(G0 + PROPS + "/ipConfigurations/0/properties"))
			.all();
	}

	private static Edit more(int count, String location) {
		return (document) -> {
			for (var i = 0; i < count; i++) {
				push("/circuits",
						"{'id':'%s/expressRouteCircuits/more-%d','body':{'properties':{'serviceProviderProperties':{'peeringLocation':'%s'}}}}"
							.formatted(RG, i, (i % 2 == 0) ? location : location.toUpperCase(java.util.Locale.ROOT)))
					.accept(document);
				push(G0 + "/connections/value",
						"{'id':'%s/connections/c%d','readAt':'2026-03-02T08:55:00Z','body':{'properties':{'connectionType':'ExpressRoute','peer':{'id':'%s/expressRouteCircuits/more-%d'},'connectionStatus':'Connected'}}}"
							.formatted(RG, i, RG, i))
					.accept(document);
			}
		};
	}

	private static List<Fixture> limits() {
		return of("ER-18", GW)
			.tempting(FAIL, "five circuits of one location, written in two ways",
					set(G0 + PROPS + "/sku/name", "'ErGw3AZ'"), more(4, "Dublin"))
			.tempting(UNKNOWN, "four of four, and one more that could not be read", more(2, "Paris"),
					push(G0 + "/connections/value", "{'id':'%s/connections/x','problem':'forbidden'}".formatted(RG)))
			.all();
	}

	private static List<Fixture> fastPath() {
		return of("ER-34", GW)
			.tempting(UNKNOWN, "one does not use it, and the other one could not be read",
					set(G0 + "/connections/value/1/problem", "'forbidden'"))
			.all();
	}

	private static List<Fixture> ports() {
		return of("ER-31", "contoso-port").tempting(UNKNOWN, "a circuit of it is in another subscription", set(
				"/ports/0" + PROPS + "/circuits",
				"[{'id':'/subscriptions/two/resourceGroups/x/providers/Microsoft.Network/expressRouteCircuits/far'}]"))
			.all();
	}

	private static Edit status(String status) {
		return set(G0 + "/connections/value/1" + PROPS + "/connectionStatus", "'%s'".formatted(status));
	}

	/// A workload besides the one that is not critical.
	private static Edit till(String more) {
		return (document) -> {
			set(WORKLOAD + "/critical", "false").accept(document);
			push("/declarations/workloads",
					"{'name':'till','by':'ben','at':'2026-01-10T09:00:00Z','critical':true%s}".formatted(more))
				.accept(document);
		};
	}

	private static List<Fixture> vpn() {
		return of("ER-33", GW)
			.tempting(UNKNOWN, "the second circuit is still connecting", status("Connecting"), vpnBesides())
			.tempting(UNKNOWN, "a critical workload that names no network", status("NotConnected"), vpnBesides(),
					till(""))
			.tempting(UNKNOWN, "the critical workload's declaration is over", status("NotConnected"), vpnBesides(),
					till(",'until':'2026-03-01T00:00:00Z','networks':['%s/virtualNetworks/contoso-gw-vnet']"
						.formatted(RG)))
			.tempting(NOT_APPLICABLE, "no VPN, and the second circuit is still connecting", status("Connecting"))
			.all();
	}

}
