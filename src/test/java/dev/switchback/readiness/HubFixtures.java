package dev.switchback.readiness;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static dev.switchback.readiness.Edit.drop;
import static dev.switchback.readiness.Edit.push;
import static dev.switchback.readiness.Edit.set;
import static dev.switchback.readiness.Fixture.Series.of;
import static dev.switchback.readiness.rule.Judgement.FAIL;
import static dev.switchback.readiness.rule.Judgement.UNKNOWN;

/// The gateway of a virtual hub beside a healthy estate, linked to both circuits.
final class HubFixtures {

	private static final String NAME = "contoso-hub-gw";

	private static final String NETWORK = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg/providers/Microsoft.Network";

	private static final String HUB = "/gateways/2";

	private static final String PROPS = HUB + "/body/properties";

	private static final String SECOND = HUB + "/connections/value/1/body/properties";

	private HubFixtures() {
	}

	private static String connection(String circuit) {
		return "{'id':'%s/expressRouteGateways/%s/expressRouteConnections/%s','body':{'properties':{'provisioningState':'Succeeded','routingWeight':0,'expressRouteGatewayBypass':false,'expressRouteCircuitPeering':{'id':'%s/expressRouteCircuits/%s/peerings/AzurePrivatePeering'}}}}"
			.formatted(NETWORK, NAME, circuit, NETWORK, circuit);
	}

	private static Edit hub() {
		return push("/gateways",
				"{'id':'%s/expressRouteGateways/%s','readAt':'2026-03-02T08:55:00Z','body':{'location':'westeurope','properties':{'virtualHub':{'id':'%s/virtualHubs/contoso-hub'},'allowNonVirtualWanTraffic':false}},'connections':{'readAt':'2026-03-02T08:55:00Z','value':[%s,%s]},'vpnGateways':{'readAt':'2026-03-02T08:55:00Z','value':[]},'maintenanceConfigurations':{'readAt':'2026-03-02T08:55:00Z','value':[{'id':'x'}]}}"
					.formatted(NETWORK, NAME, NETWORK, connection("contoso-ams"), connection("contoso-dub")));
	}

	static Stream<Fixture> all() {
		return Stream.of(locations(), zones(), transit(), limits(), vpn(), others(), pair())
			.flatMap(List::stream)
			.map((fixture) -> fixture.in(hub()));
	}

	private static List<Fixture> locations() {
		return of("ER-01", NAME).pass("two locations")
			.fail("one circuit", drop(HUB + "/connections/value/1"))
			.unknown("a connection is not made yet", set(SECOND + "/provisioningState", "'Updating'"))
			.tempting(FAIL, "two peerings of one circuit",
					set(SECOND + "/expressRouteCircuitPeering/id",
							"'%s/expressRouteCircuits/contoso-ams/peerings/MicrosoftPeering'".formatted(NETWORK)))
			.tempting(UNKNOWN, "it does not say what it leads to", drop(SECOND + "/expressRouteCircuitPeering"))
			.all();
	}

	private static List<Fixture> zones() {
		return of("ER-16", NAME).fail("its region has no zones", zones("[]"))
			.unknown("nobody looked which zones its region has")
			.tempting(UNKNOWN, "its region has zones now", zones("['1','2','3']"))
			.tempting(UNKNOWN, "it could not be read which zones its region has",
					set(HUB + "/regionZones", "{'problem':'forbidden'}"))
			.tempting(UNKNOWN, "its region is not listed", set(HUB + "/regionZones", "{}"))
			.all();
	}

	private static Edit zones(String value) {
		return set(HUB + "/regionZones", "{'readAt':'2026-03-02T08:55:00Z','value':%s}".formatted(value));
	}

	private static List<Fixture> transit() {
		return of("ER-32", NAME).pass("none is let through")
			.fail("it is let through", set(PROPS + "/allowNonVirtualWanTraffic", "true"))
			.unknown("it is not shown", drop(PROPS + "/allowNonVirtualWanTraffic"))
			.all();
	}

	/// So many beside the two that it has.
	private static Edit[] connections(int more, String... circuits) {
		return IntStream.range(0, more)
			.mapToObj((n) -> push(HUB + "/connections/value",
					connection(circuits[n % circuits.length]).replace("expressRouteConnections/",
							"expressRouteConnections/" + n)))
			.toArray(Edit[]::new);
	}

	private static List<Fixture> limits() {
		return of("ER-18", NAME).pass("two")
			.pass("eight, four in each location", connections(6, "contoso-ams", "contoso-dub"))
			.fail("nine", connections(7, "contoso-ams", "contoso-dub"))
			.unknown("it does not show its connections", drop(HUB + "/connections"))
			.tempting(FAIL, "five of eight in one location", connections(4, "contoso-ams"))
			.tempting(UNKNOWN, "six, of which nobody knows where three end",
					connections(4, "contoso-dub", "elsewhere", "away", "abroad"))
			.all();
	}

	private static List<Fixture> vpn() {
		var one = drop(HUB + "/connections/value/1");
		var vpn = push(HUB + "/vpnGateways/value",
				"{'properties':{'virtualHub':{'id':'%s/virtualHubs/contoso-hub'},'connections':[{'id':'c'}]}}"
					.formatted(NETWORK));
		return of("ER-33", NAME).none("two circuits", vpn)
			.none("no VPN", one)
			.none("a VPN that leads nowhere", one, vpn, set(HUB + "/vpnGateways/value/0/properties/connections", "[]"))
			.pass("a VPN of a workload that is not critical", one, vpn, workload(false))
			.fail("only a VPN, of a critical workload", one, vpn, workload(true))
			.unknown("whose workload is not declared", one, vpn)
			.unknown("VPN gateways of hubs could not be read", one,
					set(HUB + "/vpnGateways", "{'problem':'Azure did not answer'}"))
			.unknown("in an inventory without them", one, drop(HUB + "/vpnGateways"))
			.tempting(FAIL, "a workload that is not critical beside one that is", one, vpn, workload(false),
					workload(true))
			.tempting(UNKNOWN, "a workload that is not critical beside one of which nobody says so", one, vpn,
					workload(false),
					push("/declarations/workloads",
							"{'name':'shop','by':'ben','at':'2026-01-10T09:00:00Z','networks':['%s/virtualHubs/Contoso-Hub']}"
								.formatted(NETWORK)))
			.tempting(FAIL, "it does not show where the VPN leads", one, vpn,
					drop(HUB + "/vpnGateways/value/0/properties/connections"), workload(true))
			.tempting(FAIL, "two connections to one circuit", vpn,
					set(SECOND + "/expressRouteCircuitPeering/id",
							"'%s/expressRouteCircuits/contoso-ams/peerings/AzurePrivatePeering'".formatted(NETWORK)),
					workload(true))
			.all();
	}

	private static Edit workload(boolean critical) {
		return push("/declarations/workloads",
				"{'name':'till','by':'ben','at':'2026-01-10T09:00:00Z','critical':%s,'networks':['%s/virtualHubs/Contoso-Hub']}"
					.formatted(critical, NETWORK));
	}

	/// What is published of gateways of networks tells nothing of these.
	private static List<Fixture> others() {
		return Stream
			.of(of("ER-16", NAME).unknown("zones are not shown").all(),
					of("ER-27", NAME).pass("a window")
						.fail("no window", set(HUB + "/maintenanceConfigurations/value", "[]"))
						.all(),
					of("ER-34", NAME).fail("one connection of two", set(SECOND + "/expressRouteGatewayBypass", "true"))
						.all(),
					of("ER-36", NAME).none("it knows no such model").all())
			.flatMap(List::stream)
			.toList();
	}

	private static List<Fixture> pair() {
		return of("ER-02", "contoso").pass("the hub alone is linked to both", drop("/gateways/1"), drop("/gateways/0"))
			.tempting(FAIL, "the hub is linked to one of them only", drop("/gateways/1"), drop("/gateways/0"),
					drop("/gateways/0/connections/value/1"))
			.all();
	}

}
