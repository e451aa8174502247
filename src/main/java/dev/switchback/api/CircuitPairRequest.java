package dev.switchback.api;

import java.util.List;

import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.PairDeclaration;
import org.jspecify.annotations.Nullable;

/// What is sent to declare a circuit pair: all of it, every time.
record CircuitPairRequest(PairDeclaration.@Nullable Circuit primary, PairDeclaration.@Nullable Circuit secondary,
		CircuitPair.@Nullable OwnPath ownPath, @Nullable List<PairDeclaration.@Nullable OwnPathFrom> ownPaths,
		@Nullable List<PairDeclaration.@Nullable Probe> probes,
		PairDeclaration.@Nullable Objectives objectives) implements Checked {

	/// The inventory knows what is right.
	@Override
	public void check(Faults faults) {
	}

	PairDeclaration declaration() {
		return new PairDeclaration(this.primary, this.secondary, this.ownPath, this.ownPaths, this.probes,
				this.objectives);
	}

}
