package dev.switchback.readiness.snapshot;

import java.time.Instant;
import java.util.Optional;

/// What people declare, and whether it counts: a declaration has somebody who made it, and may have an end.
///
/// @param place the declaration
/// @param what people call what it is about
/// @param now the moment it has to count at
public record Said(Place place, String what, Instant now) {

	/// A part of it.
	public Place of(String... names) {
		return this.place.at(names);
	}

	/// Why it counts for nothing; empty if it counts. A sentence without a full stop.
	public Optional<String> silent() {
		if (!this.place.there()) {
			return Optional.of("nothing is declared about " + this.what);
		}
		if (this.place.at("by").text().isEmpty()) {
			return Optional.of("nobody answers for what is declared about " + this.what);
		}
		var end = this.place.at("until");
		if (end.there() && end.moment().isEmpty()) {
			return Optional.of("it is not clear until when the declaration about %s counts".formatted(this.what));
		}
		return end.moment()
			.filter((until) -> !until.isAfter(this.now))
			.map((until) -> "what was declared about %s counted until %s".formatted(this.what, until));
	}

}
