package dev.switchback.simulator.network;

import java.util.function.BiFunction;

import tools.jackson.databind.node.ArrayNode;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.AsyncOperations;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.world.Assumptions.DisabledTables;

/// The tables of Microsoft's edge routers, as POSTs that read.
final class Tables {

	private Tables() {
	}

	static void routes(Routes routes) {
		routes.query(Peerings.ONE + "/arpTables/{devicePath}", (exchange) -> table(exchange, ArpTable::rows));
		routes.query(Peerings.ONE + "/routeTables/{devicePath}", (exchange) -> table(exchange, RouteTable::rows));
		routes.query(Peerings.ONE + "/routeTablesSummary/{devicePath}",
				(exchange) -> table(exchange, SummaryTable::rows));
	}

	private static Reply table(Exchange exchange, BiFunction<Exchange, Router, ArrayNode> rows) {
		var place = Place.of(exchange);
		var peering = place.peering(exchange);
		var path = exchange.variable("devicePath");
		var link = Link.of(path)
			.orElseThrow(() -> ArmError.of(400, "InvalidDevicePath",
					"The device path '" + path + "' is not valid; it is primary or secondary."));
		var router = new Router(place, peering, link);
		if (router.isOff() && exchange.settings().assumptions().disabledTables() == DisabledTables.ERROR) {
			throw ArmError.of(400, "PeeringDisabled",
					"The peering " + peering.name() + " of " + place.plan().name() + " is disabled.");
		}
		var result = Json.object();
		result.set("value", rows.apply(exchange, router));
		return AsyncOperations.read(exchange, place.plan().region(), exchange.settings().durations().tablePost(),
				AsyncOperations.Headers.LOCATION, result);
	}

}
