package dev.switchback.readiness.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.Review;
import dev.switchback.readiness.snapshot.Listed;
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
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.peerings().map((peering) -> judge(snapshot, peering));
	}

	private Finding judge(Snapshot snapshot, Peering peering) {
		var sheet = new Sheet(guideline(), Subject.of(peering)).seen(peering.place().at("body"));
		for (var link : Link.values()) {
			sheet.seen(peering.table(link, "routes").at("value"));
		}
		var now = Reviews.alone(snapshot, peering);
		if (now.unseen().isPresent()) {
			return sheet.unknown(now.unseen().get());
		}
		var primary = prefixes(now, Link.PRIMARY);
		var secondary = prefixes(now, Link.SECONDARY);
		if (primary.isEmpty() && secondary.isEmpty()) {
			return sheet.unknown("nothing arrives over %s".formatted(peering.spoken()));
		}
		if (!primary.isEmpty() && !secondary.isEmpty() && primary.stream().noneMatch(secondary::contains)) {
			return sheet.unknown("the links of %s have no prefix in common, so it is not known which of them is passive"
				.formatted(peering.spoken()));
		}
		var passive = passive(now);
		return passive.isPresent() ? judge(snapshot, peering, now, passive.get(), sheet)
				: counted(snapshot, peering, now, sheet);
	}

	/// A link that carries nothing while the other one does is passive, whatever the paths say.
	private static Finding counted(Snapshot snapshot, Peering peering, Review now, Sheet sheet) {
		return switch (Carried.over(peering, sheet)) {
			case PRIMARY_ONLY -> judge(snapshot, peering, now, Link.SECONDARY, sheet);
			case SECONDARY_ONLY -> judge(snapshot, peering, now, Link.PRIMARY, sheet);
			case BOTH -> sheet.notApplicable("no link of %s is passive".formatted(peering.spoken()));
			case UNKNOWN -> sheet
				.unknown("paths make no link of %s passive, and it was not counted whether one of them carries nothing"
					.formatted(peering.spoken()));
		};
	}

	private static Finding judge(Snapshot snapshot, Peering peering, Review now, Link passive, Sheet sheet) {
		var active = (passive == Link.PRIMARY) ? Link.SECONDARY : Link.PRIMARY;
		var only = prefixes(now, passive);
		only.removeAll(prefixes(now, active));
		return only.isEmpty() ? lagging(snapshot, peering, now, passive, active, sheet)
				: sheet.fail("these prefixes stand on the passive link of %s only: %s".formatted(peering.spoken(),
						ActiveLinks.some(only)));
	}

	/// What came over the active link since anybody looks has to come over the passive one as well, be it later.
	private static Finding lagging(Snapshot snapshot, Peering peering, Review now, Link passive, Link active,
			Sheet sheet) {
		var before = tables(peering);
		List.of(active, passive)
			.forEach((link) -> sheet.seen(peering.link(link).at("before", "routes"),
					peering.link(link).at("before", "changes")));
		var earlier = Reviews.earlier(snapshot, peering, before);
		if (earlier.unseen().isPresent()) {
			return sheet.unknown("it is not known how the routes of %s were earlier".formatted(peering.spoken()));
		}
		var arrived = prefixes(now, active);
		arrived.removeAll(prefixes(earlier, active));
		arrived.addAll(changes(peering, active, "came"));
		var missing = prefixes(now, active);
		missing.removeAll(prefixes(now, passive));
		var late = new TreeSet<>(missing);
		late.retainAll(arrived);
		if (!late.isEmpty()) {
			return sheet.fail("these prefixes came over the active link of %s, and not over the passive one: %s"
				.formatted(peering.spoken(), ActiveLinks.some(late)));
		}
		if (!missing.isEmpty()) {
			return sheet.unknown("these prefixes are missing on the passive link of %s since anybody looks: %s"
				.formatted(peering.spoken(), ActiveLinks.some(missing)));
		}
		arrived.removeAll(prefixes(now, passive));
		arrived.removeAll(prefixes(earlier, passive));
		List.of("came", "went").forEach((what) -> arrived.removeAll(changes(peering, passive, what)));
		return arrived.isEmpty() ? sheet.pass("the passive link of %s follows the active one"
			.formatted(peering.spoken())) : sheet.unknown(
					"these prefixes came and went over the active link of %s, and were never seen on the passive one: %s"
						.formatted(peering.spoken(), ActiveLinks.some(arrived)));
	}

	/// What came or went in earlier reads.
	private static Set<String> changes(Peering peering, Link link, String what) {
		return peering.link(link)
			.at("before", "changes")
			.each()
			.stream()
			.flatMap((change) -> change.at(what).texts().stream())
			.map((prefix) -> Reviews.normal(prefix).orElse(prefix))
			.collect(Collectors.toCollection(TreeSet::new));
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
