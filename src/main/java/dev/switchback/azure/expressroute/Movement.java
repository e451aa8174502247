package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What has to be expected to move at a gateway when a circuit is drained: so that nobody takes the calm of a standby for a
/// failover that did not work. A heavier connection is preferred; then a more specific prefix; then the shorter AS path.
final class Movement {

	private Movement() {
	}

	/// A sentence without a full stop.
	static String expected(StandIn seen, ConnectionSeen connection) {
		var drained = seen.drained().name();
		var survivor = seen.survivor().name();
		var other = seen.beside(connection)
			.stream()
			.filter((beside) -> beside.circuit().same(seen.survivor().declared().id()))
			.mapToInt(ConnectionSeen::routingWeight)
			.max();
		if (other.isEmpty()) {
			return "everything is lost: it is not linked to " + survivor;
		}
		if (connection.routingWeight() > other.getAsInt()) {
			return "everything moves: its connection to %s weighs more".formatted(drained);
		}
		return (connection.routingWeight() < other.getAsInt())
				? "nothing moves, and unchanged is right: its connection to %s weighs more".formatted(survivor)
				: byPath(seen);
	}

	private static String byPath(StandIn seen) {
		var moving = 0;
		var shared = 0;
		var staying = 0;
		for (var prefix : seen.required().prefixes()) {
			var compared = compare(seen, prefix);
			moving += (compared > 0) ? 1 : 0;
			shared += (compared == 0) ? 1 : 0;
			staying += (compared < 0) ? 1 : 0;
		}
		if (moving + shared == 0) {
			return (staying == 0) ? "not known: nothing is known to come over " + seen.drained().name()
					: "nothing moves, and unchanged is right: the paths over %s are preferred"
						.formatted(seen.survivor().name());
		}
		return "by prefixes and AS paths: %d move, %d are shared, %d stay".formatted(moving, shared, staying);
	}

	/// Positive if the drained circuit is preferred for a prefix, negative if the survivor is.
	private static int compare(StandIn seen, Prefix prefix) {
		var drained = shortest(seen.drained(), prefix);
		var survivor = shortest(seen.survivor(), prefix);
		if (drained.isEmpty() || survivor.isEmpty()) {
			// Whatever arrives as such is more specific than what holds it.
			return Boolean.compare(drained.isPresent(), survivor.isPresent());
		}
		return Integer.compare(survivor.getAsInt(), drained.getAsInt());
	}

	private static OptionalInt shortest(StandIn.Side side, Prefix prefix) {
		return side.seenPath()
			.flatMap((path) -> Stream.of(Link.values()).map(path::brought).flatMap(List::stream))
			.filter((route) -> route.network().equals(prefix))
			.mapToInt((route) -> route.path().hops().size())
			.min();
	}

}
