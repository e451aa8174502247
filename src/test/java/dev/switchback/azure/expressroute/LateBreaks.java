package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.switchback.simulator.estate.Announcement;
import dev.switchback.simulator.estate.Link;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static dev.switchback.azure.expressroute.BrokenNetwork.of;
import static dev.switchback.azure.expressroute.Stage.amsterdam;
import static dev.switchback.azure.expressroute.Stage.dublin;
import static dev.switchback.azure.expressroute.Stage.pair;

/// What shows only once a circuit was switched off or on again. Nothing is said of first checks here.
final class LateBreaks {

	private static final String AMS = "contoso-ams/peerings/azureprivatepeering";

	private LateBreaks() {
	}

	static Stream<BrokenNetwork> all() {
		return Stream.of(sessions(), routes(), returns()).flatMap(List::stream);
	}

	private static BrokenNetwork late(String name) {
		return of(name, "", "late");
	}

	private static List<BrokenNetwork> sessions() {
		return List.of(
				late("one session of Amsterdam is always shown up").body(AMS + "/routetablessummary/primary",
						(table) -> received(table, "2")),
				late("one session of Amsterdam is always shown up and bringing nothing")
					.body(AMS + "/routetablessummary/secondary", (table) -> received(table, "0")),
				late("the sessions of Amsterdam are always shown down")
					.body(AMS + "/routetablessummary/primary", (table) -> received(table, "Active"))
					.body(AMS + "/routetablessummary/secondary", (table) -> received(table, "Active")),
				late("a summary of Amsterdam has no rows member").body(AMS + "/routetablessummary/primary", (table) -> {
					((ObjectNode) table).remove("value");
					return table;
				}), late("one summary of Amsterdam is refused").refused(403, "*contoso-ams*routeTablesSummary/primary"),
				late("both summaries of Amsterdam fail").refused(503, "*contoso-ams*routeTablesSummary/*"),
				late("Amsterdam's link flaps").fault(
						"{'kind':'convergence','circuit':'contoso-ams','flap':{'link':'primary','every':'PT20S','down':'PT10S'}}"),
				late("Amsterdam's primary link is down").with(pair(amsterdam().withLinksDown(Link.PRIMARY), dublin())),
				late("Amsterdam's IPv4 is down")
					.fault("{'kind':'convergence','circuit':'contoso-ams','familyDown':'ipv4'}"));
	}

	private static JsonNode received(JsonNode table, String prefixes) {
		table.path("value").forEach((row) -> {
			if (row.path("neighbor").asString("").startsWith("172.16.1.")) {
				((ObjectNode) row).put("statePfxRcd", prefixes);
			}
		});
		return table;
	}

	private static List<BrokenNetwork> routes() {
		return List.of(
				late("routes stay in one table of Amsterdam").body(AMS + "/routetables/secondary",
						(table) -> staying(table, "172.16.1.5")),
				late("routes stay in both tables of Amsterdam")
					.body(AMS + "/routetables/primary", (table) -> staying(table, "172.16.1.1"))
					.body(AMS + "/routetables/secondary", (table) -> staying(table, "172.16.1.5")),
				late("prefixes of Amsterdam stop moving")
					.fault("{'kind':'convergence','circuit':'contoso-ams','never':true}"),
				late("one route table of Amsterdam fails").refused(503, "*contoso-ams*routeTables/primary"),
				late("both route tables of Amsterdam are refused").refused(403, "*contoso-ams*routeTables/*"),
				late("Amsterdam's tables never come")
					.fault("{'kind':'stall','never':true,'match':{'method':'POST','circuit':'contoso-ams'}}"),
				late("a route table of Amsterdam has no rows member").body(AMS + "/routetables/primary", (table) -> {
					((ObjectNode) table).remove("value");
					return table;
				}), late("bytes keep arriving over Amsterdam, which is for another proof")
					.fault("{'kind':'convergence','circuit':'contoso-ams','countersFlow':true}"));
	}

	private static JsonNode staying(JsonNode table, String neighbor) {
		var rows = (ArrayNode) table.path("value");
		for (var prefix : Stage.PREFIXES) {
			rows.addObject().put("network", prefix).put("nextHop", neighbor).put("weight", 0).put("path", "65010");
		}
		return table;
	}

	private static List<BrokenNetwork> returns() {
		var announcements = new ArrayList<>(Stage.announced("65010", "10.1.0.0/16"));
		announcements.add(new Announcement("10.2.0.0/16", "65010", Set.of(Link.SECONDARY)));
		return List.of(
				late("Amsterdam comes back without one prefix")
					.with(pair(amsterdam().announcing(Stage.announced("65010", "10.1.0.0/16")), dublin())),
				late("Amsterdam comes back without one prefix on one link")
					.with(pair(amsterdam().announcing(announcements), dublin())),
				late("Amsterdam comes back with other prefixes").with(
						pair(amsterdam().announcing(Stage.announced("65010", "10.1.0.0/17", "10.2.0.0/17")), dublin())),
				late("Amsterdam comes back with a summary only")
					.with(pair(amsterdam().announcing(Stage.announced("65010", "10.0.0.0/8")), dublin())),
				late("Amsterdam comes back with more, and that is nothing").with(pair(
						amsterdam().announcing(Stage.announced("65010", "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16")),
						dublin())),
				late("Amsterdam comes back with longer paths, and that is nothing")
					.with(pair(amsterdam().announcing(Stage.announced("65010 65010 65010", Stage.PREFIXES)), dublin())),
				late("somebody is still changing Amsterdam").properties(AMS,
						(properties) -> properties.put("provisioningState", "Updating")),
				late("Amsterdam's peering was deleted").refused(404, "*" + AMS),
				late("Amsterdam's switch is in no state that is known").properties(AMS,
						(properties) -> properties.put("state", "Disabling")),
				late("the gateway was deleted").refused(404, "*getLearnedRoutes"),
				late("the gateway has lost one router of four").body("getLearnedRoutes", (table) -> {
					var rows = (ArrayNode) table.path("value");
					for (int i = rows.size() - 1; i >= 0; i--) {
						if (rows.get(i).path("sourcePeer").asString("").equals("10.100.255.4")) {
							rows.remove(i);
						}
					}
					return table;
				}));
	}

}
