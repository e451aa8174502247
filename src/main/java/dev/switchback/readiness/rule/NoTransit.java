package dev.switchback.readiness.rule;

import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Snapshot;

/// Traffic between networks that goes through a circuit's routers is cut when the circuit is drained.
final class NoTransit implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-32", "Virtual networks do not reach each other through a circuit.", Basis.READ,
				Severity.MEDIUM, "Peer the networks, and do not let the gateway pass on their traffic.",
				Source.GATEWAYS);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.expressRouteGateways().map((gateway) -> {
			if (gateway.hub()) {
				return hub(gateway);
			}
			var networks = gateway.property("allowRemoteVnetTraffic");
			var wan = gateway.property("allowVirtualWanTraffic");
			var sheet = new Sheet(guideline(), Subject.of(gateway)).seen(networks, wan);
			if (networks.flag().orElse(false) || wan.flag().orElse(false)) {
				return sheet.fail("%s lets traffic of other networks through: draining a circuit would cut that too"
					.formatted(gateway.name()));
			}
			return (networks.flag().isPresent() && wan.flag().isPresent())
					? sheet.pass("%s lets no traffic of other networks through".formatted(gateway.name()))
					: sheet.unknown("it is not known whether %s lets traffic of other networks through"
						.formatted(gateway.name()));
		});
	}

	/// Networks of one hub reach each other through the hub; others would come through the circuit.
	private Finding hub(Gateway gateway) {
		var others = gateway.property("allowNonVirtualWanTraffic");
		var sheet = new Sheet(guideline(), Subject.of(gateway)).seen(others);
		return others.flag()
			.map((lets) -> lets
					? sheet.fail(
							"%s lets traffic of networks outside of its virtual WAN through".formatted(gateway.name()))
					: sheet.pass("%s lets no traffic of networks outside of its virtual WAN through"
						.formatted(gateway.name())))
			.orElseGet(() -> sheet.unknown(
					"it is not known whether %s lets traffic of other networks through".formatted(gateway.name())));
	}

}
