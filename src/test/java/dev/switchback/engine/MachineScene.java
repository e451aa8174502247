package dev.switchback.engine;

import java.util.List;

import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.VaultPlan;

/// One machine.
final class MachineScene extends SiteRecoveryScene {

	private static final String MACHINE = "app-01";

	@Override
	VaultPlan vault() {
		return HealthyVms.vault(1);
	}

	@Override
	List<String> machines() {
		return List.of(MACHINE);
	}

	@Override
	String request(String parameters, Chance chance) {
		return VmFlight.request(MACHINE, parameters);
	}

	@Override
	String machine(Chance chance) {
		return MACHINE;
	}

	@Override
	String calls(Chance chance) {
		return "\"item\": \"%s\"".formatted(MACHINE);
	}

}
