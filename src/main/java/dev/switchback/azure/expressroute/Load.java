package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;

import dev.switchback.azure.arm.Fetched.Unreadable;
import tools.jackson.databind.JsonNode;

/// The most that a circuit carried at a time, all its peerings and both links together, in bits a second. Each direction
/// has its own peak, and seldom at the same moment.
///
/// @param in into Azure
/// @param out out of Azure
public record Load(long in, long out) {

	private static final String IN = "BitsInPerSecond";

	private static final String OUT = "BitsOutPerSecond";

	private static final String DROPPED_IN = "QosDropBitsInPerSecond";

	private static final String DROPPED_OUT = "QosDropBitsOutPerSecond";

	/// What is asked of Azure Monitor. Unless the values are split it averages over the links, where they have to be added.
	public static Map<String, String> query(Instant from, Instant until, String grain) {
		return Map.of("metricnames", IN + "," + OUT, "aggregation", "Average", "interval", grain, "timespan",
				from + "/" + until, "$filter", "PeeringType eq '*' and DeviceRole eq '*'");
	}

	/// What is asked of Azure Monitor about traffic that was too much for a circuit.
	public static Map<String, String> drops(Instant from, Instant until, String grain) {
		return Map.of("metricnames", DROPPED_IN + "," + DROPPED_OUT, "aggregation", "Average", "interval", grain,
				"timespan", from + "/" + until);
	}

	/// The bits a second that were dropped at the worst moment.
	///
	/// @throws Unreadable if nothing is measured
	public static long dropped(JsonNode metrics) {
		var moments = new HashMap<String, Instant>();
		return peak(metrics, DROPPED_IN, moments, false) + peak(metrics, DROPPED_OUT, moments, false);
	}

	/// @throws Unreadable if there is nothing measured, or if it is not split by link
	static Load of(JsonNode metrics) {
		var moments = new HashMap<String, Instant>();
		return new Load(peak(metrics, IN, moments, true), peak(metrics, OUT, moments, true));
	}

	/// @param moments as they were written so far: every series has the same
	/// @param byLink whether the values have to be split by link
	private static long peak(JsonNode metrics, String name, Map<String, Instant> moments, boolean byLink) {
		var sums = new HashMap<Instant, Double>();
		for (var metric : metrics.path("value")) {
			if (name.equalsIgnoreCase(metric.path("name").path("value").asString(""))) {
				metric.path("timeseries").forEach((series) -> add(series, sums, moments, byLink));
			}
		}
		return Math.round(sums.values()
			.stream()
			.mapToDouble(Double::doubleValue)
			.max()
			.orElseThrow(() -> new Unreadable("Azure Monitor has measured nothing")));
	}

	private static void add(JsonNode series, Map<Instant, Double> sums, Map<String, Instant> moments, boolean byLink) {
		if (byLink && !splitByLink(series)) {
			throw new Unreadable("what Azure Monitor measured is not split by link");
		}
		for (var point : series.path("data")) {
			if (point.path("average").isNumber()) {
				var moment = moments.computeIfAbsent(point.path("timeStamp").asString(""), Load::moment);
				sums.merge(moment, point.path("average").asDouble(), Double::sum);
			}
		}
	}

	private static boolean splitByLink(JsonNode series) {
		for (var value : series.path("metadatavalues")) {
			if ("DeviceRole".equalsIgnoreCase(value.path("name").path("value").asString(""))) {
				return true;
			}
		}
		return false;
	}

	private static Instant moment(String text) {
		try {
			return Instant.parse(text);
		}
		catch (DateTimeParseException _) {
			throw new Unreadable("a measurement of Azure Monitor has no time");
		}
	}

	/// Both directions on their own, as if both circuits had their peaks at the same moment.
	Load plus(Load other) {
		return new Load(this.in + other.in, this.out + other.out);
	}

	/// The part that the busier direction takes of a bandwidth, in whole percent, rounded up.
	long percentOf(long megabits) {
		return (long) Math.ceil(100.0 * Math.max(this.in, this.out) / (megabits * 1_000_000.0));
	}

	String words() {
		return "%d Mbit/s in and %d Mbit/s out".formatted(megabits(this.in), megabits(this.out));
	}

	private static long megabits(long bits) {
		return Math.round(bits / 1_000_000.0);
	}

}
