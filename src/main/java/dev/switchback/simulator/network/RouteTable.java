package dev.switchback.simulator.network;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.estate.Family;
import dev.switchback.simulator.wire.Json;

/// The routes an edge router knows: the customer's, and those of the virtual networks behind the gateways.
final class RouteTable {

	/// The ASN of ExpressRoute gateways.
	static final int GATEWAY_ASN = 65515;

	private RouteTable() {
	}

	static ArrayNode rows(Exchange exchange, Router router) {
		var rows = Json.array();
		for (var announcement : router.learned(exchange.world(), false)) {
			router.customer(Family.of(announcement.prefix()))
				.ifPresent((hop) -> rows.add(row(announcement.prefix(), hop, announcement.asPath())));
		}
		if (!router.isOff() || exchange.settings().assumptions().disabledTablesKeepAzureRoutes()) {
			for (var gateway : router.gateways()) {
				rows.add(row(gateway.addressSpace(), gateway.instance(0), Integer.toString(GATEWAY_ASN)));
				rows.add(row(gateway.addressSpace(), gateway.instance(1), Integer.toString(GATEWAY_ASN)));
			}
		}
		return rows;
	}

	private static ObjectNode row(String network, String nextHop, String path) {
		return Json.object()
			.put("network", network)
			.put("nextHop", nextHop)
			.put("locPrf", "")
			.put("weight", 0)
			.put("path", path);
	}

}
