package dev.switchback.readiness.rule;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Snapshot;

/// Whether anything arrives over a circuit's private peering, as the failover sees it.
public final class Bringing {

	private Bringing() {
	}

	/// @return `FAIL` if it is known that nothing does
	public static Judgement of(Snapshot snapshot, Circuit circuit) {
		var peering = circuit.privatePeering();
		if (peering.first().isEmpty()) {
			return peering.none() ? Judgement.FAIL : Judgement.UNKNOWN;
		}
		var review = Reviews.alone(snapshot, peering.first().get());
		return review.unseen().isPresent() ? Judgement.UNKNOWN
				: review.arrivals().isEmpty() ? Judgement.FAIL : Judgement.PASS;
	}

}
