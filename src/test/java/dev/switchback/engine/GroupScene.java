package dev.switchback.engine;

import java.util.List;

/// A consistency group and its recovery plan; now and then somebody wants one of its machines alone.
final class GroupScene extends SiteRecoveryScene {

	GroupScene() {
		super(VmGroupTests.vault(), List.of("app-01", "app-02"));
	}

	@Override
	String request(String parameters, Chance chance) {
		return chance.once(0.05) ? VmFlight.request(machine(chance), parameters)
				: VmFlight.planned("shop-plan", parameters);
	}

	/// To the plan, to one of the machines, or whichever comes next.
	@Override
	String calls(Chance chance) {
		return chance.of("\"path\": \"*/replicationRecoveryPlans/*\"", "\"item\": \"%s\"".formatted(machine(chance)),
				"\"path\": \"*/replication*\"");
	}

}
