package dev.switchback.readiness.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Extension;
import dev.switchback.azure.arm.Listing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a gateway, its public addresses, its connections, what it learned, Azure's own tests of it, when it is maintained and
/// what Advisor recommends.
final class GatewayReads {

	private final Noting noting;

	private final Bodies bodies;

	private final Once<ObjectNode> recommended = new Once<>();

	private final Once<ObjectNode> regions = new Once<>();

	private Map<String, ObjectNode> addresses = Map.of();

	GatewayReads(Noting noting, Bodies bodies) {
		this.noting = noting;
		this.bodies = bodies;
	}

	/// The gateways as their own bodies show them. Their addresses are read along.
	List<ObjectNode> all(List<ArmId> ids) {
		var gateways = this.bodies.of(ids);
		this.addresses = this.bodies.byId(gateways.stream().flatMap((gateway) -> addresses(gateway).stream()).toList());
		return gateways;
	}

	/// Without addresses of the customer's there is nothing to read.
	private static List<ArmId> addresses(ObjectNode gateway) {
		var ids = new ArrayList<ArmId>();
		gateway.path("body").path("properties").path("ipConfigurations").forEach((configuration) -> {
			var id = configuration.path("properties").path("publicIPAddress").path("id").asString("");
			ArmId.read(id).ifPresent(ids::add);
		});
		return ids;
	}

	/// @param gateway one of [#all]
	ObjectNode read(ObjectNode gateway) {
		var id = ArmId.parse(gateway.path("id").asString(""));
		var properties = gateway.path("body").path("properties");
		if (!properties.path("gatewayType").asString("ExpressRoute").equalsIgnoreCase("ExpressRoute")
				|| properties.isMissingNode()) {
			return gateway;
		}
		var shown = gateway.putArray("publicAddresses");
		addresses(gateway).stream()
			.flatMap((address) -> Optional.ofNullable(this.addresses.get(address.normal())).stream())
			.forEach(shown::add);
		gateway.set("connections", connections(id));
		var answers = this.noting.arm()
			.ask(List.of(ArmRead.of(id, "getLearnedRoutes"),
					new ArmRead(id, "getFailoverAllTestsDetails", Map.of("type", "All", "fetchLatest", "true"))),
					this.noting.deadline());
		gateway.set("learned", Noting.answer(answers.getFirst(), "the routes of " + id.name()));
		gateway.set("tests", new SiteTests(this.noting.arm(), this.noting.deadline()).told(id,
				Noting.answer(answers.getLast(), "Azure's tests of " + id.name())));
		gateway.set("advisor", advisor(id));
		return maintained(gateway, id);
	}

	/// A hub's gateway shows its connections itself, and tells no routes.
	///
	/// @param vpns the VPN gateways of all hubs; empty if it could not be read which there are
	ObjectNode hub(ObjectNode gateway, Optional<List<ObjectNode>> vpns) {
		var id = ArmId.parse(gateway.path("id").asString(""));
		var connections = gateway.path("body").path("properties").path("expressRouteConnections");
		if (connections.isArray()) {
			var list = gateway.putObject("connections");
			list.set("readAt", gateway.path("readAt"));
			list.set("value", connections);
			connections(list);
		}
		if (gateway.has("problem")) {
			return gateway;
		}
		gateway.set("vpnGateways", beside(gateway, vpns));
		gateway.set("regionZones", zones(id, gateway.path("body").path("location").asString("")));
		return maintained(gateway, id);
	}

	/// The availability zones of a region, in `value`; without that if Azure does not list the region.
	private ObjectNode zones(ArmId id, String region) {
		var regions = this.regions.of(id.subscription().toLowerCase(Locale.ROOT),
				() -> this.noting.list(
						this.noting.arm().list(Listing.regions(id.subscription()), this.noting.deadline()),
						"which regions have zones"));
		var zones = Noting.kept(regions, (_) -> false);
		zones.remove("value");
		regions.path("value")
			.valueStream()
			.filter((one) -> one.path("name").asString("").equalsIgnoreCase(region.replace(" ", "")))
			.forEach((one) -> {
				var value = zones.putArray("value");
				one.path("availabilityZoneMappings")
					.forEach((zone) -> value.add(zone.path("logicalZone").asString("")));
			});
		return zones;
	}

	/// The VPN gateways in the same hub.
	private static ObjectNode beside(ObjectNode gateway, Optional<List<ObjectNode>> vpns) {
		var list = JsonNodeFactory.instance.objectNode();
		list.set("readAt", gateway.path("readAt"));
		var unread = vpns.stream().flatMap(List::stream).map((one) -> one.path("problem")).filter(JsonNode::isString);
		var problem = vpns.isEmpty() ? Optional.of("it could not be read which VPN gateways hubs have")
				: unread.map(JsonNode::asString).findFirst();
		if (problem.isPresent()) {
			return list.put("problem", problem.get());
		}
		var value = list.putArray("value");
		vpns.stream()
			.flatMap(List::stream)
			.map((one) -> one.path("body"))
			.filter((body) -> hub(body).equalsIgnoreCase(hub(gateway.path("body"))))
			.forEach(value::add);
		return list;
	}

	private static String hub(JsonNode body) {
		return body.path("properties").path("virtualHub").path("id").asString("");
	}

	private ObjectNode maintained(ObjectNode gateway, ArmId id) {
		gateway.set("maintenanceConfigurations",
				Noting.answer(this.noting.arm().get(id, Extension.MAINTENANCE, Map.of(), this.noting.deadline()),
						"when %s is maintained".formatted(id.name())));
		return gateway;
	}

	/// Of all that is recommended in the subscription, what is about this gateway and not put off.
	private ObjectNode advisor(ArmId gateway) {
		var all = this.recommended.of(gateway.subscription().toLowerCase(Locale.ROOT),
				() -> this.noting.list(
						this.noting.arm().list(Listing.recommendations(gateway.subscription()), this.noting.deadline()),
						"what Advisor recommends"));
		return Noting.kept(all,
				(one) -> about(one, gateway) && one.path("properties").path("suppressionIds").isEmpty());
	}

	/// What does not say what it is about may be about this one.
	private static boolean about(JsonNode recommendation, ArmId gateway) {
		var shown = recommendation.path("properties").path("resourceMetadata").path("resourceId").asString("");
		var id = (shown.isEmpty() ? recommendation.path("id").asString("") : shown).toLowerCase(Locale.ROOT)
			.replaceFirst("/providers/microsoft\\.advisor/.*", "");
		return id.isEmpty() || id.equals(gateway.normal());
	}

	private ObjectNode connections(ArmId id) {
		return connections(Noting.answer(this.noting.arm().get(ArmRead.of(id, "connections"), this.noting.deadline()),
				"the connections of " + id.name()));
	}

	private static ObjectNode connections(ObjectNode list) {
		if (list.path("value").isArray()) {
			var bodies = list.path("value");
			var value = JsonNodeFactory.instance.arrayNode();
			for (JsonNode body : bodies) {
				var one = value.addObject().put("id", body.path("id").asString(""));
				one.set("readAt", list.path("readAt"));
				one.set("body", body);
			}
			list.set("value", value);
		}
		return list;
	}

}
