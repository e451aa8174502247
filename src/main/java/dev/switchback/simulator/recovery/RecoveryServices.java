package dev.switchback.simulator.recovery;

import dev.switchback.simulator.arm.Routes;

/// The addresses of Microsoft.RecoveryServices.
public final class RecoveryServices {

	private RecoveryServices() {
	}

	/// Adds them all.
	public static void routes(Routes routes) {
		Vaults.routes(routes);
		Surroundings.routes(routes);
		NetworkMappings.routes(routes);
		Items.routes(routes);
		Actions.routes(routes);
		Jobs.routes(routes);
		Plans.routes(routes);
		PlanActions.routes(routes);
		VaultHealth.routes(routes);
		Events.routes(routes);
	}

}
