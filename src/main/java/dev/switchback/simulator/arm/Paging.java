package dev.switchback.simulator.arm;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.wire.Json;

/// Lists, in one piece or in pages.
public final class Paging {

	private Paging() {
	}

	/// The page that was asked for. `nextLink` is absent on the last one, never empty.
	public static Reply list(Exchange exchange, List<ObjectNode> all) {
		int size = exchange.settings().wire().pageSize();
		int from = from(exchange, all.size());
		int to = (size == 0) ? all.size() : Math.min(all.size(), from + size);
		var page = Json.object();
		page.putArray("value").addAll(all.subList(from, to));
		if (to < all.size()) {
			page.put("nextLink", exchange.target().base() + exchange.target().path() + "?api-version="
					+ exchange.target().query("api-version") + "&$skipToken=" + to);
		}
		return Reply.ok(page);
	}

	private static int from(Exchange exchange, int size) {
		var token = exchange.target().query("$skipToken");
		if (token == null) {
			return 0;
		}
		try {
			return Math.clamp(Integer.parseInt(token), 0, size);
		}
		catch (NumberFormatException ex) {
			throw ArmError.of(400, "InvalidSkipToken", "The skip token '" + token + "' is not valid.");
		}
	}

}
