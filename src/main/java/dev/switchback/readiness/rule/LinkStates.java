package dev.switchback.readiness.rule;

import java.util.List;
import java.util.Optional;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.Review;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Snapshot;

/// How the sessions of a peering's links are, as the failover sees them.
public final class LinkStates {

	private LinkStates() {
	}

	public static List<Review.LinkState> of(Snapshot snapshot, Peering peering) {
		return Reviews.alone(snapshot, peering).links();
	}

	/// Whether bytes went over a link between the first count and the last; empty if that is not known.
	public static Optional<Boolean> carrying(Peering peering, Link link) {
		var counts = peering.place().at("stats").each();
		if (counts.size() < 2) {
			return Optional.empty();
		}
		var prefix = link.name().toLowerCase(java.util.Locale.ROOT);
		var more = false;
		for (var direction : List.of("bytesIn", "bytesOut")) {
			var from = counts.getFirst().at("body", prefix + direction).number();
			var to = counts.getLast().at("body", prefix + direction).number();
			if (from.isEmpty() || to.isEmpty()) {
				return Optional.empty();
			}
			more = more || to.get().compareTo(from.get()) > 0;
		}
		return Optional.of(more);
	}

}
