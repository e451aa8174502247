package dev.switchback.simulator.machines;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Paging;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.Trait;
import dev.switchback.simulator.machines.Standing.Home;
import dev.switchback.simulator.wire.Json;

/// What stands in a group beside machines and does not move: storage accounts, encryption sets, availability sets,
/// proximity placement groups.
final class Fixtures {

	private static final String GROUP = "/subscriptions/{subscription}/resourceGroups/{group}/providers/";

	private Fixtures() {
	}

	static void routes(Routes routes) {
		add(routes, "Microsoft.Storage/storageAccounts", Fixtures::account);
		add(routes, "Microsoft.Compute/diskEncryptionSets", Fixtures::encryptionSet);
		add(routes, "Microsoft.Compute/availabilitySets", (home) -> Optional.of(availabilitySet(home)));
		add(routes, "Microsoft.Compute/proximityPlacementGroups", (home) -> Optional.of(proximityGroup(home)));
	}

	private static void add(Routes routes, String type, Function<Home, Optional<ObjectNode>> view) {
		routes.get(GROUP + type, (exchange) -> Paging.list(exchange, in(exchange, view)));
		routes.get(GROUP + type + "/{fixture}", (exchange) -> {
			var name = exchange.variable("fixture");
			return in(exchange, view).stream()
				.filter((node) -> node.path("name").asString().equalsIgnoreCase(name))
				.findFirst()
				.map(Reply::ok)
				.orElseThrow(() -> Standing.missing(exchange, type, name));
		});
	}

	private static List<ObjectNode> in(Exchange exchange, Function<Home, Optional<ObjectNode>> view) {
		return Standing.homes(exchange, exchange.variable("group")).stream().flatMap((home) -> {
			Standing.checkReadable(exchange, home.site().region());
			return view.apply(home).stream();
		}).distinct().toList();
	}

	private static ObjectNode resource(Home home, String provider, String type, String name) {
		return Json.object()
			.put("name", name)
			.put("id", home.scope().id(provider, type, name))
			.put("type", provider + "/" + type)
			.put("location", home.site().region());
	}

	private static boolean is(Home home, Trait trait, boolean recovery) {
		return home.vault()
			.machines()
			.stream()
			.filter((plan) -> (recovery ? plan.recovery() : plan.primary()).equals(home.site()))
			.anyMatch((plan) -> plan.has(trait));
	}

	private static Optional<ObjectNode> account(Home home) {
		if (is(home, Trait.NO_CACHE_ACCOUNT, true)) {
			return Optional.empty();
		}
		var node = resource(home, "Microsoft.Storage", "storageAccounts", home.site().cacheAccount()).put("kind",
				"StorageV2");
		node.putObject("sku").put("name", "Standard_LRS").put("tier", "Standard");
		node.putObject("properties")
			.put("provisioningState", "Succeeded")
			.put("primaryLocation", home.site().region())
			.put("statusOfPrimary", "available")
			.put("allowSharedKeyAccess", true);
		return Optional.of(node);
	}

	private static Optional<ObjectNode> encryptionSet(Home home) {
		var used = Stream.of(true, false)
			.anyMatch((recovery) -> is(home, Trait.CUSTOMER_KEYS, recovery)
					|| (recovery && is(home, Trait.NO_KEYS_BACK, true)));
		if (!used) {
			return Optional.empty();
		}
		var node = resource(home, "Microsoft.Compute", "diskEncryptionSets", home.site().encryptionSet());
		var vault = home.site().group() + "-kv";
		node.putObject("identity").put("type", "SystemAssigned");
		var properties = node.putObject("properties")
			.put("provisioningState", "Succeeded")
			.put("encryptionType", "EncryptionAtRestWithCustomerKey")
			.put("rotationToLatestKeyVersionEnabled", false);
		var key = properties.putObject("activeKey")
			.put("keyUrl", "https://%s.vault.azure.net/keys/disks/00000000000000000000000000000001".formatted(vault));
		key.putObject("sourceVault").put("id", home.scope().id("Microsoft.KeyVault", "vaults", vault));
		return Optional.of(node);
	}

	private static ObjectNode availabilitySet(Home home) {
		var node = resource(home, "Microsoft.Compute", "availabilitySets", home.site().availabilitySet());
		node.putObject("sku").put("name", "Aligned");
		node.putObject("properties").put("platformFaultDomainCount", 2).put("platformUpdateDomainCount", 5);
		return node;
	}

	private static ObjectNode proximityGroup(Home home) {
		var node = resource(home, "Microsoft.Compute", "proximityPlacementGroups", home.site().proximityGroup());
		node.putObject("properties").put("proximityPlacementGroupType", "Standard");
		return node;
	}

}
