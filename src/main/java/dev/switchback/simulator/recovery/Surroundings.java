package dev.switchback.simulator.recovery;

import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.Site;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.protection.Guids;
import dev.switchback.simulator.protection.Names;
import dev.switchback.simulator.wire.Json;

/// What stands around protected items and does not move: fabrics, containers and how these are mapped, the policy.
final class Surroundings {

	private static final String TYPE = "Microsoft.RecoveryServices/vaults/";

	private static final String CONTAINERS = "/replicationProtectionContainers";

	private static final String MAPPINGS = "/replicationProtectionContainerMappings";

	private static final String POLICIES = "/replicationPolicies";

	/// A direction that machines can be protected in.
	private record Direction(Site source, Site target) {

		String name() {
			return zoned(this.source) + "-" + zoned(this.target) + "-" + VaultPlan.POLICY;
		}

		private static String zoned(Site site) {
			return (site.zone() != null) ? site.region() + "-zone" + site.zone() : site.region();
		}

	}

	private Surroundings() {
	}

	static void routes(Routes routes) {
		routes.get(Where.VAULT + "/replicationFabrics", (exchange) -> Pages.list(exchange,
				distinct(Where.vault(exchange).sites().stream().map((site) -> fabric(Where.vault(exchange), site)))));
		routes.get(Where.FABRIC,
				(exchange) -> Reply.ok(fabric(Where.vault(exchange), Where.fabric(exchange).getFirst())));
		routes.get(Where.VAULT + CONTAINERS,
				(exchange) -> containers(exchange, Where.vault(exchange).sites().stream()));
		routes.get(Where.FABRIC + CONTAINERS, (exchange) -> containers(exchange, Where.fabric(exchange).stream()));
		routes.get(Where.CONTAINER, (exchange) -> Reply.ok(container(exchange, Where.container(exchange))));
		routes.get(Where.VAULT + MAPPINGS, (exchange) -> Pages.list(exchange,
				directions(Where.vault(exchange)).map((one) -> mapping(Where.vault(exchange), one)).toList()));
		routes.get(Where.CONTAINER + MAPPINGS, (exchange) -> Pages.list(exchange,
				from(exchange).map((one) -> mapping(Where.vault(exchange), one)).toList()));
		routes.get(Where.CONTAINER + MAPPINGS + "/{mapping}", Surroundings::mapping);
		routes.get(Where.VAULT + POLICIES,
				(exchange) -> Pages.list(exchange, Stream.of(policy(Where.vault(exchange))).toList()));
		routes.get(Where.VAULT + POLICIES + "/{policy}", Surroundings::policy);
	}

	private static List<ObjectNode> distinct(Stream<ObjectNode> nodes) {
		return nodes.distinct().toList();
	}

	private static ObjectNode fabric(VaultPlan vault, Site site) {
		var node = Json.object()
			.put("name", site.fabric())
			.put("type", TYPE + "replicationFabrics")
			.put("id", Names.fabric(vault, site.fabric()));
		var properties = node.putObject("properties").put("friendlyName", site.regionName());
		properties.putObject("encryptionDetails").put("kekState", "None").putNull("kekCertThumbprint");
		properties.putObject("rolloverEncryptionDetails").put("kekState", "None").putNull("kekCertThumbprint");
		properties.put("internalIdentifier", Guids.of(Names.fabric(vault, site.fabric()))).put("bcdrState", "Valid");
		var details = properties.putObject("customDetails").put("instanceType", "Azure").put("location", site.region());
		details.putArray("containerIds");
		details.putArray("zones");
		properties.putArray("healthErrorDetails");
		properties.put("health", "Normal");
		return node;
	}

	private static Reply containers(Exchange exchange, Stream<Site> sites) {
		return Pages.list(exchange, distinct(sites.map((site) -> container(exchange, site))));
	}

	static ObjectNode container(Exchange exchange, Site site) {
		var vault = Where.vault(exchange);
		var protections = exchange.world().protections();
		var count = Where.places(vault)
			.filter((place) -> place.plan()
				.source(protections.item(place).reversed())
				.container()
				.equals(site.container()))
			.count();
		var node = Json.object()
			.put("id", Names.container(vault, site))
			.put("name", site.container())
			.put("type", TYPE + "replicationFabrics/replicationProtectionContainers");
		node.putObject("properties")
			.put("fabricFriendlyName", site.regionName())
			.put("friendlyName", site.container())
			.put("fabricType", "Azure")
			.put("protectedItemCount", (int) count)
			.put("pairingStatus", "Paired")
			.put("role", "")
			.putNull("fabricSpecificDetails");
		return node;
	}

	private static Stream<Direction> directions(VaultPlan vault) {
		return vault.machines()
			.stream()
			.flatMap((plan) -> Stream.of(new Direction(plan.primary(), plan.recovery()),
					new Direction(plan.recovery(), plan.primary())))
			.filter(distinctBy());
	}

	private static Predicate<Direction> distinctBy() {
		var seen = new HashSet<String>();
		return (direction) -> seen.add(direction.name());
	}

	private static Stream<Direction> from(Exchange exchange) {
		var container = Where.container(exchange).container();
		return directions(Where.vault(exchange)).filter((one) -> one.source().container().equals(container));
	}

	private static Reply mapping(Exchange exchange) {
		var name = exchange.variable("mapping");
		return from(exchange).filter((one) -> one.name().equalsIgnoreCase(name))
			.findFirst()
			.map((one) -> Reply.ok(mapping(Where.vault(exchange), one)))
			.orElseThrow(() -> Where.missing(exchange, name));
	}

	private static ObjectNode mapping(VaultPlan vault, Direction direction) {
		var node = Json.object()
			.put("id", Names.container(vault, direction.source()) + MAPPINGS + "/" + direction.name())
			.put("name", direction.name())
			.put("type",
					TYPE + "replicationFabrics/replicationProtectionContainers/replicationProtectionContainerMappings");
		var properties = node.putObject("properties")
			.put("targetProtectionContainerId", Names.container(vault, direction.target()))
			.put("targetProtectionContainerFriendlyName", direction.target().container());
		properties.putObject("providerSpecificDetails")
			.put("instanceType", "A2A")
			.put("agentAutoUpdateStatus", "Disabled")
			.put("automationAccountAuthenticationType", "RunAsAccount")
			.putNull("automationAccountArmId")
			.putNull("scheduleName")
			.putNull("jobScheduleName");
		properties.put("health", "Normal").putArray("healthErrorDetails");
		properties.put("policyId", Names.policy(vault))
			.put("state", "Paired")
			.put("sourceProtectionContainerFriendlyName", direction.source().container())
			.put("sourceFabricFriendlyName", direction.source().regionName())
			.put("targetFabricFriendlyName", direction.target().regionName())
			.put("policyFriendlyName", VaultPlan.POLICY);
		return node;
	}

	private static Reply policy(Exchange exchange) {
		var vault = Where.vault(exchange);
		if (!exchange.variable("policy").equalsIgnoreCase(VaultPlan.POLICY)) {
			throw Where.missing(exchange, exchange.variable("policy"));
		}
		return Reply.ok(policy(vault));
	}

	private static ObjectNode policy(VaultPlan vault) {
		var node = Json.object()
			.put("id", Names.policy(vault))
			.put("name", VaultPlan.POLICY)
			.put("type", TYPE + "replicationPolicies");
		node.putObject("properties")
			.put("friendlyName", VaultPlan.POLICY)
			.putObject("providerSpecificDetails")
			.put("instanceType", "A2A")
			.put("recoveryPointThresholdInMinutes", 0)
			.put("recoveryPointHistory", 1440)
			.put("appConsistentFrequencyInMinutes", 60)
			.put("multiVmSyncStatus", "Enabled")
			.put("crashConsistentFrequencyInMinutes", 5);
		return node;
	}

}
