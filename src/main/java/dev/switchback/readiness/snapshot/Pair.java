package dev.switchback.readiness.snapshot;

import java.util.Optional;
import java.util.stream.Stream;

/// Two circuits that stand in for each other.
///
/// @param name of a pair that nobody declared: those of its circuits
/// @param declared the declaration; the place of a gateway that is linked to both, if nobody declared it
/// @param first empty if the circuit is not in the snapshot
public record Pair(String name, boolean proposed, Said declared, Optional<Circuit> first, Optional<Circuit> second) {

	/// Those of its circuits that are in the snapshot.
	public Stream<Circuit> circuits() {
		return Stream.of(this.first, this.second).flatMap(Optional::stream);
	}

	public boolean known() {
		return this.first.isPresent() && this.second.isPresent();
	}

	/// The other of two known circuits.
	public Circuit other(Circuit one) {
		return circuits().filter((circuit) -> !circuit.key().equals(one.key())).findFirst().orElse(one);
	}

}
