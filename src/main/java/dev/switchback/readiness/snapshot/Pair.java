package dev.switchback.readiness.snapshot;

import java.util.List;
import java.util.Locale;
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

	/// By which its circuits are told from others, be they in the snapshot or not.
	public Stream<String> keys() {
		return Stream
			.concat(circuits().map(Circuit::key),
					Stream.of("primary", "secondary")
						.flatMap((side) -> this.declared.of(side).text().stream())
						.map((id) -> id.toLowerCase(Locale.ROOT)))
			.distinct();
	}

	/// The pair, if both of its circuits are in the snapshot.
	public Listed<Pair> whole() {
		return (this.first.isPresent() && this.second.isPresent()) ? Listed.of(List.of(this), this.declared.place())
				: Listed.unread(List.of(),
						new Unread.OfPair(this, this.declared.place(),
								this.declared.place()
									.problem()
									.orElse("a circuit of %s is not in the inventory".formatted(this.name))));
	}

	/// Both circuits of a whole pair; one if somebody declared it twice.
	public Listed<Circuit> both() {
		return whole().each((pair) -> Listed.of(pair.circuits().distinct().toList(), this.declared.place()));
	}

	/// Whether it is one circuit, declared twice.
	public boolean single() {
		return this.first.isPresent() && this.first.equals(this.second);
	}

	/// The other of two known circuits.
	public Circuit other(Circuit one) {
		return circuits().filter((circuit) -> !circuit.key().equals(one.key())).findFirst().orElse(one);
	}

}
