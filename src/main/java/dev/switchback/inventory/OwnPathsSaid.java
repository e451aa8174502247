package dev.switchback.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.switchback.inventory.CircuitPair.OwnPathFrom;

/// Of which replicas it is declared how they reach what the service needs.
///
/// @param names of replicas or sites, in lower case; empty if it is said of all
record OwnPathsSaid(Set<String> names) {

	static OwnPathsSaid of(CircuitPair pair) {
		return new OwnPathsSaid(pair.ownPaths()
			.stream()
			.map((path) -> path.from().toLowerCase(Locale.ROOT))
			.collect(Collectors.toUnmodifiableSet()));
	}

	/// Of whom another declaration says it and this one does not, as sentences name them.
	List<String> lackingOf(CircuitPair other) {
		if (this.names.isEmpty()) {
			return List.of();
		}
		return other.ownPaths().isEmpty() ? List.of("every replica that is not named")
				: other.ownPaths()
					.stream()
					.map(OwnPathFrom::from)
					.filter((from) -> !this.names.contains(from.toLowerCase(Locale.ROOT)))
					.toList();
	}

}
