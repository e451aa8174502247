package dev.switchback.simulator.network;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Paging;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.Quirk;
import dev.switchback.simulator.wire.Json;

/// The ports of one's own (ExpressRoute Direct) that circuits are on, with their two links.
final class OwnPorts {

	private static final String TYPE = "expressRoutePorts";

	private static final String ONE = Network.GROUP + TYPE + "/{port}";

	private OwnPorts() {
	}

	private record Found(PairPlan pair, CircuitPlan circuit, String name) {

		String id() {
			return this.pair.scope().id(TYPE, this.name);
		}

	}

	static void routes(Routes routes) {
		routes.get(Network.SUBSCRIPTION + TYPE, OwnPorts::list);
		routes.get(Network.GROUP + TYPE, OwnPorts::list);
		routes.get(ONE, (exchange) -> Reply.ok(view(find(exchange))));
		routes.get(ONE + "/links", (exchange) -> {
			var found = find(exchange);
			return Paging.list(exchange, Stream.of(Link.values()).map((link) -> link(found, link)).toList());
		});
		routes.get(ONE + "/links/{link}", (exchange) -> {
			var found = find(exchange);
			var asked = exchange.variable("link");
			return Stream.of(Link.values())
				.map((link) -> link(found, link))
				.filter((link) -> link.path("name").asString().equalsIgnoreCase(asked))
				.findFirst()
				.map(Reply::ok)
				.orElseThrow(() -> Place.notFound(exchange, TYPE + "/links", asked));
		});
	}

	private static Reply list(Exchange exchange) {
		return Paging.list(exchange, all(exchange).map(OwnPorts::view).toList());
	}

	private static Found find(Exchange exchange) {
		var asked = exchange.variable("port");
		return all(exchange).filter((found) -> found.name().equalsIgnoreCase(asked))
			.findFirst()
			.orElseThrow(() -> Place.notFound(exchange, TYPE, asked));
	}

	private static Stream<Found> all(Exchange exchange) {
		return exchange.pairs()
			.stream()
			.flatMap((pair) -> pair.circuits().stream().flatMap((circuit) -> on(pair, circuit)));
	}

	private static Stream<Found> on(PairPlan pair, CircuitPlan circuit) {
		return (circuit.port() == null) ? Stream.empty() : Stream.of(new Found(pair, circuit, circuit.port()));
	}

	private static ObjectNode view(Found found) {
		var node = Json.object()
			.put("name", found.name())
			.put("id", found.id())
			.put("etag", "W/\"" + Circuits.guid("etag of " + found.name()) + "\"")
			.put("type", "Microsoft.Network/expressRoutePorts")
			.put("location", found.circuit().region());
		var properties = node.putObject("properties")
			.put("provisioningState", "Succeeded")
			.put("peeringLocation", found.circuit().peeringLocation())
			.put("bandwidthInGbps", 10)
			.put("provisionedBandwidthInGbps", found.circuit().bandwidthInMbps() / 1000.0)
			.put("encapsulation", "Dot1Q")
			.put("billingType", "MeteredData");
		List.of(Link.values()).forEach((link) -> properties.withArray("links").add(link(found, link)));
		properties.putArray("circuits")
			.addObject()
			.put("id", found.pair().scope().id("expressRouteCircuits", found.circuit().name()));
		return node;
	}

	private static ObjectNode link(Found found, Link link) {
		var name = "link" + (link.ordinal() + 1);
		var node = Json.object().put("name", name).put("id", found.id() + "/links/" + name);
		node.putObject("properties")
			.put("provisioningState", "Succeeded")
			.put("adminState",
					(link == Link.SECONDARY && found.pair().has(Quirk.PORT_LINK_OFF)) ? "Disabled" : "Enabled")
			.put("routerName", found.circuit().azurePort(link))
			.put("interfaceName", "HundredGigE0/0/0/" + link.ordinal())
			.put("connectorType", "LC")
			.put("coloLocation", found.circuit().peeringLocation().toUpperCase(Locale.ROOT));
		return node;
	}

}
