package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.function.Consumer;

import dev.switchback.simulator.estate.Demand;
import dev.switchback.simulator.estate.PairPlan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static dev.switchback.azure.expressroute.BrokenNetwork.of;

/// Networks that are well, and are not expected to stay so.
final class BrokenOutlooks {

	private static final String HEADROOM = "survivor-has-headroom";

	private static final String ANNOUNCED = "survivor-no-maintenance-announced";

	private static final String EVENTS = "contoso-dub/providers/microsoft.resourcehealth/events";

	private BrokenOutlooks() {
	}

	static List<BrokenNetwork> all() {
		return List.of(
				of("both circuits together carry too much for one", "me", HEADROOM)
					.with(carrying(110_000_000, 60_000_000)),
				of("both circuits together send too much for one", "me", HEADROOM)
					.with(carrying(1_000_000, 130_000_000)),
				of("both circuits carry as much as one may, and that is nothing", "DME").with(carrying(100_000_000, 0)),
				of("the survivor has little bandwidth", "me", HEADROOM).properties("expressRouteCircuits/contoso-dub",
						(properties) -> ((ObjectNode) properties.path("serviceProviderProperties"))
							.put("bandwidthInMbps", 50)),
				of("nobody knows how much bandwidth the survivor has, and that is said", "DME", HEADROOM).properties(
						"expressRouteCircuits/contoso-dub",
						(properties) -> ((ObjectNode) properties.path("serviceProviderProperties"))
							.remove("bandwidthInMbps")),
				of("the peaks may not be read, and that is said", "DME", HEADROOM).refused(403,
						"*microsoft.insights/metrics"),
				of("the drained circuit's peaks cannot be read, and that is said", "DME", HEADROOM).refused(503,
						"*contoso-ams/providers/microsoft.insights/metrics"),
				of("the peaks are averages over both links, and that is said", "DME", HEADROOM)
					.body("contoso-ams/providers/microsoft.insights/metrics", BrokenOutlooks::unsplit),
				of("maintenance of the survivor is announced", "me", ANNOUNCED)
					.with(Stage.healthy().maintaining("contoso-dub")),
				of("maintenance of the drained circuit is announced, and that is nothing", "DME")
					.with(Stage.healthy().maintaining("contoso-ams")),
				announcing("maintenance of the survivor goes on", "me",
						(it) -> it.put("impactStartTime", "2026-03-01T00:00:00Z")),
				announcing("maintenance of the survivor has no end", "me", (it) -> it.remove("impactMitigationTime")),
				announcing("maintenance of the survivor is days away, and that is nothing", "DME",
						(it) -> it.put("impactStartTime", "2026-03-08T00:00:00Z")
							.put("impactMitigationTime", "2026-03-08T04:00:00Z")),
				announcing("maintenance of the survivor is over, and that is nothing", "DME",
						(it) -> it.put("status", "Resolved")),
				announcing("Azure has an incident, and that is nothing", "DME",
						(it) -> it.put("eventType", "ServiceIssue")),
				announcing("nobody says when the survivor is maintained, and that is said", "DME",
						(it) -> it.remove("impactStartTime"), ANNOUNCED),
				of("announcements may not be read, and that is said", "DME", ANNOUNCED).refused(403,
						"*microsoft.resourcehealth/events"),
				of("announcements cannot be read for a while, and that is said", "DME", ANNOUNCED).refused(503,
						"*microsoft.resourcehealth/events"));
	}

	private static PairPlan carrying(long in, long out) {
		return Stage.healthy().with(new Demand(in, out));
	}

	private static BrokenNetwork announcing(String name, String allowed, Consumer<ObjectNode> change) {
		return allowed.equals("DME") ? announcing(name, allowed, change, new String[0])
				: announcing(name, allowed, change, ANNOUNCED);
	}

	private static BrokenNetwork announcing(String name, String allowed, Consumer<ObjectNode> change, String... wrong) {
		return of(name, allowed, wrong).with(Stage.healthy().maintaining("contoso-dub")).body(EVENTS, (events) -> {
			change.accept((ObjectNode) events.path("value").path(0).path("properties"));
			return events;
		});
	}

	private static JsonNode unsplit(JsonNode metrics) {
		metrics.path("value")
			.forEach((metric) -> metric.path("timeseries")
				.forEach((series) -> ((ArrayNode) series.path("metadatavalues")).removeAll()));
		return metrics;
	}

}
