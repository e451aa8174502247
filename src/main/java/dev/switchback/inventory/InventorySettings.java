package dev.switchback.inventory;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Circuit pairs that are declared by settings: `switchback.inventory.circuit-pairs[*]`.
///
/// @param circuitPairs declared at start, unless they stand there already
@ConfigurationProperties("switchback.inventory")
record InventorySettings(@DefaultValue List<Pair> circuitPairs) {

	InventorySettings {
		circuitPairs = List.copyOf(circuitPairs);
	}

	/// A pair: its name, and what a [PairDeclaration] has.
	record Pair(@Nullable String name, PairDeclaration.@Nullable Circuit primary,
			PairDeclaration.@Nullable Circuit secondary, CircuitPair.@Nullable OwnPath ownPath,
			@Nullable List<PairDeclaration.@Nullable OwnPathFrom> ownPaths,
			@Nullable List<PairDeclaration.@Nullable Probe> probes, PairDeclaration.@Nullable Objectives objectives) {

		PairDeclaration declaration() {
			return new PairDeclaration(this.primary, this.secondary, this.ownPath, this.ownPaths, this.probes,
					this.objectives);
		}

	}

}
