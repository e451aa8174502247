package dev.switchback.readiness.discovery;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What Azure Monitor measured, without the moments at which no rule looks. All of a week takes a megabyte for each circuit.
final class Measurements {

	/// More than the day that rules take for lately.
	private static final Duration KEPT = Duration.ofHours(25);

	private Measurements() {
	}

	/// Keeps the last day, and of each measurement the moment at which all its series together were highest: so its peak stays
	/// what it was. A measurement of another form than expected stays whole.
	///
	/// @param note with the measurements in `value`
	static ObjectNode thinned(ObjectNode note, Instant now) {
		note.path("value")
			.forEach((metric) -> peak(metric).ifPresent((peak) -> metric.path("timeseries")
				.forEach((series) -> keep(series, (at) -> at.equals(peak) || at.isAfter(now.minus(KEPT))))));
		return note;
	}

	/// Empty if it is not known.
	private static Optional<Instant> peak(JsonNode metric) {
		var sums = new TreeMap<Instant, Double>();
		for (var series : metric.path("timeseries")) {
			for (var point : series.path("data")) {
				var at = moment(point);
				if (at.isEmpty()) {
					return Optional.empty();
				}
				if (point.path("average").isNumber()) {
					sums.merge(at.get(), point.path("average").asDouble(), Double::sum);
				}
			}
		}
		return sums.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
	}

	private static void keep(JsonNode series, Predicate<Instant> wanted) {
		if (series instanceof ObjectNode object && object.path("data").isArray()) {
			var data = object.path("data");
			var kept = object.arrayNode();
			data.forEach((point) -> moment(point).filter(wanted).ifPresent((_) -> kept.add(point)));
			object.set("data", kept);
		}
	}

	private static Optional<Instant> moment(JsonNode point) {
		try {
			return Optional.of(Instant.parse(point.path("timeStamp").asString("")));
		}
		catch (DateTimeParseException _) {
			return Optional.empty();
		}
	}

}
