package dev.switchback.simulator.network;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.estate.Family;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.world.Assumptions.DisabledTables;

/// The BGP neighbours of an edge router. `statePfxRcd` is a number of prefixes for a session that is up, and a word
/// otherwise.
final class SummaryTable {

	private SummaryTable() {
	}

	static ArrayNode rows(Exchange exchange, Router router) {
		var rows = Json.array();
		for (var family : Family.values()) {
			if (family == Family.IPV4 || exchange.settings().assumptions().ipv6InSummaries()) {
				router.customer(family).ifPresent((address) -> customer(exchange, router, family, address, rows));
			}
		}
		if (!router.isOff() || exchange.settings().assumptions().disabledTablesKeepAzureRoutes()) {
			for (var gateway : router.gateways()) {
				rows.add(row(gateway.instance(0), RouteTable.GATEWAY_ASN, "3w4d", "1"));
				rows.add(row(gateway.instance(1), RouteTable.GATEWAY_ASN, "3w4d", "1"));
			}
		}
		return rows;
	}

	private static void customer(Exchange exchange, Router router, Family family, String address, ArrayNode rows) {
		var session = router.session(family);
		var upDown = upDown(session.since(), exchange.now());
		var asn = router.peering().shown().path("peerASN").asLong(0);
		if (session.up()) {
			var prefixes = router.learned(exchange.world(), false)
				.stream()
				.filter((announcement) -> Family.of(announcement.prefix()) == family)
				.count();
			rows.add(row(address, asn, upDown, Long.toString(prefixes)));
		}
		else if (!router.isOff()) {
			rows.add(row(address, asn, upDown, "Active"));
		}
		else if (exchange.settings().assumptions().disabledTables() == DisabledTables.IDLE) {
			rows.add(row(address, asn, upDown, "Idle"));
		}
	}

	private static ObjectNode row(String neighbor, long asn, String upDown, String state) {
		return Json.object()
			.put("neighbor", neighbor)
			.put("v", 4)
			.put("as", asn)
			.put("upDown", upDown)
			.put("statePfxRcd", state);
	}

	/// How long ago, as routers write it: `00:10:00`, `1d02h`, `8w4d`.
	private static String upDown(@Nullable Instant since, Instant now) {
		if (since == null) {
			return "never";
		}
		var age = Duration.between(since, now);
		if (age.toDays() >= 7) {
			return age.toDays() / 7 + "w" + age.toDays() % 7 + "d";
		}
		if (age.toDays() >= 1) {
			return String.format(Locale.ROOT, "%dd%02dh", age.toDays(), age.toHoursPart());
		}
		return String.format(Locale.ROOT, "%02d:%02d:%02d", age.toHours(), age.toMinutesPart(), age.toSecondsPart());
	}

}
