package dev.switchback.simulator.arm;

import dev.switchback.simulator.estate.Scope;
import java.util.stream.Stream;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.wire.Json;

/// What every client asks about before it asks for anything: subscriptions, tenants, resource groups and providers.
final class Subscriptions {

	private static final Map<String, String> REGIONS = Map.of("westeurope", "West Europe", "northeurope",
			"North Europe", "germanywestcentral", "Germany West Central", "switzerlandnorth", "Switzerland North");

	private static final List<String> PROVIDERS = List.of("Microsoft.Network", "Microsoft.Resources",
			"Microsoft.Insights", "Microsoft.RecoveryServices", "Microsoft.Compute", "Microsoft.Storage",
			"Microsoft.Authorization");

	private Subscriptions() {
	}

	static void routes(Routes routes) {
		routes.get("/subscriptions", (exchange) -> Paging.list(exchange, subscriptions(exchange)));
		routes.get("/tenants", (exchange) -> Paging.list(exchange, List.of(tenant(exchange))));
		routes.get("/subscriptions/{subscription}",
				(exchange) -> Reply.ok(subscription(exchange, exchange.subscription())));
		routes.get("/subscriptions/{subscription}/locations",
				(exchange) -> Paging.list(exchange, locations(exchange.subscription())));
		routes.get("/subscriptions/{subscription}/resourceGroups",
				(exchange) -> Paging.list(exchange, groups(exchange).map((scope) -> group(exchange, scope)).toList()));
		routes.get("/subscriptions/{subscription}/resourceGroups/{group}",
				(exchange) -> Reply.ok(group(exchange,
						groups(exchange).filter((scope) -> scope.group().equalsIgnoreCase(exchange.variable("group")))
							.findFirst()
							.orElseThrow())));
		routes.get("/subscriptions/{subscription}/providers", (exchange) -> Paging.list(exchange,
				PROVIDERS.stream().map((name) -> provider(exchange, name)).toList()));
		routes.get("/subscriptions/{subscription}/providers/{provider}", Subscriptions::provider);
		routes.query("/subscriptions/{subscription}/providers/{provider}/register", Subscriptions::provider);
	}

	private static List<ObjectNode> subscriptions(Exchange exchange) {
		return exchange.world()
			.estate()
			.scopes()
			.stream()
			.map(Scope::subscription)
			.distinct()
			.map((id) -> subscription(exchange, id))
			.toList();
	}

	private static Stream<Scope> groups(Exchange exchange) {
		return exchange.world()
			.estate()
			.scopes()
			.stream()
			.filter((scope) -> scope.subscription().equalsIgnoreCase(exchange.subscription()));
	}

	private static ObjectNode subscription(Exchange exchange, String id) {
		var estate = exchange.world().estate();
		var node = Json.object()
			.put("id", "/subscriptions/" + id)
			.put("authorizationSource", "RoleBased")
			.put("subscriptionId", id)
			.put("tenantId", estate.tenant())
			.put("displayName", "Simulated subscription")
			.put("state", "Enabled");
		node.putArray("managedByTenants");
		node.putObject("subscriptionPolicies")
			.put("locationPlacementId", "Public_2014-09-01")
			.put("quotaId", "PayAsYouGo_2014-09-01")
			.put("spendingLimit", "Off");
		return node;
	}

	private static ObjectNode tenant(Exchange exchange) {
		var tenant = exchange.world().estate().tenant();
		return Json.object()
			.put("id", "/tenants/" + tenant)
			.put("tenantId", tenant)
			.put("displayName", "Simulated tenant")
			.put("tenantCategory", "Home");
	}

	private static List<ObjectNode> locations(String subscription) {
		return REGIONS.keySet().stream().sorted().map((name) -> location(subscription, name)).toList();
	}

	/// Each has three zones.
	private static ObjectNode location(String subscription, String name) {
		var node = Json.object()
			.put("id", "/subscriptions/" + subscription + "/locations/" + name)
			.put("name", name)
			.put("displayName", REGIONS.get(name));
		var zones = node.putArray("availabilityZoneMappings");
		for (var zone = 1; zone <= 3; zone++) {
			zones.addObject()
				.put("logicalZone", Integer.toString(zone))
				.put("physicalZone", "%s-az%d".formatted(name, zone));
		}
		return node;
	}

	private static ObjectNode group(Exchange exchange, Scope scope) {
		var node = Json.object()
			.put("id", scope.groupId())
			.put("name", scope.group())
			.put("type", "Microsoft.Resources/resourceGroups")
			.put("location", exchange.world().estate().regionOf(scope));
		node.putObject("tags");
		node.putObject("properties").put("provisioningState", "Succeeded");
		return node;
	}

	private static Reply provider(Exchange exchange) {
		var asked = exchange.variable("provider");
		return PROVIDERS.stream()
			.filter(asked::equalsIgnoreCase)
			.findFirst()
			.map((name) -> Reply.ok(provider(exchange, name)))
			.orElseThrow(() -> ArmError.of(404, "InvalidResourceNamespace",
					"The resource namespace '" + asked + "' is invalid."));
	}

	private static ObjectNode provider(Exchange exchange, String name) {
		var node = Json.object()
			.put("id", "/subscriptions/" + exchange.subscription() + "/providers/" + name)
			.put("namespace", name)
			.put("registrationPolicy", "RegistrationRequired")
			.put("registrationState", "Registered");
		node.putArray("resourceTypes");
		return node;
	}

}
