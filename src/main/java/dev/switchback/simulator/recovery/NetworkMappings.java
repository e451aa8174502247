package dev.switchback.simulator.recovery;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.protection.Job;
import dev.switchback.simulator.protection.Mapping;
import dev.switchback.simulator.protection.Names;
import dev.switchback.simulator.protection.Scenario;
import dev.switchback.simulator.protection.Task;
import dev.switchback.simulator.wire.Json;

/// Mappings of networks. Between Azure's regions the network they belong to is literally called `azureNetwork`.
final class NetworkMappings {

	private static final String LIST = "/replicationNetworkMappings";

	private static final String OF_FABRIC = Where.FABRIC + "/replicationNetworks/{network}" + LIST;

	private NetworkMappings() {
	}

	static void routes(Routes routes) {
		routes.get(Where.VAULT + LIST, (exchange) -> list(exchange, mappings(exchange)));
		routes.get(OF_FABRIC, (exchange) -> list(exchange, ofFabric(exchange)));
		routes.get(OF_FABRIC + "/{mapping}", NetworkMappings::one);
		routes.change("PUT", OF_FABRIC + "/{mapping}", NetworkMappings::put);
	}

	private static Stream<Mapping> mappings(Exchange exchange) {
		return exchange.world().protections().mappings(Where.vault(exchange)).stream();
	}

	private static Stream<Mapping> ofFabric(Exchange exchange) {
		var fabric = Where.fabric(exchange).getFirst().fabric();
		return mappings(exchange).filter((mapping) -> mapping.fabric().equalsIgnoreCase(fabric));
	}

	private static Reply list(Exchange exchange, Stream<Mapping> mappings) {
		var vault = Where.vault(exchange);
		return Pages.list(exchange, mappings.map((mapping) -> view(vault, mapping)).toList());
	}

	private static Reply one(Exchange exchange) {
		var name = exchange.variable("mapping");
		return ofFabric(exchange).filter((mapping) -> mapping.name().equalsIgnoreCase(name))
			.findFirst()
			.map((mapping) -> Reply.ok(view(Where.vault(exchange), mapping)))
			.orElseThrow(() -> Where.missing(exchange, name));
	}

	/// Maps a network to another. It holds from now on; its job takes two seconds to say so.
	private static Reply put(Exchange exchange) {
		var vault = Where.vault(exchange);
		var properties = Bodies.properties(exchange);
		var name = exchange.variable("mapping");
		exchange.changes("maps networks: " + name);
		var mapping = new Mapping(vault.name(), name, Where.fabric(exchange).getFirst().fabric(),
				Bodies.required(properties.path("fabricSpecificDetails"), "properties.fabricSpecificDetails",
						"primaryNetworkId"),
				Bodies.required(properties, "properties", "recoveryFabricName"),
				Bodies.required(properties, "properties", "recoveryNetworkId"));
		var id = exchange.world().ids().uuid();
		var end = exchange.now().plus(Duration.ofSeconds(2));
		var task = new Task("NetworkPairingTask", "NetworkPairingTask", "Mapping networks", exchange.now(), end,
				Task.Mark.DONE, null, List.of());
		var job = new Job(id, vault.name(), Scenario.MAP_NETWORKS, name, "Network", exchange.now(), end,
				Job.Ending.SUCCEEDED, Call.activity(exchange), List.of(task), null, Job.Order.NONE);
		exchange.world().protections().put(mapping);
		exchange.world().protections().put(job);
		return Call.accepted(exchange, vault.id(), job, id(vault, mapping));
	}

	private static String id(VaultPlan vault, Mapping mapping) {
		return Names.fabric(vault, mapping.fabric()) + "/replicationNetworks/azureNetwork" + LIST + "/"
				+ mapping.name();
	}

	private static ObjectNode view(VaultPlan vault, Mapping mapping) {
		var node = Json.object()
			.put("type",
					"Microsoft.RecoveryServices/vaults/replicationFabrics/replicationNetworks"
							+ "/replicationNetworkMappings")
			.put("id", id(vault, mapping))
			.put("name", mapping.name());
		var properties = node.putObject("properties")
			.put("state", "Paired")
			.put("primaryNetworkFriendlyName", Situation.lower(Bodies.last(mapping.primaryNetwork())))
			.put("primaryNetworkId", Situation.lower(mapping.primaryNetwork()))
			.put("primaryFabricFriendlyName", region(vault, mapping.fabric(), true))
			.put("recoveryNetworkFriendlyName", Situation.lower(Bodies.last(mapping.recoveryNetwork())))
			.put("recoveryNetworkId", Situation.lower(mapping.recoveryNetwork()))
			.put("recoveryFabricArmId", Names.fabric(vault, mapping.recoveryFabric()))
			.put("recoveryFabricFriendlyName", region(vault, mapping.recoveryFabric(), true));
		properties.putObject("fabricSpecificSettings")
			.put("instanceType", "AzureToAzure")
			.put("primaryFabricLocation", region(vault, mapping.fabric(), false))
			.put("recoveryFabricLocation", region(vault, mapping.recoveryFabric(), false));
		return node;
	}

	private static String region(VaultPlan vault, String fabric, boolean friendly) {
		return vault.sites()
			.stream()
			.filter((site) -> site.fabric().equalsIgnoreCase(fabric))
			.findFirst()
			.map((site) -> friendly ? site.regionName() : site.region())
			.orElse("");
	}

}
