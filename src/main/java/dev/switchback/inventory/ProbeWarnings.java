package dev.switchback.inventory;

import java.util.List;
import java.util.stream.Stream;

import dev.switchback.azure.probe.Askable;
import dev.switchback.azure.probe.Probe;

/// Says of declared probes which are never asked: such a probe proves nothing, and whoever declared it would count on it. Each
/// replica has settings of its own, so it is said by each and refused by none.
public final class ProbeWarnings {

	private final Askable askable;

	public ProbeWarnings(Askable askable) {
		this.askable = askable;
	}

	/// One whole sentence for each.
	public List<String> of(CircuitPair pair) {
		return warnings(pair.probes().stream().map(CircuitPair.Probe::asked));
	}

	/// One whole sentence for each.
	public List<String> of(DeclaredMachine machine) {
		return warnings(machine.probes().stream().map(MachineProbe::probe));
	}

	private List<String> warnings(Stream<Probe> probes) {
		return probes.flatMap((probe) -> this.askable.hindrance(probe)
			.map((hindrance) -> "The probe %s is never asked and proves nothing: %s (switchback.azure.probe.networks)."
				.formatted(probe.name(), hindrance))
			.stream()).toList();
	}

}
