package dev.switchback.readiness.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.Upkeep;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Place;

/// How much traffic ran over a link between the first count of its bytes and the last.
final class Counted {

	/// As the counters are called, after their link.
	static final List<String> DIRECTIONS = List.of("bytesIn", "bytesOut");

	private Counted() {
	}

	/// All counts of a peering, the first one first.
	static List<Place> counts(Peering peering) {
		return peering.place().at("stats").each();
	}

	/// One counter of a count.
	static Place counter(Place count, Link link, String direction) {
		return count.at("body", link.name().toLowerCase(Locale.ROOT) + direction);
	}

	/// In bytes, without what sessions send by themselves; empty if it was not counted twice, one after the other, or a counter
	/// began anew.
	static Optional<BigDecimal> of(Peering peering, Link link, String direction) {
		var counts = counts(peering);
		if (counts.size() < 2) {
			return Optional.empty();
		}
		var from = counter(counts.getFirst(), link, direction);
		var to = counter(counts.getLast(), link, direction);
		var within = Duration.between(from.readAt(), to.readAt());
		return from.number()
			.flatMap((before) -> to.number().map((after) -> after.subtract(before)))
			.filter((bytes) -> bytes.signum() >= 0 && within.isPositive())
			.map((bytes) -> Upkeep.traffic(bytes, within));
	}

}
