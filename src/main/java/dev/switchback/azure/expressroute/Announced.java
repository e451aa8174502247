package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.azure.arm.Fetched.Unreadable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Maintenance of a circuit, announced by Azure Service Health or declared. Stored as JSON, so its names stay.
///
/// @param id under which Azure tracks it, such as `PYN_-ZL8`, or by whose word it is known
/// @param until when it is expected to be over; `null` if Azure does not say
public record Announced(String id, Instant from, @Nullable Instant until) {

	/// @throws Unreadable if it is no list of events, or an announcement does not say when
	static List<Announced> of(JsonNode events) {
		if (!events.path("value").isArray()) {
			throw new Unreadable("the events of Service Health are no list");
		}
		if (!events.path("nextLink").asString("").isEmpty()) {
			throw new Unreadable("there are more events of Service Health than are read");
		}
		var announced = new ArrayList<Announced>();
		for (var event : events.path("value")) {
			var properties = event.path("properties");
			if ("PlannedMaintenance".equalsIgnoreCase(properties.path("eventType").asString(""))
					&& !"Resolved".equalsIgnoreCase(properties.path("status").asString(""))) {
				var from = moment(properties.path("impactStartTime"));
				if (from == null) {
					throw new Unreadable("an announcement of Service Health does not say when");
				}
				announced.add(new Announced(event.path("name").asString("unknown").replaceAll("[^\\w.-]", "?"), from,
						moment(properties.path("impactMitigationTime"))));
			}
		}
		return List.copyOf(announced);
	}

	private static @Nullable Instant moment(JsonNode node) {
		try {
			return node.isString() ? Instant.parse(node.asString()) : null;
		}
		catch (DateTimeParseException _) {
			throw new Unreadable("an announcement of Service Health has no valid time");
		}
	}

	/// Whether any of it lies between two moments.
	boolean touches(Instant begin, Instant end) {
		return this.from.isBefore(end) && (this.until == null || this.until.isAfter(begin));
	}

	String words() {
		return "%s from %s %s".formatted(this.id, this.from,
				(this.until != null) ? "until " + this.until : "with no end given");
	}

}
