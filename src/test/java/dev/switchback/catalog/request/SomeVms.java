package dev.switchback.catalog.request;

import java.util.List;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.azure.siterecovery.SiteRecoverySettings;
import dev.switchback.engine.VirtualTime;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.RecoveryPlan;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.estate.VmPlan;
import dev.switchback.simulator.world.Settings;

/// The healthy machines of the rehearsal estate.
public final class SomeVms {

	private static final String VAULT = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/dr-rg"
			+ "/providers/Microsoft.RecoveryServices/vaults/dr-vault";

	/// The first of them.
	public static final String APP_01 = VAULT + "/replicationFabrics/asr-a2a-default-westeurope"
			+ "/replicationProtectionContainers/asr-a2a-default-westeurope-container/replicationProtectedItems/app-01";

	/// A network that reaches nothing.
	public static final String DRILL_NETWORK = "/subscriptions/00000000-0000-0000-0000-000000000001"
			+ "/resourceGroups/app-rg-asr/providers/Microsoft.Network/virtualNetworks/drill-vnet";

	/// The recovery plan of a group of them.
	public static final String SHOP_PLAN = VAULT + "/replicationRecoveryPlans/shop-plan";

	private SomeVms() {
	}

	/// How they are seen and changed, by nobody else.
	public static SiteRecovery azure() {
		return azure(HealthyVms.vault(3));
	}

	/// The same with `app-01` and `app-02` in the consistency group `shop`, which goes by the plan [#SHOP_PLAN].
	public static SiteRecovery grouped() {
		var healthy = HealthyVms.vault(3);
		var machines = healthy.machines()
			.stream()
			.map((machine) -> (machine.number() > 2) ? machine
					: new VmPlan(machine.name(), machine.number(), machine.primary(), machine.recovery(),
							machine.traits(), "shop"))
			.toList();
		return azure(new VaultPlan(healthy.name(), healthy.scope(), healthy.region(), machines,
				List.of(new RecoveryPlan("shop-plan", List.of(List.of("app-01"), List.of("app-02"))))));
	}

	private static SiteRecovery azure(VaultPlan vault) {
		var time = new VirtualTime();
		var simulator = new ArmSimulator(time, Estate.rehearsal().with(vault), Settings.DEFAULT, 42);
		return new SiteRecovery(new InProcessAzure(time, time, time::pass, simulator).arm(),
				SiteRecoverySettings.of(List.of(VAULT)));
	}

}
