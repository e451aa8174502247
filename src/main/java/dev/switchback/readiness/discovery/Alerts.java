package dev.switchback.readiness.discovery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.Listing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Finds the alerts that are about a circuit among those of its subscription, and says of each what it is about, whom it tells,
/// and whether it is on. Alerts that stand in another subscription are not seen.
final class Alerts {

	private static final String INCIDENT = "properties.incidentType";

	private static final String SERVICE = "properties.impactedServices[*].ServiceName";

	private static final String REGION = "properties.impactedServices[*].ImpactedRegions[*].RegionName";

	/// What an alert may be narrowed to. Of one that is narrowed otherwise, such as to a `level`, it is not known of which incidents
	/// it tells.
	private static final List<String> KNOWN = List.of("category", INCIDENT, SERVICE, REGION);

	private final Noting noting;

	private final Once<ObjectNode> lists = new Once<>();

	Alerts(Noting noting) {
		this.noting = noting;
	}

	/// @param body of the circuit, which says what port it is on
	ObjectNode of(ArmId circuit, JsonNode body) {
		var port = body.path("properties").path("expressRoutePort").path("id").asString("");
		var subjects = Stream.of(circuit.toString(), port)
			.filter((id) -> !id.isEmpty())
			.map((id) -> id.toLowerCase(Locale.ROOT))
			.toList();
		var subscription = circuit.subscription().toLowerCase(Locale.ROOT);
		var events = this.lists.of("events " + subscription,
				() -> this.noting.list(
						this.noting.arm().list(Listing.activityLogAlerts(subscription), this.noting.deadline()),
						"the alerts of what happens"));
		var metrics = this.lists.of("metrics " + subscription,
				() -> this.noting.list(
						this.noting.arm().list(Listing.metricAlerts(subscription), this.noting.deadline()),
						"the alerts of what is measured"));
		var alerts = JsonNodeFactory.instance.objectNode();
		alerts.set("readAt", events.path("readAt"));
		alerts.set("activityLog", events.path("value").isArray() ? events(events.path("value"), subjects) : events);
		alerts.set("metrics", metrics.path("value").isArray() ? metrics(metrics.path("value"), subjects) : metrics);
		return alerts;
	}

	private static ArrayNode events(JsonNode all, List<String> subjects) {
		var found = JsonNodeFactory.instance.arrayNode();
		for (var alert : all) {
			var properties = alert.path("properties");
			if (covers(properties.path("scopes"), subjects)) {
				var conditions = properties.path("condition").path("allOf");
				var one = about(found, alert);
				one.put("category", field(conditions, "category").findFirst().orElse(""));
				if (fields(conditions).allMatch((field) -> KNOWN.stream().anyMatch(field::equalsIgnoreCase))) {
					texts(one, "incidents", field(conditions, INCIDENT));
				}
				texts(one, "services", field(conditions, SERVICE));
				texts(one, "regions", field(conditions, REGION));
				one.set("actions", actions(properties.path("actions").path("actionGroups")));
			}
		}
		return found;
	}

	private static ArrayNode metrics(JsonNode all, List<String> subjects) {
		var found = JsonNodeFactory.instance.arrayNode();
		for (var alert : all) {
			var properties = alert.path("properties");
			if (covers(properties.path("scopes"), subjects)) {
				var one = about(found, alert);
				var names = one.putArray("metrics");
				properties.path("criteria")
					.path("allOf")
					.forEach((criterion) -> names.add(criterion.path("metricName").asString("")));
				var criteria = one.putArray("criteria");
				properties.path("criteria")
					.path("allOf")
					.forEach((criterion) -> criteria(criteria.addObject(), criterion));
				one.set("actions", actions(properties.path("actions")));
			}
		}
		return found;
	}

	/// When it fires. A dimension is told with what it is narrowed to, and with `*` where it only splits.
	private static void criteria(ObjectNode one, JsonNode criterion) {
		if (criterion.path("operator").isString()) {
			one.set("operator", criterion.path("operator"));
		}
		if (criterion.path("threshold").isNumber()) {
			one.set("threshold", criterion.path("threshold"));
		}
		if (criterion.path("timeAggregation").isString()) {
			one.set("timeAggregation", criterion.path("timeAggregation"));
		}
		var dimensions = one.putArray("dimensions");
		criterion.path("dimensions")
			.forEach((dimension) -> dimensions.add("%s%s=%s".formatted(dimension.path("name").asString(""),
					dimension.path("operator").asString("Include").equalsIgnoreCase("Include") ? "" : "!",
					dimension.path("values")
						.valueStream()
						.map((value) -> value.asString(""))
						.collect(Collectors.joining(",")))));
	}

	private static ObjectNode about(ArrayNode found, JsonNode alert) {
		return found.addObject()
			.put("id", alert.path("id").asString(""))
			.put("enabled", alert.path("properties").path("enabled").asBoolean(true));
	}

	/// Whether one of the scopes is one of these, or holds it.
	private static boolean covers(JsonNode scopes, List<String> subjects) {
		return scopes.valueStream()
			.map((scope) -> scope.asString("").toLowerCase(Locale.ROOT).replaceFirst("/$", ""))
			.filter((scope) -> !scope.isEmpty())
			.anyMatch((scope) -> subjects.stream().anyMatch((id) -> id.equals(scope) || id.startsWith(scope + "/")));
	}

	private static Stream<String> fields(JsonNode conditions) {
		return each(conditions).map((one) -> one.path("field").asString(""));
	}

	/// Conditions that stand alone, and those of which one is enough.
	private static Stream<JsonNode> each(JsonNode conditions) {
		return conditions.valueStream()
			.flatMap((one) -> one.path("anyOf").isArray() ? one.path("anyOf").valueStream() : Stream.of(one));
	}

	/// What a field is to be.
	private static Stream<String> field(JsonNode conditions, String name) {
		return each(conditions).filter((one) -> one.path("field").asString("").equalsIgnoreCase(name))
			.flatMap((one) -> Stream.concat(Optional.ofNullable(one.path("equals").asString(null)).stream(),
					one.path("containsAny").valueStream().map((text) -> text.asString(""))));
	}

	/// An empty list says that the alert is not narrowed so.
	private static void texts(ObjectNode one, String name, Stream<String> texts) {
		texts.forEach(one.putArray(name)::add);
	}

	private static ArrayNode actions(JsonNode groups) {
		var ids = JsonNodeFactory.instance.arrayNode();
		groups.forEach((group) -> ids.add(group.path("actionGroupId").asString("")));
		return ids;
	}

}
