package dev.switchback.azure.siterecovery;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static dev.switchback.azure.siterecovery.BrokenMachine.of;
import static dev.switchback.azure.siterecovery.BrokenMachine.without;

/// What goes wrong around protected machines: what is mapped, where they would stand, what they would need.
final class BrokenSurroundings {

	private static final String CONTAINER_MAPPINGS = "dr-vault/replicationProtectionContainerMappings";

	private static final String NETWORK_MAPPINGS = "dr-vault/replicationNetworkMappings";

	private static final String NETWORK = "virtualNetworks/app-vnet-asr";

	private static final String USAGES = "northeurope/usages";

	private static final String SET = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/%s"
			+ "/providers/Microsoft.Compute/diskEncryptionSets/%s";

	private static final Predicate<JsonNode> BACK = (
			mapping) -> mapping.path("id").asString("").contains("asr-a2a-default-northeurope/");

	private BrokenSurroundings() {
	}

	static List<BrokenMachine> all() {
		return Stream.of(mappings(), network(), quota(), cache(), keys(), locks()).flatMap(List::stream).toList();
	}

	private static ObjectNode properties(ObjectNode of) {
		return (ObjectNode) of.path("properties");
	}

	private static List<BrokenMachine> mappings() {
		return List.of(
				of("the container is not mapped back", "E", "reverse-mapped").list(CONTAINER_MAPPINGS,
						(mappings) -> without(mappings, BACK)),
				of("the container is mapped, and not paired", "E", "reverse-mapped").each(CONTAINER_MAPPINGS,
						(mapping) -> properties(mapping).put("state", "PairingFailed")),
				of("the network is not mapped back", "E", "reverse-mapped").list(NETWORK_MAPPINGS,
						(mappings) -> without(mappings, BACK)),
				of("another network is mapped back", "E", "reverse-mapped").each(NETWORK_MAPPINGS,
						(mapping) -> properties(mapping).put("primaryNetworkId",
								properties(mapping).path("primaryNetworkId").asString() + "-2")),
				of("Azure does not say to which container it is replicated", "E", "reverse-mapped")
					.item((item) -> item.remove("recoveryContainerId")),
				of("the mappings cannot be read", "E", "reverse-mapped").refused(503, "*" + NETWORK_MAPPINGS),
				of("the mappings may not be read", "E", "reverse-mapped").refused(403, "*" + CONTAINER_MAPPINGS));
	}

	private static List<BrokenMachine> network() {
		return List.of(of("its network is gone", "E", "network-there").refused(404, "*" + NETWORK),
				of("its network cannot be read", "E", "network-there").refused(503, "*" + NETWORK),
				of("its network may not be read", "E", "network-there").refused(403, "*" + NETWORK),
				of("its network is in another region", "E", "network-there").body(NETWORK,
						(network) -> network.put("location", "uksouth")),
				of("its subnet is gone", "E", "network-there").body(NETWORK,
						(network) -> properties(network).putArray("subnets").addObject().put("name", "other")),
				of("Azure does not say in which network it would stand", "E", "network-there", "reverse-mapped")
					.details((details) -> {
						details.putNull("selectedRecoveryAzureNetworkId").putArray("vmNics");
					})
					.list(NETWORK_MAPPINGS, (mappings) -> without(mappings, BACK)));
	}

	private static List<BrokenMachine> quota() {
		return List.of(of("its family of sizes has no quota left", "E", "quota-left").each(USAGES, (usage) -> {
			if (usage.path("name").path("value").asString().startsWith("standardDSv5")) {
				usage.put("limit", 1);
			}
		}), of("the region has no quota left", "E", "quota-left").each(USAGES, (usage) -> {
			if (usage.path("name").path("value").asString().equals("cores")) {
				usage.put("limit", 1);
			}
		}), of("its family has no quota that is shown", "E", "quota-left").list(USAGES,
				(usages) -> without(usages,
						(usage) -> usage.path("name").path("value").asString().startsWith("standardDSv5"))),
				of("the quota cannot be read", "E", "quota-left").refused(503, "*" + USAGES),
				of("the quota may not be read", "DME", "quota-left").refused(403, "*" + USAGES),
				of("its size is not to be had there", "E", "quota-left")
					.details((details) -> details.put("recoveryAzureVMSize", "Standard_A1")),
				of("Azure does not say in which size it would be made", "E", "quota-left")
					.details((details) -> details.putNull("recoveryAzureVMSize")),
				of("a size does not say how many cores it has", "E", "quota-left").each("Microsoft.Compute/skus",
						(size) -> size.putArray("capabilities")));
	}

	private static List<BrokenMachine> cache() {
		var accounts = "app-rg-asr/providers/Microsoft.Storage/storageAccounts";
		return List.of(
				of("there is no storage account for the way back", "E", "cache-account-there").list(accounts,
						(all) -> all.removeAll()),
				of("there are two storage accounts for the way back", "E", "cache-account-there").list(accounts,
						(all) -> all.add(((ObjectNode) all.path(0)).deepCopy()
							.put("id", all.path(0).path("id").asString() + "2"))),
				of("the storage account for the way back is in another region", "E", "cache-account-there")
					.each(accounts, (account) -> account.put("location", "uksouth")),
				of("the storage accounts may not be read", "E", "cache-account-there").refused(403, "*" + accounts));
	}

	private static BrokenMachine encrypted(String name, String home, String away) {
		return of(name, "E", "keys-on-both-sides").disk(
				(disk) -> disk.put("primaryDiskEncryptionSetId", home.isEmpty() ? null : SET.formatted("app-rg", home))
					.put("recoveryDiskEncryptionSetId", away.isEmpty() ? null : SET.formatted("app-rg-asr", away)));
	}

	private static List<BrokenMachine> keys() {
		return List.of(encrypted("its key has no encryption set where it goes", "home-des", ""),
				encrypted("its key has no encryption set where it came from", "", "away-des"),
				encrypted("its encryption sets are gone", "home-des", "away-des"),
				encrypted("its encryption sets may not be read", "home-des", "away-des").refused(403,
						"*diskEncryptionSets*"));
	}

	private static List<BrokenMachine> locks() {
		var machine = "app-rg/providers/Microsoft.Compute/virtualMachines/app-01";
		return List.of(
				of("a lock forbids to delete the source", "E", "unlocked").locked("app-rg", "CanNotDelete", machine),
				of("a lock forbids to change the source", "E", "unlocked").locked("app-rg", "ReadOnly", machine),
				of("a lock forbids to delete the source's network interface", "E", "unlocked").locked("app-rg",
						"CanNotDelete", "app-rg/providers/Microsoft.Network/networkInterfaces/app-01-nic"),
				of("a lock forbids to delete anything in the source's group", "E", "unlocked").locked("app-rg",
						"CanNotDelete", "app-rg"),
				of("a lock forbids to make anything where it goes", "E", "unlocked").locked("app-rg-asr", "ReadOnly",
						"app-rg-asr"),
				of("the locks where it comes from cannot be read", "E", "unlocked").refused(503,
						"*/app-rg/providers/Microsoft.Authorization/locks"),
				of("the group where it goes is gone", "E", "unlocked").refused(404,
						"*/app-rg-asr/providers/Microsoft.Authorization/locks"));
	}

	/// What looks like harm and is none.
	static List<BrokenMachine> harmless() {
		return List.of(of("nothing is broken", "DME"),
				of("a lock forbids to delete anything where it goes", "DME").locked("app-rg-asr", "CanNotDelete",
						"app-rg-asr"),
				of("a lock forbids to delete another machine", "DME").locked("app-rg", "CanNotDelete",
						"app-rg/providers/Microsoft.Compute/virtualMachines/app-02"),
				of("the agent never expires", "DME")
					.details((details) -> details.put("agentExpiryDate", "9999-12-31T23:59:59.9999999")),
				of("a disk is in a state that is not shown", "DME").disk((disk) -> disk.remove("diskState")),
				of("nobody warns but that nobody has drilled since", "DME")
					.item((item) -> item.put("failoverHealth", "Warning")
						.putArray("healthErrors")
						.addObject()
						.put("errorCode", "161011")),
				of("there are fields that nobody knows", "DME").details((details) -> details.put("novelty", true)));
	}

}
