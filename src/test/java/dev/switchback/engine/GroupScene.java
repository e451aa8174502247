package dev.switchback.engine;

import java.util.List;

import dev.switchback.simulator.estate.VaultPlan;

/// A consistency group and its recovery plan; now and then somebody wants one of its machines alone.
final class GroupScene extends SiteRecoveryScene {

	private static final List<String> MACHINES = List.of("app-01", "app-02");

	@Override
	VaultPlan vault() {
		return VmGroupTests.vault();
	}

	@Override
	List<String> machines() {
		return MACHINES;
	}

	@Override
	String request(String parameters, Chance chance) {
		return chance.once(0.05) ? VmFlight.request(machine(chance), parameters)
				: VmFlight.planned("shop-plan", parameters);
	}

	@Override
	String machine(Chance chance) {
		return chance.of(MACHINES);
	}

	/// To the plan, to one of the machines, or whichever comes next.
	@Override
	String calls(Chance chance) {
		return chance.of("\"path\": \"*/replicationRecoveryPlans/*\"", "\"item\": \"%s\"".formatted(machine(chance)),
				"\"path\": \"*/replication*\"");
	}

}
