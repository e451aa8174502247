package dev.switchback.readiness.rule;

import java.util.TreeSet;

import dev.switchback.readiness.snapshot.Gateway;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Snapshot;

/// FastPath goes past the gateway, and its routes are withdrawn like all others. Where only one of a gateway's connections
/// has it, traffic that moves over goes through the gateway all at once, which may be too small for it.
final class FastPath implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-34", "All connections of a gateway use FastPath, or none does.", Basis.READ,
				Severity.INFO, "Use FastPath on both connections.", Source.VALIDATION);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.expressRouteGateways().map(this::judge);
	}

	private Finding judge(Gateway gateway) {
		var sheet = new Sheet(guideline(), Subject.of(gateway)).seen(gateway.connectionList());
		var used = new TreeSet<Boolean>();
		var unknown = !gateway.connectionList().listed();
		for (var connection : gateway.connections()) {
			var bypass = connection.property("expressRouteGatewayBypass");
			sheet.seen(bypass);
			if (bypass.flag().filter(used::add).isPresent()) {
				sheet.because(bypass);
			}
			unknown = unknown || bypass.flag().isEmpty();
		}
		if (used.size() > 1) {
			return sheet.fail("some connections of %s use FastPath and others do not".formatted(gateway.name()));
		}
		if (unknown) {
			return sheet.unknown("it is not known which connections of %s use FastPath".formatted(gateway.name()));
		}
		return used.isEmpty() ? sheet.notApplicable("%s has no connection to a circuit".formatted(gateway.name()))
				: sheet.pass(used.first() ? "all connections of %s use FastPath".formatted(gateway.name())
						: "no connection of %s uses FastPath".formatted(gateway.name()));
	}

}
