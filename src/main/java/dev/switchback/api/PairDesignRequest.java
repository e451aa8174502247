package dev.switchback.api;

import java.time.Instant;

import dev.switchback.inventory.PairDesign;
import org.jspecify.annotations.Nullable;

/// What is sent to declare how a pair is built: all of it, every time.
record PairDesignRequest(@Nullable Instant until, PairDesign.@Nullable Fibre fibre,
		PairDesign.@Nullable OfCircuit primary, PairDesign.@Nullable OfCircuit secondary) implements Checked {

	/// The inventory knows what is right.
	@Override
	public void check(Faults faults) {
	}

	PairDesign design() {
		return new PairDesign(this.until, this.fibre, this.primary, this.secondary);
	}

}
