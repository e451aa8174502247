package dev.switchback.simulator.network;

import dev.switchback.simulator.estate.Scope;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Paging;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.machines.Machines;
import dev.switchback.simulator.wire.Json;

/// What there is in the subscription, of any type, without its properties. The one filter that is understood is that for
/// a type.
final class Resources {

	private static final Pattern TYPE = Pattern.compile("\\s*resourceType\\s+eq\\s+'([A-Za-z./]+)'\\s*",
			Pattern.CASE_INSENSITIVE);

	private Resources() {
	}

	static void routes(Routes routes) {
		routes.get("/subscriptions/{subscription}/resources", (exchange) -> list(exchange, null));
		routes.get("/subscriptions/{subscription}/resourceGroups/{group}/resources",
				(exchange) -> list(exchange, exchange.variable("group")));
	}

	private static Reply list(Exchange exchange, @Nullable String group) {
		var filter = exchange.target().query("$filter");
		var all = Stream.concat(exchange.pairs().stream().flatMap(Resources::of), Machines.resources(exchange, group))
			.toList();
		if (filter == null || filter.isBlank()) {
			return Paging.list(exchange, all);
		}
		var matcher = TYPE.matcher(filter);
		if (!matcher.matches()) {
			throw ArmError.of(400, "InvalidFilterInQueryString",
					"The simulator understands one filter only: resourceType eq 'provider/type'.");
		}
		return Paging.list(exchange,
				all.stream().filter((one) -> one.path("type").asString().equalsIgnoreCase(matcher.group(1))).toList());
	}

	private static Stream<ObjectNode> of(PairPlan pair) {
		var scope = pair.scope();
		var circuits = pair.circuits()
			.stream()
			.map((circuit) -> one(scope, "expressRouteCircuits", circuit.name(), circuit.region()));
		var gateways = pair.gateways()
			.stream()
			.filter((gateway) -> !gateway.foreign())
			.flatMap((gateway) -> Stream.concat(
					Stream.of(one(scope, "virtualNetworkGateways", gateway.name(), gateway.region()),
							one(scope, "publicIPAddresses", gateway.name() + "-ip", gateway.region()),
							one(scope, "virtualNetworks", gateway.name() + "-vnet", gateway.region())),
					gateway.connections()
						.stream()
						.map((connection) -> one(scope, "connections", connection.name(), gateway.region()))));
		var ports = pair.circuits()
			.stream()
			.filter((circuit) -> circuit.port() != null)
			.map((circuit) -> one(scope, "expressRoutePorts", String.valueOf(circuit.port()), circuit.region()));
		var others = Stream.concat(VpnGateways.of(pair), HubGateways.of(pair)).map(Resources::bare);
		return Stream.of(circuits, gateways, ports, others).flatMap((all) -> all);
	}

	private static ObjectNode bare(ObjectNode whole) {
		return whole.retain("id", "name", "type", "location");
	}

	private static ObjectNode one(Scope scope, String type, String name, String region) {
		return Json.object()
			.put("id", scope.id(type, name))
			.put("name", name)
			.put("type", "Microsoft.Network/" + type)
			.put("location", region);
	}

}
