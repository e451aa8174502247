package dev.switchback.readiness.rule;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.Review;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Snapshot;

/// What the routes of a Microsoft peering suggest about its NAT pools. Different prefixes on each link suggest a pool of each
/// link; the same prefixes on both go with a common pool, and prove none.
enum Pools {

	APART, ALIKE, MIXED, UNSEEN;

	static Pools of(Snapshot snapshot, Peering peering, Sheet sheet) {
		var review = Reviews.alone(snapshot, peering);
		sheet.seen(peering.place().at("body"));
		for (var link : Link.values()) {
			sheet.seen(peering.table(link, "routes").at("value"));
		}
		if (review.unseen().isPresent()) {
			return UNSEEN;
		}
		var primary = prefixes(review, Link.PRIMARY);
		var secondary = prefixes(review, Link.SECONDARY);
		if (primary.isEmpty() || secondary.isEmpty()) {
			return UNSEEN;
		}
		if (primary.equals(secondary)) {
			return ALIKE;
		}
		return primary.stream().noneMatch(secondary::contains) ? APART : MIXED;
	}

	private static Set<String> prefixes(Review review, Link link) {
		return review.arrivals()
			.stream()
			.filter((arrival) -> arrival.link() == link)
			.map(Review.Arrival::prefix)
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
