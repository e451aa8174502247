package dev.switchback.catalog.request;

import java.util.List;

import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.azure.siterecovery.SiteRecoverySettings;
import dev.switchback.engine.VirtualTime;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.HealthyVms;
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

	private SomeVms() {
	}

	/// How they are seen and changed, by nobody else.
	public static SiteRecovery azure() {
		var time = new VirtualTime();
		var simulator = new ArmSimulator(time, Estate.rehearsal().with(HealthyVms.vault(3)), Settings.DEFAULT, 42);
		return new SiteRecovery(new InProcessAzure(time, time, time::pass, simulator).arm(),
				SiteRecoverySettings.of(List.of(VAULT)));
	}

}
