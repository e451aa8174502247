package dev.switchback.engine;

import java.util.List;

import dev.switchback.simulator.estate.HealthyVms;

/// One machine of twelve in a vault.
final class MachineScene extends SiteRecoveryScene {

	MachineScene() {
		super(HealthyVms.vault(12), List.of("app-01"));
	}

	@Override
	String request(String parameters, Chance chance) {
		return VmFlight.request(machine(chance), parameters);
	}

	@Override
	String calls(Chance chance) {
		return "\"item\": \"%s\"".formatted(machine(chance));
	}

}
