package dev.switchback.readiness;

import java.util.List;
import java.util.stream.Stream;

import static dev.switchback.readiness.CircuitFixtures.C0;
import static dev.switchback.readiness.CircuitFixtures.C1;
import static dev.switchback.readiness.CircuitFixtures.PROPS;
import static dev.switchback.readiness.Edit.drop;
import static dev.switchback.readiness.Edit.push;
import static dev.switchback.readiness.Edit.set;
import static dev.switchback.readiness.Fixture.Series.of;
import static dev.switchback.readiness.rule.Judgement.FAIL;
import static dev.switchback.readiness.rule.Judgement.NOT_APPLICABLE;
import static dev.switchback.readiness.rule.Judgement.UNKNOWN;

/// What is read of gateways and of ports.
final class GatewayFixtures {

	static final String G0 = "/gateways/0";

	static final String RG = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg/providers/Microsoft.Network";

	static final String LOCATION = PROPS + "/serviceProviderProperties/peeringLocation";

	private static final String GW = "contoso-gw";

	private GatewayFixtures() {
	}

	static Stream<Fixture> all() {
		return Stream.of(locations(), zones(), limits(), windows(), ports(), transit(), vpn(), fastPath(), homes())
			.flatMap(List::stream);
	}

	static Edit onPort(String circuit) {
		return set(circuit + PROPS + "/expressRoutePort", "{'id':'%s/ExpressRoutePorts/contoso-port'}".formatted(RG));
	}

	private static Edit cut(int connection) {
		return set(G0 + "/connections/value/" + connection + PROPS + "/connectionStatus", "'NotConnected'");
	}

	private static List<Fixture> locations() {
		return of("ER-01", GW).pass("two locations")
			.pass("one circuit is on a port of one's own", onPort(C1), drop(C1 + LOCATION))
			.fail("one location", set(C1 + LOCATION, "'Amsterdam'"))
			.fail("no connections", set(G0 + "/connections/value", "[]"))
			.tempting(FAIL, "one location, and a kind of gateway that is no text", set(C1 + LOCATION, "'Amsterdam'"),
					set(G0 + PROPS + "/gatewayType", "7"))
			.tempting(FAIL, "one location, and a kind of gateway that is an object", set(C1 + LOCATION, "'Amsterdam'"),
					set(G0 + PROPS + "/gatewayType", "{}"))
			.unknown("connections could not be read", set(G0 + "/connections/problem", "'forbidden'"))
			.unknown("a circuit is in another subscription", drop(C1))
			.tempting(UNKNOWN, "two connections, of which one leads to a circuit that may not be read",
					set(C1 + "/problem", "'forbidden'"))
			.tempting(FAIL, "the second circuit is not connected", cut(1))
			.tempting(FAIL, "a Metro circuit and one of the same city", set(C0 + LOCATION, "'Amsterdam Metro'"),
					set(C1 + LOCATION, "'Amsterdam2'"))
			.tempting(UNKNOWN, "a port whose location is not known", onPort(C1),
					drop("/ports/0" + PROPS + "/peeringLocation"), drop(C1 + LOCATION))
			.all();
	}

	private static Edit sku(String name) {
		return set(G0 + PROPS + "/sku/name", "'" + name + "'");
	}

	private static List<Fixture> zones() {
		var address = G0 + "/publicAddresses/0/body";
		return of("ER-16", GW).pass("zone-redundant")
			.pass("Microsoft's own address", drop(G0 + PROPS + "/ipConfigurations/0/properties/publicIPAddress"))
			.pass("a scalable gateway of three units", sku("ErGwScale"),
					set(G0 + PROPS + "/autoScaleConfiguration", "{'bounds':{'min':3,'max':10}}"))
			.fail("a kind without zones", sku("UltraPerformance"))
			.fail("one zone", set(address + "/zones", "['1']"))
			.fail("a scalable gateway that may shrink", sku("ErGwScale"),
					set(G0 + PROPS + "/autoScaleConfiguration", "{'bounds':{'min':1,'max':10}}"))
			.unknown("the address could not be read", set(G0 + "/publicAddresses/0/problem", "'forbidden'"))
			.unknown("the kind is not known", drop(G0 + PROPS + "/sku"))
			.unknown("a scalable gateway of unknown size", sku("ErGwScale"))
			.tempting(FAIL, "a kind with zones, and an address without", set(address + "/sku/name", "'Basic'"))
			.tempting(UNKNOWN, "a kind with zones, and an address that nobody read", set(G0 + "/publicAddresses", "[]"))
			.tempting(FAIL, "a high kind, and not of zones", sku("HighPerformance"))
			.all();
	}

	private static Edit connections(int more) {
		return (document) -> {
			for (var i = 0; i < more; i++) {
				push(G0 + "/connections/value",
						"{'id':'%s/connections/c%d','readAt':'2026-03-02T08:55:00Z','body':{'properties':{'connectionType':'ExpressRoute','virtualNetworkGateway1':{'id':'%s/virtualNetworkGateways/contoso-gw'},'peer':{'id':'%s/expressRouteCircuits/more-%d'},'connectionStatus':'Connected','expressRouteGatewayBypass':false}}}"
							.formatted(RG, i, RG, RG, i))
					.accept(document);
			}
		};
	}

	private static List<Fixture> limits() {
		return of("ER-18", GW).pass("two of four")
			.pass("four of four", connections(2))
			.pass("two on a scalable gateway", sku("ErGwScale"))
			.fail("five of four", connections(3))
			.fail("seventeen on any gateway", sku("ErGwScale"), connections(15))
			.unknown("connections could not be read", set(G0 + "/connections/problem", "'forbidden'"))
			.unknown("six on a scalable gateway", sku("ErGwScale"), connections(4))
			.tempting(UNKNOWN, "a kind that nobody knows", sku("ErGw9AZ"))
			.tempting(FAIL, "a kind for sixteen, and five circuits of one location", sku("ErGw3AZ"), (document) -> {
				for (var i = 0; i < 4; i++) {
					push("/circuits",
							"{'id':'%s/expressRouteCircuits/more-%d','body':{'properties':{'serviceProviderProperties':{'peeringLocation':'Dublin'}}}}"
								.formatted(RG, i))
						.accept(document);
				}
			}, connections(4))
			.all();
	}

	private static List<Fixture> windows() {
		return of("ER-27", GW).pass("there is a window")
			.fail("there is none", set(G0 + "/maintenanceConfigurations/value", "[]"))
			.unknown("nobody asked", drop(G0 + "/maintenanceConfigurations"))
			.tempting(UNKNOWN, "an answer that is no list", set(G0 + "/maintenanceConfigurations/value", "{}"))
			.tempting(UNKNOWN, "there was one weeks ago",
					set(G0 + "/maintenanceConfigurations/readAt", CircuitFixtures.OLD))
			.all();
	}

	private static List<Fixture> ports() {
		var port = "/ports/0" + PROPS;
		return of("ER-31", "contoso-port").pass("both links are enabled")
			.fail("a link is disabled", set(port + "/links/1/properties/adminState", "'Disabled'"))
			.fail("over-subscribed", set(port + "/provisionedBandwidthInGbps", "20"))
			.fail("a circuit without a limit", onPort(C0), set(C0 + PROPS + "/enableDirectPortRateLimit", "false"))
			.unknown("bandwidth is not known", drop(port + "/provisionedBandwidthInGbps"))
			.unknown("it is not in the inventory", onPort(C0), drop("/ports/0"))
			.tempting(UNKNOWN, "one link is enabled, and the other one is not shown", drop(port + "/links/1"))
			.tempting(UNKNOWN, "nobody knows whether its circuit has a limit", onPort(C0))
			.tempting(UNKNOWN, "no links at all", set(port + "/links", "[]"))
			.all();
	}

	private static List<Fixture> transit() {
		return of("ER-32", GW).pass("nothing is let through")
			.fail("other networks are", set(G0 + PROPS + "/allowRemoteVnetTraffic", "true"))
			.fail("a virtual WAN is", set(G0 + PROPS + "/allowVirtualWanTraffic", "true"))
			.unknown("the gateway could not be read", set(G0 + "/problem", "'forbidden'"))
			.fail("other networks are, and nobody else is linked to its circuits",
					set(G0 + PROPS + "/allowRemoteVnetTraffic", "true"), drop("/gateways/1"))
			.tempting(UNKNOWN, "it says nothing of a virtual WAN", drop(G0 + PROPS + "/allowVirtualWanTraffic"))
			.tempting(UNKNOWN, "it says nothing at all, and two networks are linked to one circuit",
					drop(G0 + PROPS + "/allowRemoteVnetTraffic"), drop(G0 + PROPS + "/allowVirtualWanTraffic"))
			.all();
	}

	static Edit vpnBesides() {
		return push("/gateways",
				"{'id':'%s/virtualNetworkGateways/contoso-vpn','readAt':'2026-03-02T08:55:00Z','body':{'location':'westeurope','properties':{'gatewayType':'Vpn','ipConfigurations':[{'properties':{'subnet':{'id':'%s/virtualNetworks/contoso-gw-vnet/subnets/GatewaySubnet'}}}]}}}"
					.formatted(RG, RG));
	}

	private static List<Fixture> vpn() {
		var workload = DeclaredFixtures.WORKLOAD;
		return of("ER-33", GW).none("two circuits")
			.none("one circuit, and no VPN", cut(1))
			.pass("a VPN for what is not critical", cut(1), vpnBesides(), set(workload + "/critical", "false"))
			.fail("only a VPN for what is critical", cut(1), vpnBesides())
			.unknown("nobody says how critical it is", cut(1), vpnBesides(), drop(workload + "/critical"))
			.unknown("its network is not known", cut(1), vpnBesides(), drop(G0 + PROPS + "/ipConfigurations"))
			.tempting(UNKNOWN, "another network's workload is not critical", cut(1), vpnBesides(),
					set(workload + "/networks", "['%s/virtualNetworks/other']".formatted(RG)),
					set(workload + "/critical", "false"))
			.tempting(FAIL, "two connections to one circuit", vpnBesides(),
					set(G0 + "/connections/value/1" + PROPS + "/peer/id",
							"'%s/expressRouteCircuits/contoso-ams'".formatted(RG)))
			.all();
	}

	private static List<Fixture> fastPath() {
		var bypass = PROPS + "/expressRouteGatewayBypass";
		return of("ER-34", GW).pass("nobody uses it")
			.pass("all use it", set(G0 + "/connections/value/0" + bypass, "true"),
					set(G0 + "/connections/value/1" + bypass, "true"))
			.fail("one uses it", set(G0 + "/connections/value/0" + bypass, "true"))
			.unknown("connections could not be read", set(G0 + "/connections/problem", "'forbidden'"))
			.none("no circuits", set(G0 + "/connections/value", "[]"))
			.tempting(UNKNOWN, "one does not use it, and of the other it is not known",
					drop(G0 + "/connections/value/1" + bypass))
			.all();
	}

	private static List<Fixture> homes() {
		var model = G0 + PROPS + "/resiliencyModel";
		return of("ER-36", GW).pass("multi-homed")
			.fail("single-homed, with two locations", set(model, "'SingleHomed'"))
			.none("single-homed, with one location", set(model, "'SingleHomed'"), set(C1 + LOCATION, "'Amsterdam'"))
			.unknown("it does not say", drop(model))
			.unknown("single-homed, and a circuit is not known", set(model, "'SingleHomed'"), drop(C1))
			.tempting(UNKNOWN, "a model that nobody knows", set(model, "'TripleHomed'"))
			.tempting(UNKNOWN, "single-homed, with a location that is blank", set(model, "'SingleHomed'"),
					set(C1 + LOCATION, "' '"))
			.tempting(UNKNOWN, "single-homed, with a location that is no text", set(model, "'SingleHomed'"),
					set(C1 + LOCATION, "7"))
			.tempting(FAIL, "single-homed, with two locations, and one that is blank", set(model, "'SingleHomed'"),
					AzureIndexTests.third(" "))
			.tempting(NOT_APPLICABLE, "single-homed, with two circuits of one location", set(model, "'SingleHomed'"),
					set(C1 + LOCATION, "'Amsterdam'"))
			.all();
	}

}
