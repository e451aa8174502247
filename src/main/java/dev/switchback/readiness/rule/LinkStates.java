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

	/// Whether traffic ran over a link between the first count and the last, be it in one direction; empty if that is not
	/// known.
	public static Optional<Boolean> carrying(Peering peering, Link link) {
		var counted = Counted.DIRECTIONS.stream().map((direction) -> Counted.of(peering, link, direction)).toList();
		return counted.stream().allMatch(Optional::isPresent)
				? Optional.of(counted.stream().anyMatch((bytes) -> bytes.orElseThrow().signum() > 0))
				: Optional.empty();
	}

}
