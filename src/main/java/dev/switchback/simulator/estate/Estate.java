package dev.switchback.simulator.estate;

import java.util.List;

/// The subscription, and everything in it at first.
///
/// @param subscription the subscription's id
/// @param tenant the tenant's id
/// @param resourceGroup the one resource group
/// @param region the ARM location of the resource group
/// @param pairs the circuits and gateways
public record Estate(String subscription, String tenant, String resourceGroup, String region, List<PairPlan> pairs) {

	public Estate {
		pairs = List.copyOf(pairs);
	}

	/// The rehearsal estate's identifiers with any pairs.
	public static Estate of(PairPlan... pairs) {
		return new Estate("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002", "network-rg",
				"westeurope", List.of(pairs));
	}

	/// The rehearsal estate: two healthy pairs, `contoso` and `fabrikam`.
	public static Estate rehearsal() {
		return of(HealthyPairs.contoso(), HealthyPairs.fabrikam());
	}

	/// The ARM id of the one resource group.
	public String groupId() {
		return "/subscriptions/" + this.subscription + "/resourceGroups/" + this.resourceGroup;
	}

	/// The ARM id of a Microsoft.Network resource in the one resource group.
	public String id(String type, String name) {
		return groupId() + "/providers/Microsoft.Network/" + type + "/" + name;
	}

}
