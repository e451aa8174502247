package dev.switchback.api;

import java.time.Instant;
import java.util.List;

import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.Objectives;
import org.jspecify.annotations.Nullable;

/// A circuit pair with everything that is declared about it.
///
/// @param warnings what of it counts for nothing, and why
record PairView(String name, CircuitView primary, CircuitView secondary, CircuitPair.OwnPath ownPath,
		List<CircuitPair.OwnPathFrom> ownPaths, List<CircuitPair.Probe> probes, Objectives objectives,
		String declaredBy, Instant declaredAt, long revision, List<String> warnings, Links links) {

	static PairView of(CircuitPair pair, List<String> warnings) {
		return new PairView(pair.name(), CircuitView.of(pair.primary()), CircuitView.of(pair.secondary()),
				pair.ownPath(), pair.ownPaths(), pair.probes(), pair.objectives(), pair.declaredBy(), pair.declaredAt(),
				pair.revision(), warnings,
				new Links(path(pair), "/v1/operations?circuitPair=" + pair.name(), path(pair) + "/declarations"));
	}

	static String path(CircuitPair pair) {
		return "/v1/circuit-pairs/" + pair.name();
	}

	/// @param md5Key where the key is to be had; `null` unless one is used
	record CircuitView(String id, String name, String site, CircuitPair.Md5 md5, @Nullable String md5Key,
			List<String> prefixes, List<String> summaries, List<CircuitPair.Local> local,
			CircuitPair.MicrosoftPeering microsoftPeering, List<CircuitPair.Maintenance> maintenance) {

		static CircuitView of(CircuitPair.Circuit circuit) {
			return new CircuitView(circuit.id(), circuit.name(), circuit.site(), circuit.md5(), circuit.md5Key(),
					circuit.prefixes(), circuit.summaries(), circuit.local(), circuit.microsoftPeering(),
					circuit.maintenance());
		}

	}

	/// @param operations what was done with it
	/// @param declarations everything that was ever declared about it
	record Links(String self, String operations, String declarations) {
	}

}
