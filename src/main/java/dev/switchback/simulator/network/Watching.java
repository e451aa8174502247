package dev.switchback.simulator.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Paging;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.Quirk;
import dev.switchback.simulator.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Who is told of what: alerts of Service Health and of circuits' measurements, what Advisor recommends for gateways, and in which
/// windows these are maintained.
final class Watching {

	private static final String PROVIDERS = "/subscriptions/{subscription}/providers/";

	private static final String WINDOWS = "/providers/Microsoft.Maintenance/configurationAssignments";

	private Watching() {
	}

	static void routes(Routes routes) {
		routes.get(PROVIDERS + "Microsoft.Insights/activityLogAlerts", Watching::events);
		routes.get(PROVIDERS + "Microsoft.Insights/metricAlerts",
				(exchange) -> Paging.list(exchange,
						exchange.pairs()
							.stream()
							.filter((pair) -> !pair.has(Quirk.UNWATCHED))
							.flatMap(Watching::metrics)
							.toList()));
		routes.get(PROVIDERS + "Microsoft.Advisor/recommendations",
				(exchange) -> Paging.list(exchange,
						exchange.pairs()
							.stream()
							.filter((pair) -> pair.has(Quirk.RECOMMENDED))
							.flatMap(Watching::advice)
							.toList()));
		for (var type : List.of("virtualNetworkGateways", "expressRouteGateways")) {
			routes.get(Network.GROUP + type + "/{gateway}" + WINDOWS, (exchange) -> windows(exchange, type));
		}
	}

	private static Reply events(Exchange exchange) {
		var watched = exchange.pairs().stream().filter((pair) -> !pair.has(Quirk.UNWATCHED)).findFirst();
		return Paging.list(exchange, watched.stream().map((pair) -> {
			var node = alert(pair, "activityLogAlerts", "planned-maintenance");
			var properties = (ObjectNode) node.path("properties");
			properties.putArray("scopes").add("/subscriptions/" + pair.scope().subscription());
			var conditions = properties.putObject("condition").putArray("allOf");
			conditions.addObject().put("field", "category").put("equals", "ServiceHealth");
			conditions.addObject()
				.putArray("anyOf")
				.addObject()
				.put("field", "properties.incidentType")
				.put("equals", "Maintenance");
			conditions.addObject()
				.put("field", "properties.impactedServices[*].ServiceName")
				.putArray("containsAny")
				.add("ExpressRoute");
			people(pair, properties.putObject("actions").putArray("actionGroups"));
			return node;
		}).toList());
	}

	private static Stream<ObjectNode> metrics(PairPlan pair) {
		var alerts = new ArrayList<ObjectNode>();
		for (var circuit : pair.circuits()) {
			var id = pair.scope().id("expressRouteCircuits", circuit.name());
			List.of("ArpAvailability", "BgpAvailability")
				.forEach((metric) -> alerts.add(metric(pair,
						"%s-%s-down".formatted(circuit.name(), metric.substring(0, 3).toLowerCase(Locale.ROOT)), id,
						"Microsoft.Network/expressRouteCircuits", metric)));
			if (circuit.port() != null) {
				alerts.add(metric(pair, circuit.port() + "-down", pair.scope().id("expressRoutePorts", circuit.port()),
						"Microsoft.Network/expressRoutePorts", "LineProtocol"));
			}
		}
		return alerts.stream();
	}

	private static ObjectNode metric(PairPlan pair, String name, String scope, String namespace, String metric) {
		var node = alert(pair, "metricAlerts", name);
		var properties = ((ObjectNode) node.path("properties")).put("severity", 1)
			.put("evaluationFrequency", "PT1M")
			.put("windowSize", "PT5M")
			.put("targetResourceType", namespace);
		properties.putArray("scopes").add(scope);
		properties.putObject("criteria")
			.put("odata.type", "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria")
			.putArray("allOf")
			.addObject()
			.put("name", metric)
			.put("metricName", metric)
			.put("metricNamespace", namespace)
			.put("operator", "LessThan")
			.put("threshold", metric.equals("LineProtocol") ? 1 : 100)
			.put("timeAggregation", "Average")
			.put("criterionType", "StaticThresholdCriterion")
			.putArray("dimensions");
		people(pair, properties.putArray("actions"));
		return node;
	}

	private static ObjectNode alert(PairPlan pair, String type, String name) {
		var node = Json.object()
			.put("id", pair.scope().id("Microsoft.Insights", type, name))
			.put("name", name)
			.put("type", "Microsoft.Insights/" + type)
			.put("location", "global");
		node.putObject("properties").put("enabled", true);
		return node;
	}

	private static void people(PairPlan pair, ArrayNode actions) {
		actions.addObject()
			.put("actionGroupId", pair.scope().id("Microsoft.Insights", "actionGroups", "network-on-call"));
	}

	private static Stream<ObjectNode> advice(PairPlan pair) {
		return pair.gateways().stream().filter((gateway) -> !gateway.foreign()).map((gateway) -> {
			var id = pair.scope().id("virtualNetworkGateways", gateway.name());
			var name = Circuits.guid("advice for " + gateway.name());
			var node = Json.object()
				.put("id", id + "/providers/Microsoft.Advisor/recommendations/" + name)
				.put("name", name)
				.put("type", "Microsoft.Advisor/recommendations");
			var properties = node.putObject("properties")
				.put("category", "HighAvailability")
				.put("impact", "Medium")
				.put("impactedField", "Microsoft.Network/virtualNetworkGateways")
				.put("impactedValue", gateway.name());
			properties.putObject("shortDescription")
				.put("problem", "Monitor the gateway's health")
				.put("solution", "Monitor the gateway's health");
			properties.putObject("resourceMetadata").put("resourceId", id);
			return node;
		});
	}

	private static Reply windows(Exchange exchange, String type) {
		var name = exchange.variable("gateway");
		var owner = exchange.pairs()
			.stream()
			.filter((pair) -> Stream
				.concat(pair.gateways().stream().map((gateway) -> gateway.name()),
						HubGateways.of(pair).map((hub) -> hub.path("name").asString()))
				.anyMatch(name::equalsIgnoreCase))
			.findFirst()
			.orElseThrow(() -> Place.notFound(exchange, type, name));
		return Paging.list(exchange,
				owner.has(Quirk.NO_WINDOW) ? List.of() : List.of(window(owner, owner.scope().id(type, name))));
	}

	private static ObjectNode window(PairPlan pair, String gateway) {
		var node = Json.object()
			.put("id", gateway + WINDOWS + "/sunday-night")
			.put("name", "sunday-night")
			.put("type", "Microsoft.Maintenance/configurationAssignments");
		node.putObject("properties")
			.put("maintenanceConfigurationId",
					pair.scope().id("Microsoft.Maintenance", "maintenanceConfigurations", "sunday-night"))
			.put("resourceId", gateway);
		return node;
	}

}
