package dev.switchback.simulator.network;

import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Paging;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.PeeringPlan;
import dev.switchback.simulator.wire.Json;

/// The route filters of Microsoft peerings: which of Microsoft's services are announced.
final class RouteFilters {

	private static final String TYPE = "routeFilters";

	private RouteFilters() {
	}

	private record Found(PairPlan pair, CircuitPlan circuit, String name) {
	}

	static void routes(Routes routes) {
		routes.get(Network.SUBSCRIPTION + TYPE, RouteFilters::list);
		routes.get(Network.GROUP + TYPE, RouteFilters::list);
		routes.get(Network.GROUP + TYPE + "/{filter}", (exchange) -> {
			var asked = exchange.variable("filter");
			return all(exchange).filter((found) -> found.name().equalsIgnoreCase(asked))
				.findFirst()
				.map((found) -> Reply.ok(view(found)))
				.orElseThrow(() -> Place.notFound(exchange, TYPE, asked));
		});
	}

	private static Reply list(Exchange exchange) {
		return Paging.list(exchange, all(exchange).map(RouteFilters::view).toList());
	}

	private static Stream<Found> all(Exchange exchange) {
		return exchange.pairs()
			.stream()
			.flatMap((pair) -> pair.circuits()
				.stream()
				.flatMap((circuit) -> circuit.peerings()
					.stream()
					.flatMap((peering) -> filter(peering).stream())
					.map((name) -> new Found(pair, circuit, name))));
	}

	private static Optional<String> filter(PeeringPlan peering) {
		var prefixes = peering.particulars().publicPrefixes();
		return (prefixes == null) ? Optional.empty() : Optional.ofNullable(prefixes.routeFilter());
	}

	private static ObjectNode view(Found found) {
		var scope = found.pair().scope();
		var node = Json.object()
			.put("name", found.name())
			.put("id", scope.id(TYPE, found.name()))
			.put("etag", "W/\"" + Circuits.guid("etag of " + found.name()) + "\"")
			.put("type", "Microsoft.Network/routeFilters")
			.put("location", found.circuit().region());
		var properties = node.putObject("properties").put("provisioningState", "Succeeded");
		properties.putArray("peerings")
			.addObject()
			.put("id", scope.id("expressRouteCircuits", found.circuit().name()) + "/peerings/MicrosoftPeering");
		var rule = properties.putArray("rules").addObject().put("name", "allow");
		rule.putObject("properties")
			.put("provisioningState", "Succeeded")
			.put("access", "Allow")
			.put("routeFilterRuleType", "Community")
			.putArray("communities")
			.add("12076:5010");
		return node;
	}

}
