package dev.switchback.simulator.world;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// A BGP session between Microsoft's edge and the customer's, on one leg.
///
/// @param up whether it is established
/// @param since when it last came up or went down; null if it never was up
/// @param flipAt when it will change, if a change is under way
/// @param convergesFrom when its prefixes began to move after it changed; null while nothing moves
/// @param lag how many times slower than usual they move
/// @param flapped whether a flap, and nothing else, keeps it down
public record Session(boolean up, @Nullable Instant since, @Nullable Instant flipAt, @Nullable Instant convergesFrom,
		double lag, boolean flapped) {

	/// Has been up for ever, or never.
	static Session settled(boolean up, Instant asOf) {
		return new Session(up, up ? asOf : null, null, Instant.EPOCH, 1, false);
	}

	Session flippingAt(@Nullable Instant at) {
		return new Session(this.up, this.since, at, this.convergesFrom, this.lag, this.flapped);
	}

	Session convergingFrom(Instant at, double factor) {
		return new Session(this.up, this.since, this.flipAt, at, factor, this.flapped);
	}

	Session notFlapped() {
		return new Session(this.up, this.since, this.flipAt, this.convergesFrom, this.lag, false);
	}

}
