package dev.switchback.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.switchback.simulator.estate.Announcement;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PairPlan;

/// What the ordered faults make of announcements at a moment.
final class Announcing {

	/// Microsoft takes a circuit out of use by prepending its ASN so often.
	private static final String PREPENDED = " 12076".repeat(8);

	/// Stands for every prefix.
	private static final String ALL = "*";

	private final Collection<Fault> faults;

	Announcing(Collection<Fault> faults) {
		this.faults = faults;
	}

	/// What the customer's edge announces over a link of a peering now, as Azure shows it.
	List<Announcement> over(PairPlan plan, String circuit, String peering, Link link, Instant now) {
		var edge = Sessions.edge(plan, circuit, peering);
		if (edge.isEmpty()) {
			return List.of();
		}
		var all = new ArrayList<Announcement>();
		for (var announcement : edge.get().announcements()) {
			if (announcement.links().contains(link) && routes(now)
				.noneMatch((each) -> each.concerns(circuit, link) && names(each.withdraw(), announcement.prefix()))) {
				all.add(announcement);
			}
		}
		routes(now).filter((each) -> each.concerns(circuit, link))
			.flatMap((each) -> each.announce().stream())
			.distinct()
			.forEach((prefix) -> all.add(new Announcement(prefix, Long.toString(edge.get().peerAsn()), Set.of(link))));
		return routes(now).anyMatch((each) -> each.concerns(circuit, link) && each.maintenance()) ? prepended(all)
				: List.copyOf(all);
	}

	private static List<Announcement> prepended(List<Announcement> all) {
		return all.stream()
			.map((each) -> new Announcement(each.prefix(), each.asPath() + PREPENDED, each.links()))
			.toList();
	}

	/// Whether a gateway does not know a prefix that arrives at the edge over a circuit.
	boolean forgotten(String gateway, String circuit, String prefix, Instant now) {
		return routes(now).anyMatch((each) -> gateway.equalsIgnoreCase(each.gateway())
				&& (each.circuit() == null || each.circuit().equalsIgnoreCase(circuit))
				&& names(each.withdraw(), prefix));
	}

	private static boolean names(List<String> prefixes, String prefix) {
		return prefixes.contains(ALL) || prefixes.contains(prefix);
	}

	/// Whether public prefixes have to be validated anew when a peering of a circuit is switched on.
	boolean revalidated(String circuit, Instant now) {
		return effects(Effect.Validation.class, now)
			.anyMatch((each) -> each.circuit() == null || each.circuit().equalsIgnoreCase(circuit));
	}

	private Stream<Effect.Routes> routes(Instant now) {
		return effects(Effect.Routes.class, now);
	}

	private <T extends Effect> Stream<T> effects(Class<T> kind, Instant now) {
		return this.faults.stream()
			.filter((fault) -> kind.isInstance(fault.effect()) && fault.during(now))
			.map((fault) -> kind.cast(fault.effect()));
	}

}
