package dev.switchback.readiness.discovery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What came over a link and went again, from read to read: a link that lags behind for good shows so only to whoever remembers what
/// came over the other one. Bounded in time and in number.
final class Changes {

	private static final Duration REMEMBERED = Duration.ofDays(90);

	/// Of prefixes that came, and as many that went.
	private static final int MOST = 500;

	/// Azure's own side announces networks over every link.
	private static final String GATEWAYS = "65515";

	private Changes() {
	}

	/// @param then a link as it was read last: with its routes, and with what was known `before`
	/// @return changes, the oldest first, of which each has `readAt`, `came` and `went`
	static List<JsonNode> after(JsonNode then) {
		var readAt = then.path("routes").path("readAt");
		var changes = new ArrayList<JsonNode>();
		then.path("before").path("changes").forEach(changes::add);
		if (then.path("before").path("routes").path("value").isArray()) {
			changes.add(between(then.path("before").path("routes"), then.path("routes"), readAt));
		}
		return bounded(changes, moment(readAt));
	}

	private static ObjectNode between(JsonNode before, JsonNode after, JsonNode readAt) {
		var was = prefixes(before);
		var is = prefixes(after);
		var change = JsonNodeFactory.instance.objectNode();
		change.set("readAt", readAt);
		is.stream().filter((prefix) -> !was.contains(prefix)).forEach(change.putArray("came")::add);
		was.stream().filter((prefix) -> !is.contains(prefix)).forEach(change.putArray("went")::add);
		return change;
	}

	private static Set<String> prefixes(JsonNode routes) {
		var prefixes = new TreeSet<String>();
		routes.path("value").forEach((row) -> {
			if (!row.path("path").asString("").strip().startsWith(GATEWAYS)) {
				prefixes.add(row.path("network").asString(""));
			}
		});
		return prefixes;
	}

	/// The latest change of each prefix, the oldest first.
	private static List<JsonNode> bounded(List<JsonNode> changes, Instant now) {
		var kept = new ArrayList<JsonNode>();
		var came = new HashSet<String>();
		var went = new HashSet<String>();
		for (var change : changes.reversed()) {
			if (!moment(change.path("readAt")).isBefore(now.minus(REMEMBERED))) {
				var one = JsonNodeFactory.instance.objectNode();
				one.set("readAt", change.path("readAt"));
				keep(one, "came", change, came);
				keep(one, "went", change, went);
				if (!one.path("came").isEmpty() || !one.path("went").isEmpty()) {
					kept.addFirst(one);
				}
			}
		}
		return kept;
	}

	private static void keep(ObjectNode one, String what, JsonNode change, Set<String> known) {
		var kept = one.putArray(what);
		change.path(what).forEach((prefix) -> {
			if (known.size() < MOST && known.add(prefix.asString(""))) {
				kept.add(prefix);
			}
		});
	}

	private static Instant moment(JsonNode text) {
		try {
			return Instant.parse(text.asString(""));
		}
		catch (DateTimeException _) {
			return Instant.EPOCH;
		}
	}

}
