package dev.switchback.store;

import java.util.List;
import java.util.Objects;

import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPair.Circuit;
import dev.switchback.inventory.CircuitPair.Local;
import dev.switchback.inventory.CircuitPair.Maintenance;
import dev.switchback.inventory.CircuitPair.MicrosoftPeering;
import dev.switchback.inventory.CircuitPair.OwnPath;
import dev.switchback.inventory.CircuitPair.OwnPathFrom;
import dev.switchback.inventory.CircuitPair.Probe;
import dev.switchback.inventory.Objectives;
import org.jspecify.annotations.Nullable;

/// What a row of `circuit_pairs` keeps as JSON. What is missing was not declared.
record PairDetails(@Nullable Side primary, @Nullable Side secondary, @Nullable OwnPath ownPath,
		@Nullable List<OwnPathFrom> ownPaths, @Nullable List<Probe> probes, @Nullable Objectives objectives) {

	/// One circuit's part.
	record Side(@Nullable String md5Key, @Nullable List<String> prefixes, @Nullable List<String> summaries,
			@Nullable List<Local> local, @Nullable MicrosoftPeering microsoftPeering,
			@Nullable List<Maintenance> maintenance) {

		private static Side of(Circuit circuit) {
			return new Side(circuit.md5Key(), circuit.prefixes(), circuit.summaries(), circuit.local(),
					circuit.microsoftPeering(), circuit.maintenance());
		}

	}

	static PairDetails of(CircuitPair pair) {
		return new PairDetails(Side.of(pair.primary()), Side.of(pair.secondary()), pair.ownPath(), pair.ownPaths(),
				pair.probes(), pair.objectives());
	}

	/// The circuit with what is kept here.
	static Circuit circuit(String id, String site, CircuitPair.Md5 md5, @Nullable Side side) {
		return (side == null) ? Circuit.plain(id, site, md5)
				: new Circuit(id, site, md5, side.md5Key(), list(side.prefixes()), list(side.summaries()),
						list(side.local()),
						Objects.requireNonNullElse(side.microsoftPeering(), MicrosoftPeering.UNDECLARED),
						list(side.maintenance()));
	}

	static <T> List<T> list(@Nullable List<T> list) {
		return (list != null) ? list : List.of();
	}

}
