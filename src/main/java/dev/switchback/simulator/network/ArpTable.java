package dev.switchback.simulator.network;

import java.time.Duration;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.estate.Family;
import dev.switchback.simulator.estate.Quirk;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.world.Assumptions.ArpAfterDisable;

/// Layer 2 of a link: the customer's router and Microsoft's.
final class ArpTable {

	private ArpTable() {
	}

	static ArrayNode rows(Exchange exchange, Router router) {
		var rows = Json.array();
		var customer = router.customer(Family.IPV4);
		var gone = router.isOff() && exchange.settings().assumptions().arpAfterDisable() == ArpAfterDisable.VANISHES;
		if (customer.isPresent() && !gone && router.linkUp(exchange.world())) {
			rows.add(row(age(exchange, router), "On-Prem", customer.get(), mac(router, "customer")));
		}
		router.microsoft(Family.IPV4)
			.ifPresent((address) -> rows.add(row(0, "Microsoft", address, mac(router, "microsoft"))));
		return rows;
	}

	private static ObjectNode row(long age, String side, String address, String mac) {
		return Json.object().put("age", age).put("interface", side).put("ipAddress", address).put("macAddress", mac);
	}

	/// Minutes since the entry was refreshed, which routers do at least every four hours
	/// while they talk.
	private static long age(Exchange exchange, Router router) {
		var since = router.session(Family.IPV4).since();
		return (since == null) ? 0 : Duration.between(since, exchange.now()).toMinutes() % 240;
	}

	private static String mac(Router router, String side) {
		var link = (side.equals("customer") && router.place().pair().has(Quirk.ONE_ROUTER)) ? "" : router.link();
		var hex = Circuits.guid(side + router.place().plan().name() + link).replace("-", "");
		return "c84c." + hex.substring(0, 4) + "." + hex.substring(4, 8);
	}

}
