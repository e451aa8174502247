package dev.switchback.simulator.network;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Paging;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// What Service Health tells of circuits: maintenance of some, always of the night to come.
final class Health {

	private static final Duration BEGINS = Duration.ofHours(2);

	private static final Duration TAKES = Duration.ofHours(4);

	private Health() {
	}

	static void routes(Routes routes) {
		routes.get(Circuits.ONE + "/providers/Microsoft.ResourceHealth/events", Health::events);
	}

	private static Reply events(Exchange exchange) {
		var place = Place.of(exchange);
		var announced = place.pair().maintained().stream().anyMatch(place.plan().name()::equalsIgnoreCase);
		return Paging.list(exchange, announced ? List.of(maintenance(exchange, place)) : List.of());
	}

	private static ObjectNode maintenance(Exchange exchange, Place place) {
		var from = tonight(exchange.now());
		var id = "PYN_-%s".formatted(Circuits.guid(place.plan().name()).substring(0, 4).toUpperCase(Locale.ROOT));
		var node = Json.object()
			.put("name", id)
			.put("type", "/providers/Microsoft.ResourceHealth/events")
			.put("id", "/providers/Microsoft.ResourceHealth/events/" + id);
		var properties = node.putObject("properties")
			.put("eventType", "PlannedMaintenance")
			.put("eventSource", "ServiceHealth")
			.put("status", "Active")
			.put("title", "Planned maintenance of ExpressRoute in " + place.plan().peeringLocation())
			.put("summary", "The routers that " + place.plan().name() + " ends on are maintained, one after the other.")
			.put("eventLevel", "Warning")
			.put("isHIR", false)
			.put("impactStartTime", from.toString())
			.put("impactMitigationTime", from.plus(TAKES).toString())
			.put("lastUpdateTime", from.minus(Duration.ofDays(14)).toString());
		var impact = properties.putArray("impact")
			.addObject()
			.put("impactedService", "ExpressRoute \\ ExpressRoute Circuits");
		impact.putArray("impactedRegions")
			.addObject()
			.put("impactedRegion", place.plan().region())
			.put("status", "Active");
		return node;
	}

	/// The next time that it is so late, UTC.
	private static Instant tonight(Instant now) {
		var today = now.truncatedTo(ChronoUnit.DAYS).plus(BEGINS);
		return today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
	}

}
