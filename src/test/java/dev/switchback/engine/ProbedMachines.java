package dev.switchback.engine;

import java.util.List;

import dev.switchback.azure.probe.Probe;
import dev.switchback.inventory.DeclaredMachine;
import dev.switchback.inventory.DeclaredMachines;
import dev.switchback.inventory.MachineProbe;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.world.Settings;
import dev.switchback.store.InMemoryDeclaredMachines;
import tools.jackson.databind.json.JsonMapper;

/// Declares of machines that what runs on them answers on a port, wherever they are, as [Guests] are asked.
final class ProbedMachines {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private ProbedMachines() {
	}

	/// @param machines whose lifecycle ids are read where they are at first
	static DeclaredMachines of(Estate estate, List<String> machines) {
		var simulator = new ArmSimulator(() -> VirtualTime.START, estate, Settings.DEFAULT, 42);
		var declared = new InMemoryDeclaredMachines();
		for (var machine : machines) {
			var response = simulator.handle(Request.of("GET", VmFlight.WEST + machine + "?api-version=2025-08-01")
				.with("Authorization", "Bearer " + simulator.issueToken()));
			var lifecycle = JSON.readTree(response.body())
				.at("/properties/providerSpecificDetails/lifecycleId")
				.asString();
			declared.store(null,
					new DeclaredMachine(lifecycle, machine,
							List.of(new MachineProbe("web", Probe.Kind.TCP, machine + ".example:443", null)), "alice",
							VirtualTime.START, 1));
		}
		return declared;
	}

}
