package dev.switchback.readiness.rule;

import java.util.ArrayList;
import java.util.List;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// An alert that is switched off alerts nobody.
final class AlertsExist implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-26",
				"Somebody is alerted of maintenance, and when a circuit's ARP, BGP or (on a port of one's own) line goes down.",
				Basis.READ, Severity.MEDIUM,
				"Create a Service Health alert, and metric alerts on ArpAvailability and BgpAvailability.",
				Source.MAINTENANCE);
	}

	@Override
	public List<Finding> judge(Snapshot snapshot) {
		return snapshot.circuits().stream().map(this::judge).toList();
	}

	private Finding judge(Circuit circuit) {
		var health = circuit.place().at("alerts", "activityLog");
		var metrics = circuit.place().at("alerts", "metrics");
		var sheet = new Sheet(guideline(), Subject.of(circuit)).seen(health, metrics);
		if (!health.listed() || !metrics.listed()) {
			return sheet.unknown("it is not known which alerts %s has".formatted(circuit.name()));
		}
		var missing = new ArrayList<String>();
		if (health.each().stream().noneMatch((alert) -> on(alert) && alert.at("category").says("ServiceHealth"))) {
			missing.add("Service Health");
		}
		var wanted = new ArrayList<>(List.of("ArpAvailability", "BgpAvailability"));
		if (circuit.direct()) {
			wanted.add("LineProtocol");
		}
		wanted.removeIf((metric) -> metrics.each()
			.stream()
			.anyMatch((alert) -> on(alert) && alert.at("metrics").texts().stream().anyMatch(metric::equalsIgnoreCase)));
		missing.addAll(wanted);
		health.each().forEach((alert) -> sheet.seen(alert.at("enabled")));
		metrics.each().forEach((alert) -> sheet.seen(alert.at("metrics"), alert.at("enabled")));
		return missing.isEmpty() ? sheet.pass("%s has the alerts it should have".formatted(circuit.name()))
				: sheet.fail("%s has no alert on %s".formatted(circuit.name(), String.join(", ", missing)));
	}

	private static boolean on(Place alert) {
		return alert.at("enabled").flag().orElse(false);
	}

}
