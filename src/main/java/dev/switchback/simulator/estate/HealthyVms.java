package dev.switchback.simulator.estate;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Machines with nothing wrong: replicated from West Europe to North Europe, drilled some weeks ago, with everything there
/// that the way back needs.
public final class HealthyVms {

	/// Where the healthy machines run at first.
	public static final Site WEST = new Site("westeurope", "West Europe", null, "app-rg", "asr-a2a-default-westeurope",
			"asr-a2a-default-westeurope-container", new Lan("app-vnet", "10.60"), "cachewesteurope");

	/// Where they are replicated to.
	public static final Site NORTH = new Site("northeurope", "North Europe", null, "app-rg-asr",
			"asr-a2a-default-northeurope", "asr-a2a-default-northeurope-container", new Lan("app-vnet-asr", "10.70"),
			"cachenortheurope");

	private HealthyVms() {
	}

	/// The vault `dr-vault` with machines `app-01`, `app-02`, and so on.
	public static VaultPlan vault(int machines) {
		var all = IntStream.rangeClosed(1, machines).mapToObj(HealthyVms::machine).toList();
		return new VaultPlan("dr-vault", new Scope(Scope.REHEARSAL.subscription(), "dr-rg"), "northeurope", all,
				List.of());
	}

	private static VmPlan machine(int number) {
		var plan = new VmPlan("app-%02d".formatted(number), number, WEST, NORTH, Set.of(), null);
		return (number == 2) ? plan.with(Trait.IN_AVAILABILITY_SET) : plan;
	}

}
