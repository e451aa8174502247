package dev.switchback.readiness.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.Review.Arrival;
import dev.switchback.azure.expressroute.Review;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Snapshot;

/// A link whose paths are longer, or that lacks prefixes, stands by. Microsoft's own number in a path is left out: it makes
/// paths longer in maintenance. Equal routes with bytes on one link only are suspected to stand by on the customer's side.
final class ActiveLinks implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-07", "Both links of a peering are active: the same prefixes, by paths of one length.",
				Basis.READ, Severity.MEDIUM,
				"Announce the same prefixes over both links, without making the paths of one longer.",
				Source.HIGH_AVAILABILITY);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.peerings().map((peering) -> judge(peering, Reviews.alone(snapshot, peering)));
	}

	private Finding judge(Peering peering, Review review) {
		var sheet = new Sheet(guideline(), Subject.of(peering)).seen(peering.place().at("body"));
		for (var link : Link.values()) {
			sheet.seen(peering.table(link, "routes").at("value"));
		}
		var unseen = review.unseen();
		if (unseen.isPresent()) {
			return sheet.unknown(unseen.get());
		}
		var arrivals = review.arrivals();
		if (arrivals.isEmpty()) {
			return sheet.unknown("nothing arrives over %s, so nothing can be compared".formatted(peering.spoken()));
		}
		var one = lengths(arrivals, Link.PRIMARY);
		var other = lengths(arrivals, Link.SECONDARY);
		var uneven = new TreeSet<>(one.keySet());
		uneven.addAll(other.keySet());
		uneven.removeIf((prefix) -> one.containsKey(prefix) && one.get(prefix).equals(other.get(prefix)));
		if (!uneven.isEmpty()) {
			return sheet.fail("the links of %s are not alike for %s".formatted(peering.spoken(), some(uneven)));
		}
		return switch (Carried.over(peering, sheet)) {
			case PRIMARY_ONLY -> idle(peering, Link.SECONDARY, sheet);
			case SECONDARY_ONLY -> idle(peering, Link.PRIMARY, sheet);
			case UNKNOWN -> sheet.unknown(
					"both links of %s bring the same prefixes by paths of one length, and it was not counted what went over each"
						.formatted(peering.spoken()));
			case BOTH ->
				sheet.pass("both links of %s bring the same prefixes by paths of one length, and neither is idle"
					.formatted(peering.spoken()));
		};
	}

	private static Finding idle(Peering peering, Link link, Sheet sheet) {
		return sheet.suspected()
			.fail("the %s link of %s carries nothing but its sessions in one direction while the other one does, though the routes are alike"
				.formatted(link.name().toLowerCase(Locale.ROOT), peering.spoken()));
	}

	/// The shortest path of each prefix.
	static Map<String, Long> lengths(List<Arrival> arrivals, Link link) {
		return arrivals.stream()
			.filter((arrival) -> arrival.link() == link)
			.collect(Collectors.toMap(Arrival::prefix, Arrival::hops, Math::min, TreeMap::new));
	}

	static String some(java.util.Collection<String> prefixes) {
		var shown = prefixes.stream().limit(5).collect(Collectors.joining(", "));
		return (prefixes.size() > 5) ? "%s and %d more".formatted(shown, prefixes.size() - 5) : shown;
	}

}
