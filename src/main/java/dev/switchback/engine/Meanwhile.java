package dev.switchback.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.switchback.operation.Event;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;

/// What people are told while they are asked, where the question does not say it: the question stays the same, so that an
/// answer to it is not out of date because something flaps.
final class Meanwhile {

	private static final String UNTOLD = "it cannot be told how that is";

	private Meanwhile() {
	}

	/// What was asked about is lost, still or again: as it was then, or otherwise.
	static Optional<Move> lost(Phase.Parked parked, Sighting seen) {
		return saying(parked, parked.question().text().contains(seen.sentence()) ? null : seen.sentence());
	}

	/// None of what must stay true is seen to be lost.
	static Optional<Move> stands(Phase.Parked parked, List<Sighting> sightings) {
		if (parked.question().lost() == null) {
			return Optional.empty();
		}
		return sightings.stream().allMatch(Sighting.Met.class::isInstance)
				? saying(parked, sightings.stream().map(Sighting::sentence).collect(Collectors.joining("; ")))
				: saying(parked, UNTOLD);
	}

	/// What has to do alone was looked at.
	static Optional<Move> alone(Phase.Parked parked, Sighting seen) {
		return switch (seen) {
			case Sighting.Met met -> saying(parked, met.sentence());
			case Sighting.Unmet lost -> saying(parked, lost.sentence());
			case Sighting.Refused lost -> saying(parked, lost.sentence());
			case Sighting.Blind _,Sighting.Unsettled _ -> untold(parked);
			case Sighting.Converging _ -> Optional.empty();
		};
	}

	/// Whoever was told nothing yet is not told that nothing can be told.
	private static Optional<Move> untold(Phase.Parked parked) {
		return (parked.meanwhile() == null) ? Optional.empty() : saying(parked, UNTOLD);
	}

	private static Optional<Move> saying(Phase.Parked parked, @Nullable String sentence) {
		return Objects.equals(sentence, parked.meanwhile()) ? Optional.empty()
				: Optional.of(Move.on(new Event.Meanwhile(sentence)));
	}

}
