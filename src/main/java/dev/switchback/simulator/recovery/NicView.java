package dev.switchback.simulator.recovery;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.protection.Guids;
import dev.switchback.simulator.protection.Mapping;

/// The network interfaces of an item: one each. Right after a reprotect little of the source is known.
final class NicView {

	private NicView() {
	}

	static void into(Situation at, ObjectNode node) {
		var early = at.early();
		var name = at.item().name();
		var interfaceId = at.network(at.sourceGroup(), "networkInterfaces", name + "-nic");
		var recoveryNetwork = at.mapping().map(Mapping::recoveryNetwork).orElse(null);
		var nic = node.putArray("vmNics")
			.addObject()
			.put("nicId", Guids.of("nic of " + name + " in " + (early ? at.target() : at.source()).container()))
			.putNull("replicaNicId")
			.put("sourceNicArmId", early ? Situation.lower(interfaceId) : interfaceId)
			.put("vMNetworkName",
					early ? null : at.network(at.source().group(), "virtualNetworks", at.source().lan().name()))
			.put("recoveryVMNetworkId", recoveryNetwork);
		addresses(at, early, nic.putArray("ipConfigs").addObject());
		nic.put("selectionType", early ? "NotSelected" : "SelectedByUserOverride")
			.put("recoveryNetworkSecurityGroupId",
					at.network(at.item().replication().placement().group(), "networkSecurityGroups",
							at.target().group() + "-nsg"))
			.put("enableAcceleratedNetworkingOnRecovery", false)
			.putNull("tfoVMNetworkId")
			.putNull("tfoNetworkSecurityGroupId")
			.putNull("enableAcceleratedNetworkingOnTfo")
			.putNull("recoveryNicName")
			.putNull("recoveryNicResourceGroupName")
			.put("reuseExistingNic", false)
			.putNull("tfoRecoveryNicName")
			.putNull("tfoRecoveryNicResourceGroupName")
			.put("tfoReuseExistingNic", false)
			.putNull("targetNicName");
	}

	private static void addresses(Situation at, boolean early, ObjectNode into) {
		into.put("name", orNull(early, "ipconfig1"))
			.put("isPrimary", true)
			.put("subnetName", orNull(early, "default"))
			.put("staticIPAddress", orNull(early, at.source().lan().address(at.place().plan().number())))
			.put("ipAddressType", "Dynamic")
			.put("isSeletedForFailover", true)
			.put("recoverySubnetName", "default")
			.put("recoveryStaticIPAddress", "")
			.put("recoveryIPAddressType", "Dynamic")
			.putNull("recoveryPublicIPAddressId")
			.putArray("recoveryLBBackendAddressPoolIds");
		into.putNull("tfoSubnetName")
			.putNull("tfoStaticIPAddress")
			.putNull("tfoPublicIPAddressId")
			.putNull("tfoLBBackendAddressPoolIds");
	}

	private static @Nullable String orNull(boolean unknown, String text) {
		return unknown ? null : text;
	}

}
