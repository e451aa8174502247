package dev.switchback.readiness.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.Upkeep;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Place;

/// Which links of a peering traffic ran over, beyond what sessions send by themselves: between the first count and the last or,
/// where it was not counted twice, in the last day that Azure Monitor measured. Each direction counts for itself: on-premises
/// may send over one link only, whatever it announces.
enum Carried {

	/// Much ran, and no link was idle meanwhile.
	BOTH,

	PRIMARY_ONLY, SECONDARY_ONLY,

	/// Nobody counted, a counter began anew, or too little ran to tell.
	UNKNOWN;

	/// So many bytes on one link, and none on the other, are no chance.
	private static final BigDecimal MUCH = BigDecimal.valueOf(10_000_000);

	static final Duration LATELY = Duration.ofDays(1);

	/// How far the measurements are apart that an inventory asks for; of others too much is made, or too little.
	private static final Duration GRAIN = Duration.ofMinutes(30);

	private static final BigDecimal BITS = BigDecimal.valueOf(8);

	static Carried over(Peering peering, Sheet sheet) {
		var counted = counted(peering, sheet);
		return (counted == UNKNOWN) ? measured(peering, sheet) : counted;
	}

	private static Carried counted(Peering peering, Sheet sheet) {
		var counts = Counted.counts(peering);
		if (counts.size() < 2) {
			sheet.seen(peering.place().at("stats"));
			return UNKNOWN;
		}
		return of(Counted.DIRECTIONS.stream()
			.map((direction) -> of(moved(peering, Link.PRIMARY, direction, sheet),
					moved(peering, Link.SECONDARY, direction, sheet)))
			.toList());
	}

	private static Optional<BigDecimal> moved(Peering peering, Link link, String direction, Sheet sheet) {
		var counts = Counted.counts(peering);
		sheet.seen(Counted.counter(counts.getFirst(), link, direction),
				Counted.counter(counts.getLast(), link, direction));
		return Counted.of(peering, link, direction);
	}

	private static Carried measured(Peering peering, Sheet sheet) {
		var metrics = peering.circuit().place().at("metrics", "value");
		sheet.seen(metrics);
		var directions = metrics.each();
		return directions.isEmpty() ? UNKNOWN : of(directions.stream()
			.map((metric) -> of(measured(metric, peering, "Primary"), measured(metric, peering, "Secondary")))
			.toList());
	}

	/// How many bytes Azure Monitor saw on a link lately; empty if it measured none.
	private static Optional<BigDecimal> measured(Place metric, Peering peering, String role) {
		var type = peering.microsoft() ? "microsoft" : "private";
		return metric.at("timeseries")
			.each()
			.stream()
			.filter((series) -> says(series, "DeviceRole", role) && says(series, "PeeringType", type))
			.flatMap((series) -> series.at("data").each().stream())
			.filter((point) -> point.at("timeStamp")
				.moment()
				.filter((moment) -> moment.isAfter(point.readAt().minus(LATELY)))
				.isPresent())
			.flatMap((point) -> point.at("average").number().stream())
			.map((bits) -> Upkeep.traffic(bits.multiply(BigDecimal.valueOf(GRAIN.toSeconds())).divide(BITS, RoundingMode.DOWN), GRAIN))
			.reduce(BigDecimal::add);
	}

	private static boolean says(Place series, String dimension, String part) {
		return series.at("metadatavalues")
			.each()
			.stream()
			.filter((value) -> value.at("name", "value").says(dimension))
			.anyMatch((value) -> value.at("value")
				.text()
				.filter((text) -> text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)))
				.isPresent());
	}

	private static Carried of(Optional<BigDecimal> primary, Optional<BigDecimal> secondary) {
		if (primary.isEmpty() || secondary.isEmpty() || primary.get().max(secondary.get()).compareTo(MUCH) < 0) {
			return UNKNOWN;
		}
		return (primary.get().signum() == 0) ? SECONDARY_ONLY : (secondary.get().signum() == 0) ? PRIMARY_ONLY : BOTH;
	}

	/// Of both directions: a link that is idle in one of them is idle, whatever is known of the other one.
	private static Carried of(List<Carried> directions) {
		return directions.stream()
			.filter((one) -> one == PRIMARY_ONLY || one == SECONDARY_ONLY)
			.findFirst()
			.orElseGet(() -> directions.contains(UNKNOWN) ? UNKNOWN : BOTH);
	}

}
