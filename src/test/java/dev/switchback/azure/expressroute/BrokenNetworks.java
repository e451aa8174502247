package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.switchback.simulator.estate.Announcement;
import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.ConnectionPlan;
import dev.switchback.simulator.estate.Demand;
import dev.switchback.simulator.estate.GatewayPlan;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.PeeringPlan;
import dev.switchback.simulator.estate.Transfer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static dev.switchback.azure.expressroute.BrokenNetwork.of;
import static dev.switchback.azure.expressroute.Stage.amsterdam;
import static dev.switchback.azure.expressroute.Stage.announced;
import static dev.switchback.azure.expressroute.Stage.dublin;
import static dev.switchback.azure.expressroute.Stage.pair;

/// What goes wrong in networks.
final class BrokenNetworks {

	private static final String LINK_TESTS = "getCircuitLinkFailoverAllTestsDetails";

	private static final Transfer V6 = new Transfer("fd00:1::/126", "fd00:1::4/126");

	private static final Transfer OTHER_V6 = new Transfer("fd00:2::/126", "fd00:2::4/126");

	private static final String ALIKE = "survivor-links-alike";

	private static final String AMS = "contoso-ams/peerings/azureprivatepeering";

	private static final String DUB = "contoso-dub/peerings/azureprivatepeering";

	private static final String TABLES = "*contoso-dub*routeTable*";

	private BrokenNetworks() {
	}

	static Stream<BrokenNetwork> all() {
		return Stream
			.of(survivor(), prefixes(), blindness(), drained(), circuits(), gateways(), BrokenMicrosoftPeerings.all(),
					BrokenOutlooks.all())
			.flatMap(List::stream);
	}

	private static PairPlan dub(PeeringPlan dublin) {
		return pair(amsterdam(), dublin);
	}

	private static PairPlan ams(PeeringPlan amsterdam) {
		return pair(amsterdam, dublin());
	}

	private static List<Announcement> apart(List<String> primary, List<String> secondary) {
		return Stream.of(Link.values())
			.flatMap((link) -> ((link == Link.PRIMARY) ? primary : secondary).stream()
				.map((prefix) -> new Announcement(prefix, "65010", Set.of(link))))
			.toList();
	}

	private static PairPlan dual(String prefix) {
		return pair(amsterdam().withIpv6(V6, prefix), dublin().withIpv6(OTHER_V6, prefix));
	}

	private static List<BrokenNetwork> survivor() {
		return List.of(
				of("the survivor is disabled", "", "survivor-enabled", "survivor-not-down")
					.with(dub(dublin().disabled())),
				of("the survivor is down on both links", "", "survivor-not-down", "survivor-both-links",
						"prefixes-covered")
					.with(dub(dublin().withLinksDown(Link.values()))),
				of("the survivor's primary link is down", "e", "survivor-both-links")
					.with(dub(dublin().withLinksDown(Link.PRIMARY))),
				of("the survivor's secondary link is down", "e", "survivor-both-links")
					.with(dub(dublin().withLinksDown(Link.SECONDARY))),
				of("the survivor brings nothing", "e", "survivor-both-links", "prefixes-covered")
					.with(dub(dublin(new String[0]))),
				of("the survivor brings everything over one link only", "e", "survivor-both-links")
					.with(dub(dublin().announcing(Stream.of(Stage.PREFIXES)
						.map((prefix) -> new Announcement(prefix, "65010", Set.of(Link.PRIMARY)))
						.toList()))),
				of("one prefix arrives over one link of the survivor only", "DME", ALIKE).with(
						dub(dublin().announcing(apart(List.of("10.1.0.0/16", "10.2.0.0/16"), List.of("10.1.0.0/16"))))),
				of("one prefix has only a default route over one link of the survivor", "DME", ALIKE).with(dub(dublin()
					.announcing(apart(List.of("10.1.0.0/16", "10.2.0.0/16"), List.of("10.1.0.0/16", "0.0.0.0/0"))))),
				of("one link of the survivor brings nothing that is needed", "E", ALIKE).with(
						dub(dublin().announcing(apart(List.of("10.1.0.0/16", "10.2.0.0/16"), List.of("10.9.0.0/16"))))),
				of("the survivor balances its links with a summary over both, and that is nothing", "DME")
					.with(dub(dublin().announcing(
							apart(List.of("10.1.0.0/16", "10.0.0.0/14"), List.of("10.2.0.0/16", "10.0.0.0/14"))))),
				of("the survivor's peering does not exist", "", "survivor-enabled").refused(404, "*" + DUB),
				of("the survivor's peering is in a state that nobody knows", "", "survivor-enabled").properties(DUB,
						(properties) -> properties.put("state", "Disabling")),
				of("the survivor's last change failed", "E", "survivor-settled").properties(DUB,
						(properties) -> properties.put("provisioningState", "Failed")),
				of("somebody is changing the survivor", "E", "survivor-settled").properties(DUB,
						(properties) -> properties.put("provisioningState", "Updating")),
				of("something of ours is open on the survivor", "", "survivor-free-of-own-writes")
					.by((stage) -> stage.open = List.of("SB-7F3K9Q promised to bring it back")),
				of("Microsoft drains the survivor", "me", "survivor-not-in-maintenance")
					.with(dub(dublin().announcing(announced("65010" + " 12076".repeat(8), Stage.PREFIXES)))),
				of("Microsoft drains one link of the survivor", "me", "survivor-not-in-maintenance")
					.with(dub(dublin().announcing(Stream.of(Link.values())
						.flatMap((link) -> Stream.of(Stage.PREFIXES)
							.map((prefix) -> new Announcement(prefix,
									"65010" + ((link == Link.PRIMARY) ? " 12076".repeat(8) : ""), Set.of(link))))
						.toList()))),
				of("the survivor's paths are long, and that is nothing", "DME")
					.with(dub(dublin().announcing(announced("65010" + " 12076".repeat(7), Stage.PREFIXES)))),
				of("the survivor lacks IPv6", "", "survivor-enabled", "prefixes-covered")
					.with(ams(amsterdam().withIpv6(V6, "2001:db8::/48")))
					.after(dual("2001:db8::/48")),
				of("the survivor's sessions are with somebody else", "", "survivor-not-down")
					.body(DUB + "/routetablessummary/primary", BrokenNetworks::othersNeighbor)
					.body(DUB + "/routetablessummary/secondary", BrokenNetworks::othersNeighbor));
	}

	private static JsonNode othersNeighbor(JsonNode table) {
		table.path("value").forEach((row) -> ((ObjectNode) row).put("neighbor", "192.0.2.1"));
		return table;
	}

	private static List<BrokenNetwork> prefixes() {
		return List.of(missing("a prefix is missing", "10.1.0.0/16"),
				missing("all prefixes are others", "10.8.0.0/16", "10.9.0.0/16"),
				missing("a prefix is missing and another is only summarised", "10.0.0.0/15"),
				unclear("one prefix is only summarised", "10.1.0.0/16", "10.0.0.0/8"),
				unclear("everything is only summarised", "10.0.0.0/8"),
				unclear("there is only a default route", "0.0.0.0/0"),
				unclear("one prefix has only a default route", "10.1.0.0/16", "0.0.0.0/0"),
				missing("only halves of a prefix arrive", "10.1.0.0/16", "10.2.0.0/17", "10.2.128.0/17"),
				missing("a prefix has another length", "10.1.0.0/16", "10.2.0.0/24"),
				of("an IPv6 prefix is missing", "me", "prefixes-covered")
					.with(pair(amsterdam().withIpv6(V6, "2001:db8::/48"), dublin().withIpv6(OTHER_V6)))
					.after(dual("2001:db8::/48"))
					// Its sessions are seen to be up and to bring nothing: the survivor is on fewer than two links, then.
					.where("ipv6InSummaries=true", "e"),
				of("more than needed arrives, and that is nothing", "DME")
					.with(dub(dublin("10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"))),
				of("what arrives comes from another router", "me", "prefixes-covered")
					.body(DUB + "/routetables/primary", BrokenNetworks::othersHop)
					.body(DUB + "/routetables/secondary", BrokenNetworks::othersHop),
				of("the survivor says that it received prefixes and shows none", "me", "prefixes-covered")
					.body(DUB + "/routetables/primary", BrokenNetworks::emptied)
					.body(DUB + "/routetables/secondary", BrokenNetworks::emptied),
				of("a four-byte ASN, and that is nothing", "DME")
					.with(pair(fourBytes(201, "172.16.1.0/30", "172.16.1.4/30"),
							fourBytes(202, "172.16.2.0/30", "172.16.2.4/30"))));
	}

	private static PeeringPlan fourBytes(int vlan, String primary, String secondary) {
		return PeeringPlan.privatePeering(4_200_000_000L, vlan, new Transfer(primary, secondary), Stage.PREFIXES);
	}

	private static BrokenNetwork missing(String name, String... prefixes) {
		return of(name, "me", "prefixes-covered", "gateway-has-both-paths").with(dub(dublin(prefixes)));
	}

	private static BrokenNetwork unclear(String name, String... prefixes) {
		return missing(name, prefixes);
	}

	private static JsonNode othersHop(JsonNode table) {
		table.path("value").forEach((row) -> ((ObjectNode) row).put("nextHop", "192.0.2.1"));
		return table;
	}

	private static JsonNode emptied(JsonNode table) {
		((ArrayNode) table.path("value")).removeAll();
		return table;
	}

	private static List<BrokenNetwork> blindness() {
		var tables = "survivor-tables-seen";
		return List.of(
				of("the survivor's tables are forbidden", "e", tables, "survivor-both-links", "prefixes-covered",
						"survivor-not-in-maintenance")
					.refused(403, TABLES),
				of("one of the survivor's summaries fails", "e", tables, "survivor-both-links").refused(500,
						"*contoso-dub*routeTablesSummary/primary"),
				of("one of the survivor's route tables fails", "e", tables, "prefixes-covered").refused(400,
						"*contoso-dub*routeTables/secondary"),
				of("both of the survivor's route tables fail", "e", tables, "prefixes-covered").refused(503,
						"*contoso-dub*routeTables/*"),
				of("both of the survivor's summaries fail", "e", tables, "survivor-both-links").refused(503,
						"*contoso-dub*routeTablesSummary/*"),
				of("one link of the survivor is down and the other cannot be seen", "e", tables, "survivor-both-links")
					.with(dub(dublin().withLinksDown(Link.PRIMARY)))
					.refused(503, "*contoso-dub*routeTablesSummary/secondary"),
				of("the survivor's table has no rows", "e", tables).body(DUB + "/routetables/primary", (table) -> {
					((ObjectNode) table).remove("value");
					return table;
				}), of("the survivor's peering cannot be read", "", "survivor-enabled").refused(503, "*" + DUB),
				of("the survivor's peering has no etag", "", "survivor-enabled").body(DUB, (peering) -> {
					((ObjectNode) peering).remove("etag");
					return peering;
				}), of("nothing can be read", "", "survivor-enabled", "prefixes-covered").fault("{'kind':'blind'}"),
				of("Azure is throttling", "", "survivor-enabled").fault("{'kind':'throttle','retryAfter':90}"),
				of("our token is not taken", "", "survivor-enabled")
					.fault("{'kind':'refuse','status':401,'code':'ExpiredAuthenticationToken'}"),
				of("we may read nothing", "", "survivor-enabled").fault("{'kind':'refuse','status':403}"),
				of("the survivor's tables never come", "e", tables, "survivor-both-links", "prefixes-covered")
					.fault("{'kind':'stall','never':true,'match':{'method':'POST','circuit':'contoso-dub'}}"),
				of("the drained circuit's tables never come", "mE", "drained-whole")
					.fault("{'kind':'stall','never':true,'match':{'method':'POST','circuit':'contoso-ams'}}"),
				of("the survivor's circuit cannot be read", "e", "survivor-operational", "two-peering-locations")
					.refused(503, "*expressRouteCircuits/contoso-dub"));
	}

	private static List<BrokenNetwork> drained() {
		return List.of(
				of("the drained circuit has a dead link", "ME", "drained-whole")
					.with(ams(amsterdam().withLinksDown(Link.PRIMARY))),
				of("the drained circuit is dead", "ME", "drained-whole")
					.with(ams(amsterdam().withLinksDown(Link.values()))),
				of("the drained circuit is disabled already", "ME", "drained-whole").with(ams(amsterdam().disabled())),
				of("the drained circuit brings nothing", "ME", "drained-whole")
					.with(ams(amsterdam().announcing(List.of()))),
				of("the drained circuit's last change failed", "ME", "drained-whole").properties(AMS,
						(properties) -> properties.put("provisioningState", "Failed")),
				of("somebody is changing the drained circuit", "E", "drained-not-busy").properties(AMS,
						(properties) -> properties.put("provisioningState", "Updating")),
				of("the drained circuit's tables cannot be read", "mE", "drained-whole").refused(503,
						"*contoso-ams*routeTable*"),
				of("the drained circuit's peering cannot be read", "", "write-preserves-everything").refused(403,
						"*" + AMS),
				of("the drained circuit has no peering", "", "write-preserves-everything").refused(404, "*" + AMS),
				of("the drained circuit's peering has no VLAN", "", "write-preserves-everything").properties(AMS,
						(properties) -> properties.remove("vlanId")),
				of("the drained circuit belongs to a Virtual WAN", "", "write-preserves-everything").properties(AMS,
						(properties) -> properties.putObject("expressRouteConnection").put("id", "/x")),
				of("IPv6 is to be drained where there is none", "", "write-preserves-everything").draining(Family.IPV6)
					.after(dual("2001:db8::/48")),
				of("the provider manages the drained circuit", "e", "customer-managed")
					.with(ams(amsterdam().lastModifiedBy("Equinix"))),
				of("nobody knows who manages the drained circuit", "e", "customer-managed")
					.with(ams(amsterdam().lastModifiedBy(""))),
				of("nobody declared whether there is an MD5 key", "", "md5-known").with(Md5.UNKNOWN),
				of("the service itself depends on the drained circuit", "e", "own-path-elsewhere")
					.with(OwnPath.OVER_IT),
				of("nobody declared what the service itself depends on", "e", "own-path-elsewhere")
					.with(OwnPath.UNDECLARED),
				of("Global Reach ends at the drained circuit", "me", "global-reach-uncut").properties(AMS,
						(properties) -> properties.putArray("connections").addObject().put("name", "branch")),
				of("Global Reach comes from another circuit", "me", "global-reach-uncut").properties(AMS,
						(properties) -> properties.putArray("peeredConnections").addObject().put("name", "branch")),
				of("the drained circuit's own circuit cannot be read", "e", "two-peering-locations").refused(503,
						"*expressRouteCircuits/contoso-ams"));
	}

	private static List<BrokenNetwork> circuits() {
		return List.of(
				of("both circuits end in one place", "e", "two-peering-locations")
					.with(pair(amsterdam(), dublin(), "Amsterdam", Stage.gateway("contoso-gw", 0))),
				of("both circuits end in one place, written otherwise", "e", "two-peering-locations")
					.with(pair(amsterdam(), dublin(), "AMSTERDAM", Stage.gateway("contoso-gw", 0))),
				of("the drained circuit may end in the house where the survivor's port is", "DME",
						"two-peering-locations")
					.with(pair(amsterdam(), dublin(), "Equinix-Amsterdam-AM5", Stage.gateway("contoso-gw", 0))),
				of("Azure does not say where the survivor ends", "e", "two-peering-locations").properties(
						"expressRouteCircuits/contoso-dub",
						(properties) -> ((ObjectNode) properties.path("serviceProviderProperties"))
							.remove("peeringLocation")),
				of("Microsoft has the survivor's circuit disabled", "E", "survivor-operational").properties(
						"expressRouteCircuits/contoso-dub",
						(properties) -> properties.put("circuitProvisioningState", "Disabled")),
				of("the provider takes the survivor's circuit down", "E", "survivor-operational").properties(
						"expressRouteCircuits/contoso-dub",
						(properties) -> properties.put("serviceProviderProvisioningState", "Deprovisioning")),
				of("the survivor's circuit is being updated", "E", "survivor-operational").properties(
						"expressRouteCircuits/contoso-dub",
						(properties) -> properties.put("provisioningState", "Updating")));
	}

	private static List<BrokenNetwork> gateways() {
		var both = "gateway-has-both-paths";
		var lonely = Stage.linkedTo("lonely-gw", "10.101", new ConnectionPlan("lonely", "contoso-ams", 0));
		return List.of(of("there is no gateway", "e", "common-gateway").with(pair(amsterdam(), dublin(), "Dublin")),
				of("the gateway is linked to the survivor only", "e", "common-gateway").with(pair(amsterdam(), dublin(),
						"Dublin", Stage.linkedTo("contoso-gw", "10.100", new ConnectionPlan("c", "contoso-dub", 0)))),
				of("the gateway is linked to the drained circuit only", "e", "common-gateway", both)
					.with(pair(amsterdam(), dublin(), "Dublin", lonely))
					.after(pair(amsterdam(), dublin(), "Dublin", gateway("lonely-gw", "10.101", 0))),
				of("one gateway of two is linked to the drained circuit only", "me", both)
					.with(pair(amsterdam(), dublin(), "Dublin", Stage.gateway("contoso-gw", 0), lonely))
					.after(pair(amsterdam(), dublin(), "Dublin", Stage.gateway("contoso-gw", 0),
							gateway("lonely-gw", "10.101", 0))),
				of("two gateways, and that is nothing", "DME").with(pair(amsterdam(), dublin(), "Dublin",
						Stage.gateway("contoso-gw", 0), gateway("other-gw", "10.101", 50))),
				of("the survivor is the standby, and that is nothing", "DME")
					.with(pair(amsterdam(), dublin(), "Dublin", gateway("contoso-gw", "10.100", -1))),
				of("the connection to the survivor is not connected", "e", "common-gateway", both).properties(
						"connections/contoso-gw-contoso-dub",
						(properties) -> properties.put("connectionStatus", "NotConnected")),
				of("the connection to the survivor cannot be read", "e", "common-gateway", both).refused(403,
						"*connections/contoso-gw-contoso-dub"),
				of("the connection to the drained circuit cannot be read", "e", "common-gateway", both).refused(403,
						"*connections/contoso-gw-contoso-ams"),
				of("the connections cannot be listed", "e", "common-gateway", both).refused(403, "*/resources"),
				of("the gateway's routes cannot be read", "me", both).refused(404, "*getLearnedRoutes"),
				of("the gateway learns nothing", "me", both).body("getLearnedRoutes", BrokenNetworks::emptied),
				of("the gateway learns from two routers only", "me", both).body("getLearnedRoutes", (table) -> {
					var rows = (ArrayNode) table.path("value");
					for (int i = rows.size() - 1; i >= 0; i--) {
						if (!Set.of("10.100.255.4", "10.100.255.6")
							.contains(rows.get(i).path("sourcePeer").asString(""))) {
							rows.remove(i);
						}
					}
					return table;
				}),
				of("a third circuit hides what the survivor lacks", "me", "prefixes-covered", both)
					.with(third("10.1.0.0/16"))
					.after(third(Stage.PREFIXES)),
				of("a failover test of Azure's is running", "me", "no-azure-failover-test")
					.body("getFailoverAllTestsDetails", (tests) -> running(tests, "Running")),
				of("a failover test of Azure's was never stopped", "me", "no-azure-failover-test")
					.body("getFailoverAllTestsDetails", (tests) -> running(tests, "StopFailed")),
				of("a failover test of Azure's is over, and that is nothing", "DME").body("getFailoverAllTestsDetails",
						(tests) -> running(tests, "Completed")),
				of("failover tests are not supported, and that is said", "DME", "no-azure-failover-test").refused(404,
						"*getFailoverAllTestsDetails"),
				of("failover tests cannot be read for a while", "mE", "no-azure-failover-test").refused(503,
						"*getFailoverAllTestsDetails"),
				of("a link of the survivor is being tested", "me", "no-azure-failover-test")
					.body(LINK_TESTS, (tests) -> linkTested(tests, "Running"))
					.where("linkTests=UNKNOWN", "DME"),
				of("a link of the survivor was tested, and that is nothing", "DME").body(LINK_TESTS,
						(tests) -> linkTested(tests, "Completed")),
				of("tests of links are not known there, and that is said", "DME", "no-azure-failover-test").refused(400,
						"*" + LINK_TESTS),
				of("tests of links are not found there, and that is said", "DME", "no-azure-failover-test").refused(404,
						"*" + LINK_TESTS),
				of("tests of links cannot be read for a while", "mE", "no-azure-failover-test").refused(503,
						"*" + LINK_TESTS));
	}

	private static JsonNode linkTested(JsonNode tests, String status) {
		((ArrayNode) tests).addObject()
			.put("status", status)
			.put("startTime", "2026-03-02T08:30:00Z")
			.put("testGuid", "00000000-0000-0000-0000-000000000001")
			.put("testType", "SingleSiteFailover")
			.put("circuitTestCategory", "BgpDisconnect")
			.put("linkType", "Primary");
		return tests;
	}

	private static JsonNode running(JsonNode tests, String status) {
		((ArrayNode) tests).addObject().put("peeringLocation", "Dublin").put("status", status);
		return tests;
	}

	private static GatewayPlan gateway(String name, String network, int weight) {
		return Stage.linkedTo(name, network, new ConnectionPlan(name + "-ams", "contoso-ams", Math.max(0, -weight)),
				new ConnectionPlan(name + "-dub", "contoso-dub", Math.max(0, weight)));
	}

	/// London brings everything as well, so that the gateway learns it from enough routers.
	private static PairPlan third(String... ofDublin) {
		var london = PeeringPlan.privatePeering(65010, 203, new Transfer("172.16.3.0/30", "172.16.3.4/30"),
				Stage.PREFIXES);
		return new PairPlan("contoso",
				List.of(CircuitPlan.circuit("contoso-ams", "westeurope", "Amsterdam", "Equinix", amsterdam()),
						CircuitPlan.circuit("contoso-dub", "northeurope", "Dublin", "Interxion", dublin(ofDublin)),
						CircuitPlan.circuit("contoso-lon", "uksouth", "London", "Colt", london)),
				List.of(Stage.linkedTo("contoso-gw", "10.100", new ConnectionPlan("a", "contoso-ams", 0),
						new ConnectionPlan("d", "contoso-dub", 0), new ConnectionPlan("l", "contoso-lon", 0))),
				new Demand(4_000_000, 6_000_000));
	}

}
