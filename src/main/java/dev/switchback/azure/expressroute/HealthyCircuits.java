package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Remembers what circuits brought when they were last seen healthy, as [Remembering] defines it. An emptied table is no
/// measure of what a sick circuit should bring.
public interface HealthyCircuits {

	/// Keeps it, unless something later is known.
	void remember(Healthy healthy);

	/// @param peering ARM id in normal form
	Optional<Healthy> last(String peering);

	/// A circuit that was whole.
	///
	/// @param peering ARM id in normal form
	/// @param prefixes that came over it, in CIDR notation
	/// @param at when the look that saw it began
	record Healthy(String peering, List<String> prefixes, Instant at) {

		public Healthy {
			prefixes = List.copyOf(prefixes);
		}

	}

}
