package dev.switchback.api;

import java.util.List;

import dev.switchback.inventory.MachineDeclaration;
import org.jspecify.annotations.Nullable;

/// What a caller declares about a machine.
record MachineDeclarationRequest(@Nullable List<MachineDeclaration.@Nullable Asked> probes) implements Checked {

	/// The inventory knows what is right.
	@Override
	public void check(Faults faults) {
	}

	MachineDeclaration declaration() {
		return new MachineDeclaration(this.probes);
	}

}
