package dev.switchback.simulator.recovery;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.wire.Json;

/// Site Recovery's lists: `nextLink` is always there, null on the last page. A page that is full has one, because the
/// service does not look whether anything follows; so the last page can be empty.
final class Pages {

	private Pages() {
	}

	static Reply list(Exchange exchange, List<ObjectNode> all) {
		int size = exchange.settings().recovery().pageSize();
		int from = Math.min(from(exchange), all.size());
		int to = (size == 0) ? all.size() : Math.min(all.size(), from + size);
		var page = Json.object();
		page.putArray("value").addAll(all.subList(from, to));
		var full = size > 0 && to - from == size;
		page.put("nextLink", full ? next(exchange, to) : null);
		return Reply.ok(page);
	}

	private static String next(Exchange exchange, int to) {
		var filter = exchange.target().query("$filter");
		return exchange.target().base() + exchange.target().path() + "?api-version="
				+ exchange.target().query("api-version")
				+ ((filter != null) ? "&$filter=" + Filter.encoded(filter) : "") + "&$skipToken=" + to;
	}

	private static int from(Exchange exchange) {
		var token = exchange.target().query("$skipToken");
		if (token == null) {
			token = exchange.target().query("skipToken");
		}
		if (token == null || token.isEmpty()) {
			return 0;
		}
		try {
			return Math.max(0, Integer.parseInt(token));
		}
		catch (NumberFormatException ex) {
			throw ArmError.of(400, "InvalidSkipToken", "The skip token '" + token + "' is not valid.");
		}
	}

}
