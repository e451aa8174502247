package dev.switchback.simulator.world;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Something that was ordered to go wrong.
///
/// @param id the simulator's own
/// @param effect what it does
/// @param match which calls it concerns
/// @param createdAt when it was ordered
/// @param from when it begins
/// @param until when it ends; null for never
/// @param times how often it strikes at most; null for as often as there is cause
/// @param fired how often it has struck
public record Fault(String id, Effect effect, Match match, Instant createdAt, Instant from, @Nullable Instant until,
		@Nullable Integer times, int fired) {

	/// Whether it is in force.
	public boolean active(Instant now) {
		return during(now) && (this.times == null || this.fired < this.times);
	}

	boolean during(Instant now) {
		return !now.isBefore(this.from) && (this.until == null || now.isBefore(this.until));
	}

	Fault firedOnce() {
		return new Fault(this.id, this.effect, this.match, this.createdAt, this.from, this.until, this.times,
				this.fired + 1);
	}

}
