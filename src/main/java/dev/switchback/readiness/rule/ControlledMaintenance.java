package dev.switchback.readiness.rule;

import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// Without a window of the customer's own a gateway is maintained when it suits Microsoft.
final class ControlledMaintenance implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-27", "A gateway is maintained in a window that the customer chose.", Basis.READ,
				Severity.LOW, "Assign a maintenance configuration to the gateway.", Source.NETWORK_GATEWAYS);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.expressRouteGateways().map((gateway) -> {
			var windows = gateway.place().at("maintenanceConfigurations", "value");
			var sheet = new Sheet(guideline(), Subject.of(gateway)).seen(windows);
			if (!windows.listed()) {
				return sheet.unknown("it is not known whether %s has a maintenance window".formatted(gateway.name()));
			}
			if (windows.each().isEmpty()) {
				return sheet.fail("%s has no maintenance window".formatted(gateway.name()));
			}
			return windows.each().stream().noneMatch(ControlledMaintenance::named)
					? sheet.unknown("it is not known which maintenance window %s has".formatted(gateway.name()))
					: sheet.pass("%s has a maintenance window".formatted(gateway.name()));
		});
	}

	private static boolean named(Place window) {
		return window.at("id").text().isPresent()
				|| window.at("properties", "maintenanceConfigurationId").text().isPresent();
	}

}
