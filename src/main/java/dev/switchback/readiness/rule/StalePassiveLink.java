package dev.switchback.readiness.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.Review;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// Nobody notices what goes wrong on a link that carries nothing. Prefixes that stand there only, or stayed there as they
/// were while the active link's changed, may be left over from earlier: after a failover they would draw traffic nowhere.
final class StalePassiveLink implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("SB-01", "What a passive link brings is as fresh as what the active one brings.",
				Basis.HEURISTIC, Severity.HIGH, "Clear the routes of the passive link at the customer edge.",
				Source.OWN);
	}

	@Override
	public List<Finding> judge(Snapshot snapshot) {
		return snapshot.peerings().stream().map((peering) -> judge(snapshot, peering)).toList();
	}

	private Finding judge(Snapshot snapshot, Peering peering) {
		var sheet = new Sheet(guideline(), Subject.of(peering));
		for (var link : Link.values()) {
			sheet.seen(peering.table(link, "routes").at("value"));
		}
		var now = Reviews.alone(snapshot, peering);
		if (now.unseen().isPresent()) {
			return sheet.unknown(now.unseen().get());
		}
		var passive = passive(now);
		if (passive.isEmpty()) {
			return now.arrivals().isEmpty() ? sheet.unknown("nothing arrives over %s".formatted(peering.spoken()))
					: sheet.notApplicable("no link of %s is passive".formatted(peering.spoken()));
		}
		var active = (passive.get() == Link.PRIMARY) ? Link.SECONDARY : Link.PRIMARY;
		var only = prefixes(now, passive.get());
		only.removeAll(prefixes(now, active));
		if (!only.isEmpty()) {
			return sheet.fail("these prefixes stand on the passive link of %s only: %s".formatted(peering.spoken(),
					ActiveLinks.some(only)));
		}
		return changed(snapshot, peering, now, passive.get(), active, sheet);
	}

	private static Finding changed(Snapshot snapshot, Peering peering, Review now, Link passive, Link active,
			Sheet sheet) {
		var before = tables(peering);
		sheet.seen(before);
		var earlier = Reviews.earlier(snapshot, peering, before);
		if (earlier.unseen().isPresent()) {
			return sheet.unknown("it is not known how the routes of %s were earlier".formatted(peering.spoken()));
		}
		var activeChanged = !prefixes(now, active).equals(prefixes(earlier, active));
		var passiveChanged = !prefixes(now, passive).equals(prefixes(earlier, passive));
		return (activeChanged && !passiveChanged && !prefixes(now, active).equals(prefixes(now, passive)))
				? sheet.fail("the active link's routes of %s changed, and the passive link's did not"
					.formatted(peering.spoken()))
				: sheet.pass("the passive link of %s follows the active one".formatted(peering.spoken()));
	}

	private static List<Place> tables(Peering peering) {
		return List.of(peering.table(Link.PRIMARY, "summary"), peering.table(Link.SECONDARY, "summary"),
				peering.link(Link.PRIMARY).at("before", "routes"), peering.link(Link.SECONDARY).at("before", "routes"));
	}

	/// The link whose paths are longer, wherever both bring a prefix.
	private static Optional<Link> passive(Review review) {
		var primary = lengths(review, Link.PRIMARY);
		var secondary = lengths(review, Link.SECONDARY);
		Set<Integer> orders = new TreeSet<>();
		primary.forEach((prefix, hops) -> {
			if (secondary.containsKey(prefix)) {
				orders.add(Integer.signum(hops.compareTo(secondary.get(prefix))));
			}
		});
		if (orders.size() != 1 || orders.contains(0)) {
			return Optional.empty();
		}
		return Optional.of(orders.contains(1) ? Link.PRIMARY : Link.SECONDARY);
	}

	private static TreeMap<String, Long> lengths(Review review, Link link) {
		var lengths = new TreeMap<String, Long>();
		review.arrivals()
			.stream()
			.filter((arrival) -> arrival.link() == link)
			.forEach((arrival) -> lengths.merge(arrival.prefix(), arrival.hops(), Math::min));
		return lengths;
	}

	private static Set<String> prefixes(Review review, Link link) {
		return new TreeSet<>(lengths(review, link).keySet());
	}

}
