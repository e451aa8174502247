package dev.switchback.simulator.network;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.ConnectionPlan;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.Quirk;
import dev.switchback.simulator.wire.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Azure Monitor's measurements of circuits: the bits a second that went over each link. The past is not kept: they show
/// what the circuits carry on any day on which all is well, most of it between 8 and 18 o'clock UTC.
final class Monitoring {

	private static final List<String> CARRIED = List.of("BitsInPerSecond", "BitsOutPerSecond");

	/// What was too much for a circuit, of both links together.
	private static final List<String> DROPPED = List.of("QosDropBitsInPerSecond", "QosDropBitsOutPerSecond");

	private static final List<String> NAMES = Stream.concat(CARRIED.stream(), DROPPED.stream()).toList();

	/// What was measured in the last minutes is not there yet.
	private static final Duration DELAY = Duration.ofMinutes(3);

	private static final int MOST = 5000;

	private Monitoring() {
	}

	static void routes(Routes routes) {
		routes.get(Circuits.ONE + "/providers/Microsoft.Insights/metrics", Monitoring::metrics);
	}

	/// What is asked for.
	private record Asked(Instant from, Instant until, Duration grain, boolean byLink) {

		static Asked of(Exchange exchange) {
			var span = required(exchange, "timespan").split("/");
			var filter = exchange.target().query("$filter");
			try {
				var asked = new Asked(Instant.parse(span[0]), Instant.parse(span[1]),
						Duration.parse(required(exchange, "interval")),
						filter != null && filter.toLowerCase(Locale.ROOT).contains("devicerole eq '*'"));
				if (asked.grain.toMinutes() < 1 || !asked.from.isBefore(asked.until)
						|| Duration.between(asked.from, asked.until).dividedBy(asked.grain) > MOST) {
					throw bad("The time span or interval is not valid.");
				}
				return asked;
			}
			catch (DateTimeParseException | IndexOutOfBoundsException _) {
				throw bad("The time span or interval is not valid.");
			}
		}

		private static String required(Exchange exchange, String name) {
			var value = exchange.target().query(name);
			if (value == null) {
				throw bad("The parameter '" + name + "' is missing.");
			}
			return value;
		}

	}

	private static ArmError bad(String message) {
		return ArmError.of(400, "BadRequest", message);
	}

	private static Reply metrics(Exchange exchange) {
		var place = Place.of(exchange);
		var asked = Asked.of(exchange);
		var body = Json.object()
			.put("cost", 0)
			.put("timespan", asked.from() + "/" + asked.until())
			.put("interval", asked.grain().toString())
			.put("namespace", "Microsoft.Network/expressRouteCircuits")
			.put("resourceregion", place.plan().region());
		var values = body.putArray("value");
		for (var name : Asked.required(exchange, "metricnames").split(",")) {
			values.add(metric(exchange, place, asked, name.strip()));
		}
		return Reply.ok(body);
	}

	private static ObjectNode metric(Exchange exchange, Place place, Asked asked, String name) {
		var known = NAMES.stream()
			.filter(name::equalsIgnoreCase)
			.findFirst()
			.orElseThrow(() -> bad("Failed to find metric configuration for provider: Microsoft.Network,"
					+ " resource Type: expressRouteCircuits, metric: " + name + ", Valid metrics: "
					+ String.join(",", NAMES)));
		var node = Json.object()
			.put("id", place.id() + "/providers/Microsoft.Insights/metrics/" + known)
			.put("type", "Microsoft.Insights/metrics");
		node.putObject("name").put("value", known).put("localizedValue", known);
		node.put("unit", "BitsPerSecond").put("errorCode", "Success");
		var series = node.putArray("timeseries");
		var last = exchange.now().minus(DELAY);
		if (DROPPED.contains(known)) {
			series(series, null, asked, last, place.pair().has(Quirk.DROPS) ? 1_000_000 : 0);
			return node;
		}
		var links = asked.byLink() ? List.of(Link.values()) : List.<@Nullable Link>of();
		for (var link : links) {
			series(series, link, asked, last, ofLink(place, known));
		}
		if (links.isEmpty()) {
			series(series, null, asked, last, ofLink(place, known));
		}
		return node;
	}

	/// @param link null for the average over both, which is what Azure gives unless asked for more
	private static void series(ArrayNode all, @Nullable Link link, Asked asked, Instant last, double bits) {
		var series = all.addObject();
		var dimensions = series.putArray("metadatavalues");
		if (link != null) {
			dimension(dimensions, "peeringtype", "Private");
			dimension(dimensions, "devicerole", (link == Link.PRIMARY) ? "Primary" : "Secondary");
		}
		var data = series.putArray("data");
		for (var at = asked.from(); at.isBefore(asked.until()); at = at.plus(asked.grain())) {
			var point = data.addObject().put("timeStamp", at.toString());
			if (!at.isAfter(last)) {
				point.put("average", bits * busy(at));
			}
		}
	}

	private static void dimension(ArrayNode dimensions, String name, String value) {
		var node = dimensions.addObject();
		node.putObject("name").put("value", name).put("localizedValue", name);
		node.put("value", value);
	}

	private static double busy(Instant at) {
		var hour = Math.floorMod(at.getEpochSecond(), Duration.ofDays(1).toSeconds()) / Duration.ofHours(1).toSeconds();
		return (hour >= 8 && hour < 18) ? 1 : 0.5;
	}

	/// The demand of a pair is spread evenly over the links of those circuits whose connections weigh most.
	private static double ofLink(Place place, String name) {
		var preferred = new ArrayList<String>();
		var most = place.pair().circuits().stream().mapToInt((circuit) -> weight(place.pair(), circuit)).max();
		place.pair()
			.circuits()
			.stream()
			.filter((circuit) -> weight(place.pair(), circuit) == most.orElse(0))
			.forEach((circuit) -> preferred.add(circuit.name()));
		if (!preferred.contains(place.plan().name())) {
			return 0;
		}
		var demand = place.pair().demand();
		var bytes = name.equals(CARRIED.getFirst()) ? demand.bytesInPerSecond() : demand.bytesOutPerSecond();
		return 8.0 * bytes / preferred.size() / Link.values().length;
	}

	private static int weight(PairPlan pair, CircuitPlan circuit) {
		return pair.gateways()
			.stream()
			.flatMap((gateway) -> gateway.connections().stream())
			.filter((connection) -> connection.circuit().equalsIgnoreCase(circuit.name()))
			.mapToInt(ConnectionPlan::routingWeight)
			.max()
			.orElse(0);
	}

}
