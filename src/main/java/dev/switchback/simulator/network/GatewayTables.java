package dev.switchback.simulator.network;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.estate.Announcement;
import dev.switchback.simulator.estate.ConnectionPlan;
import dev.switchback.simulator.estate.Family;
import dev.switchback.simulator.estate.GatewayPlan;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.wire.Json;

/// What a gateway's two instances hear from the edge routers, and tell them.
final class GatewayTables {

	/// The ASN of Microsoft's edge routers.
	private static final int EDGE_ASN = 12076;

	private GatewayTables() {
	}

	/// An edge router as one connection of a gateway sees it.
	private record Seen(String gateway, String address, ConnectionPlan connection, Optional<Router> router) {

		List<Announcement> learned(Exchange exchange) {
			var world = exchange.world();
			return this.router.map((each) -> each.learned(world, true))
				.orElse(List.of())
				.stream()
				.filter((each) -> !world.forgotten(this.gateway, this.connection.circuit(), each.prefix()))
				.toList();
		}

		boolean up(Exchange exchange) {
			return switch (exchange.settings().assumptions().gatewayPeersAfterDisable()) {
				case STAY_CONNECTED -> this.router.isPresent();
				case DROP -> this.router.filter((each) -> !each.isOff() || each.session(Family.IPV4).up()).isPresent();
			};
		}

	}

	private static List<Seen> seen(Exchange exchange, Gateways.Found gateway) {
		var all = new ArrayList<Seen>();
		for (var connection : gateway.plan().connections()) {
			for (var link : Link.values()) {
				var place = Place.of(gateway.pair(), Place.planOf(gateway.pair(), connection.circuit()), exchange);
				var router = place.circuit()
					.peering("AzurePrivatePeering")
					.map((peering) -> new Router(place, peering, link));
				all.add(new Seen(gateway.plan().name(), gateway.plan().edgeRouter(connection, link), connection,
						router));
			}
		}
		return all;
	}

	static ArrayNode learned(Exchange exchange, Gateways.Found gateway) {
		var rows = Json.array();
		for (int instance = 0; instance < 2; instance++) {
			var local = gateway.plan().instance(instance);
			rows.add(route(local, gateway.plan().addressSpace(), local, "Network", "", 32768));
			for (var peer : seen(exchange, gateway)) {
				for (var announcement : peer.learned(exchange)) {
					rows.add(route(local, announcement.prefix(), peer.address(), "EBgp",
							EDGE_ASN + "-" + announcement.asPath().replace(' ', '-'),
							32769 + peer.connection().routingWeight())
						.put("nextHop", peer.address()));
				}
			}
		}
		return rows;
	}

	private static ObjectNode route(String local, String network, String source, String origin, String path,
			int weight) {
		return Json.object()
			.put("localAddress", local)
			.put("network", network)
			.put("sourcePeer", source)
			.put("origin", origin)
			.put("asPath", path)
			.put("weight", weight);
	}

	static ArrayNode peers(Exchange exchange, Gateways.Found gateway) {
		var rows = Json.array();
		var asked = exchange.target().query("peer");
		for (int instance = 0; instance < 2; instance++) {
			for (var peer : seen(exchange, gateway)) {
				if (asked == null || asked.equals(peer.address())) {
					rows.add(peer(exchange, gateway.plan(), instance, peer));
				}
			}
		}
		return rows;
	}

	private static ObjectNode peer(Exchange exchange, GatewayPlan plan, int instance, Seen peer) {
		var up = peer.up(exchange);
		var since = Instant.EPOCH.plus(Duration.ofDays(20_400));
		var age = Duration.between(since, exchange.now());
		return Json.object()
			.put("localAddress", plan.instance(instance))
			.put("neighbor", peer.address())
			.put("asn", EDGE_ASN)
			.put("state", up ? "Connected" : "Connecting")
			.put("connectedDuration", up ? duration(age) : "00:00:00")
			.put("routesReceived", up ? peer.learned(exchange).size() : 0)
			.put("messagesSent", Math.max(0, age.toMinutes()))
			.put("messagesReceived", Math.max(0, age.toMinutes()) + 7L * instance);
	}

	private static String duration(Duration age) {
		return String.format(Locale.ROOT, "%d.%02d:%02d:%02d.%03d0000", Math.max(0, age.toDays()), age.toHoursPart(),
				age.toMinutesPart(), age.toSecondsPart(), age.toMillisPart());
	}

	static ArrayNode advertised(Exchange exchange, Gateways.Found gateway) {
		var peer = exchange.target().query("peer");
		if (peer == null || peer.isBlank()) {
			throw ArmError.of(400, "InvalidPeer", "The query parameter 'peer' is required.");
		}
		var rows = Json.array();
		var known = seen(exchange, gateway).stream().anyMatch((each) -> each.address().equals(peer));
		if (known) {
			for (int instance = 0; instance < 2; instance++) {
				var local = gateway.plan().instance(instance);
				rows.add(route(local, gateway.plan().addressSpace(), local, "Igp",
						Integer.toString(RouteTable.GATEWAY_ASN), 0)
					.put("nextHop", local));
			}
		}
		return rows;
	}

}
