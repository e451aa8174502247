package dev.switchback.readiness.rule;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.readiness.snapshot.Connection;
import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// Traffic between networks that goes through a circuit's routers is cut when the circuit is drained. Networks that are linked
/// to one circuit learn of each other there, and each gateway takes that up or does not (Microsoft's article on customisation
/// controls for connectivity between virtual networks over ExpressRoute).
final class NoTransit implements DesignRule {

	/// More names than this nobody reads.
	private static final int MOST = 3;

	@Override
	public Guideline guideline() {
		return new Guideline("ER-32", "Virtual networks do not reach each other through a circuit.", Basis.READ,
				Severity.MEDIUM, "Peer the networks, and do not let the gateway pass on their traffic.",
				Source.GATEWAYS);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.expressRouteGateways().map((gateway) -> {
			var sheet = new Sheet(guideline(), Subject.of(gateway));
			return gateway.hub() ? hub(snapshot, gateway, sheet) : network(snapshot, gateway, sheet);
		});
	}

	private static Finding network(Snapshot snapshot, Gateway gateway, Sheet sheet) {
		var networks = gateway.property("allowRemoteVnetTraffic");
		var wan = gateway.property("allowVirtualWanTraffic");
		sheet.because(networks, wan);
		if (lets(networks) || lets(wan)) {
			var others = others(snapshot, gateway);
			others.values().removeIf((other) -> !lets(other.gateway().hub() ? wan : networks));
			return cut(gateway, "other networks", others, sheet);
		}
		return (networks.flag().isPresent() && wan.flag().isPresent())
				? sheet.pass("%s lets no traffic of other networks through".formatted(gateway.name()))
				: notKnown(snapshot, gateway, sheet);
	}

	/// Networks of one hub reach each other through the hub; others would come through the circuit.
	private static Finding hub(Snapshot snapshot, Gateway gateway, Sheet sheet) {
		var outside = gateway.property("allowNonVirtualWanTraffic");
		sheet.because(outside);
		if (lets(outside)) {
			var others = others(snapshot, gateway);
			others.values().removeIf((other) -> other.gateway().hub());
			return cut(gateway, "networks outside of its virtual WAN", others, sheet);
		}
		return outside.flag().isPresent()
				? sheet
					.pass("%s lets no traffic of networks outside of its virtual WAN through".formatted(gateway.name()))
				: notKnown(snapshot, gateway, sheet);
	}

	private static boolean lets(Place flag) {
		return flag.flag().orElse(false);
	}

	/// Nothing is cut as long as nobody else is there; but nobody asks before somebody is linked.
	private static Finding cut(Gateway gateway, String whose, Map<String, Connection> others, Sheet sheet) {
		others.values().forEach((other) -> sheet.seen(other.end()));
		return others.isEmpty() ? sheet.lesser(Severity.LOW)
			.fail("%s lets traffic of %s through, though none that is known is linked to its circuits: draining a circuit would cut that too"
				.formatted(gateway.name(), whose))
				: sheet
					.fail("%s lets traffic of %s through, and %s: draining a circuit would cut what goes between them"
						.formatted(gateway.name(), whose, spoken(others)));
	}

	private static Finding notKnown(Snapshot snapshot, Gateway gateway, Sheet sheet) {
		var others = others(snapshot, gateway);
		others.values().forEach((other) -> sheet.seen(other.end()));
		return sheet.unknown("it is not known whether %s lets traffic of other networks through%s"
			.formatted(gateway.name(), others.isEmpty() ? "" : ", and " + spoken(others)));
	}

	/// Gateways of other networks that are linked to one of its circuits, by their keys.
	private static Map<String, Connection> others(Snapshot snapshot, Gateway gateway) {
		Map<String, Connection> others = new TreeMap<>();
		gateway.connections()
			.stream()
			.filter((connection) -> !connection.cut() && !connection.circuit().isEmpty())
			.flatMap((connection) -> snapshot.to(connection.circuit()).stream())
			.filter((other) -> !other.cut() && !other.gateway().key().equals(gateway.key()))
			.forEach((other) -> others.putIfAbsent(other.gateway().key(), other));
		return others;
	}

	private static String spoken(Map<String, Connection> others) {
		var names = others.values()
			.stream()
			.limit(MOST)
			.map((other) -> "%s (%s)".formatted(other.gateway().name(), ArmId.tail(other.circuit())))
			.collect(Collectors.joining(", "));
		return "%s linked to its circuits as well: %s%s".formatted(
				(others.size() == 1) ? "another one is" : "%d others are".formatted(others.size()), names,
				(others.size() > MOST) ? " and more" : "");
	}

}
