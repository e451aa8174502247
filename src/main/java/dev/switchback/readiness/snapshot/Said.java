package dev.switchback.readiness.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What people declare, and whether it counts: a declaration has somebody who made it, and may have an end. Several people may
/// have declared parts of it, at different times and for different times.
///
/// @param places the declarations, at least one
/// @param what people call what it is about
/// @param now the moment it has to count at
public record Said(List<Place> places, String what, Instant now) {

	public Said {
		places = List.copyOf(places);
	}

	/// What is declared in one place.
	public Said(Place place, String what, Instant now) {
		this(List.of(place), what, now);
	}

	/// The first declaration.
	public Place place() {
		return this.places.getFirst();
	}

	/// A part of it: of a declaration that counts and has it, if there is one.
	public Place of(String... names) {
		return this.places.stream()
			.filter((place) -> silent(place).isEmpty())
			.map((place) -> place.at(names))
			.filter(Place::there)
			.findFirst()
			.orElseGet(() -> this.places.stream()
				.filter((place) -> silent(place).isEmpty())
				.findFirst()
				.orElseGet(this::place)
				.at(names));
	}

	/// A part of all declarations that count, wherever there is something.
	public List<Place> all(String... names) {
		return this.places.stream()
			.filter((place) -> silent(place).isEmpty())
			.map((place) -> place.at(names))
			.filter(Place::there)
			.toList();
	}

	/// This one, if it says something that holds.
	public Listed<Said> only(Predicate<Said> something) {
		return Listed.of(List.of(this), place()).only(something);
	}

	/// Why nothing of it counts; empty if something does. A sentence without a full stop.
	public Optional<String> silent() {
		return this.places.stream().anyMatch((place) -> silent(place).isEmpty()) ? Optional.empty() : silent(place());
	}

	private Optional<String> silent(Place place) {
		if (place.problem().isPresent()) {
			return place.problem();
		}
		if (!place.there()) {
			return Optional.of("nothing is declared about " + this.what);
		}
		if (place.at("by").text().isEmpty()) {
			return Optional.of("nobody answers for what is declared about " + this.what);
		}
		var end = place.at("until");
		if (end.there() && end.moment().isEmpty()) {
			return Optional.of("it is not clear until when the declaration about %s counts".formatted(this.what));
		}
		return end.moment()
			.filter((until) -> !until.isAfter(this.now))
			.map((until) -> "what was declared about %s counted until %s".formatted(this.what, until));
	}

}
