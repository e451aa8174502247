package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.time.Instant;

import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Mutation;

/// Decides what became of a peering's PUT whose answer was lost, from what the peering looks like now. An etag that has not
/// moved shows that nothing was written since the call was built; one that has moved, that something was, if not by whom.
/// A failed change may show what was wanted before the call that is to mend it arrives, so there the etag is what counts.
/// A call may still arrive for a while, so "it did not happen" is only said when that while is over.
///
/// @param now by the clock that the ledger is dated with
/// @param window how long after its intent a call may still take effect
record Doubt(Mutation mutation, Instant now, Duration window) {

	/// @param peering read after the doubt arose
	/// @param asWanted whether its switches are what the call wanted
	Fate judge(PeeringSeen peering, boolean asWanted) {
		var moved = !peering.etag().equals(this.mutation.etag());
		if (asWanted && (moved || !peering.failed())) {
			return new Fate.Happened("the peering is %s, as the call wanted%s".formatted(peering.words(),
					moved ? ", and its etag has moved" : ""), this.mutation.handle());
		}
		if (peering.changing()) {
			return new Fate.Undecided("a change of the peering is under way, and it is not known whose",
					Duration.ofSeconds(2));
		}
		var left = Duration.between(this.now, this.mutation.intendedAt().plus(this.window));
		if (left.isPositive()) {
			return new Fate.Undecided(
					"%s; the call may still take effect"
						.formatted(moved ? "the peering was written since, but is " + peering.words()
								: "the peering's etag has not moved"),
					(left.compareTo(Duration.ofSeconds(5)) < 0) ? left : Duration.ofSeconds(5));
		}
		return new Fate.DidNot(moved
				? "the peering is %s; it was written since the call was built, and if that was the call, it was overwritten"
					.formatted(peering.words())
				: "the peering's etag has not moved within %d s of the intent, so nothing was written"
					.formatted(this.window.toSeconds()));
	}

}
