package dev.switchback.readiness.rule;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// An alert that is switched off alerts nobody.
final class AlertsExist implements DesignRule {

	private static final String LINE = "LineProtocol";

	/// In percent, as availability is told.
	private static final BigDecimal HALF = BigDecimal.valueOf(50);

	/// As the line of a port is told: 1 if it is up.
	private static final BigDecimal HALF_OF_ONE = new BigDecimal("0.5");

	@Override
	public Guideline guideline() {
		return new Guideline("ER-26",
				"Somebody is alerted of maintenance, and when a circuit's ARP, BGP or (on a port of one's own) line goes down.",
				Basis.READ, Severity.MEDIUM,
				"Create a Service Health alert, and metric alerts on ArpAvailability and BgpAvailability.",
				Source.MAINTENANCE);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.circuits().map(this::judge);
	}

	private Finding judge(Circuit circuit) {
		var health = circuit.place().at("alerts", "activityLog");
		var metrics = circuit.place().at("alerts", "metrics");
		var sheet = new Sheet(guideline(), Subject.of(circuit)).seen(health, metrics);
		if (!health.listed() || !metrics.listed()) {
			return sheet.unknown("it is not known which alerts %s has".formatted(circuit.name()));
		}
		health.each()
			.forEach((alert) -> sheet.seen(alert.at("enabled"), alert.at("category"), alert.at("incidents"),
					alert.at("services"), alert.at("regions"), alert.at("actions")));
		if (health.each().stream().anyMatch((alert) -> !alert.at("regions").each().isEmpty())) {
			sheet.seen(circuit.place().at("body", "location"));
		}
		metrics.each().forEach((alert) -> {
			sheet.seen(alert.at("metrics"), alert.at("enabled"), alert.at("actions"));
			alert.at("criteria")
				.each()
				.forEach((one) -> sheet.seen(one.at("operator"), one.at("threshold"), one.at("timeAggregation"),
						one.at("dimensions")));
		});
		var found = new LinkedHashMap<String, Optional<Boolean>>();
		found.put("Service Health's maintenance of ExpressRoute",
				any(health.each().stream().map((alert) -> noted(sheet, alert, ofMaintenance(circuit, alert)))));
		wanted(circuit).forEach((metric) -> found.put(metric,
				any(metrics.each()
					.stream()
					.filter((alert) -> alert.at("metrics").texts().stream().anyMatch(metric::equalsIgnoreCase))
					.map((alert) -> noted(sheet, alert, notices(metric, alert))))));
		var missing = found.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().equals(Optional.of(false)))
			.map(Map.Entry::getKey)
			.toList();
		if (!missing.isEmpty()) {
			return sheet.fail("%s has no alert on %s".formatted(circuit.name(), String.join(", ", missing)));
		}
		return found.values().stream().allMatch(Optional::isPresent)
				? sheet.pass("%s has the alerts it should have".formatted(circuit.name()))
				: sheet.unknown("it is not known what the alerts of %s are narrowed to, or whom they tell"
					.formatted(circuit.name()));
	}

	/// One that alerts, or may.
	private static Optional<Boolean> noted(Sheet sheet, Place alert, Optional<Boolean> alerts) {
		if (alerts.orElse(true)) {
			sheet.because(alert.at("enabled"));
		}
		return alerts;
	}

	/// Whether an alert is on, and fires when one link is down. Several conditions of one alert have to be met at once; one that is
	/// narrowed to a link may have a brother for the other link, which is not looked for.
	private static Optional<Boolean> notices(String metric, Place alert) {
		var criteria = alert.at("criteria");
		var fires = (alert.at("metrics").texts().size() == 1 && criteria.each().size() == 1)
				? fires(metric, criteria.each().getFirst()) : Optional.<Boolean>empty();
		return all(Stream.of(on(alert), fires));
	}

	/// What is measured, unless it is split by link (`Peer`, of a port `Link`), is measured over both links. With one of them down
	/// their average is a half and their
	/// minimum nothing; their maximum is what it was.
	private static Optional<Boolean> fires(String metric, Place criterion) {
		var operator = criterion.at("operator");
		var threshold = criterion.at("threshold").number();
		var dimensions = criterion.at("dimensions");
		if (operator.text().isEmpty() || threshold.isEmpty() || !dimensions.listed()) {
			return Optional.empty();
		}
		var below = operator.says("LessThan");
		if ((!below && !operator.says("LessThanOrEqual")) || threshold.get().signum() < (below ? 1 : 0)) {
			return Optional.of(false);
		}
		var split = dimensions.texts()
			.stream()
			.anyMatch(((metric.equals(LINE) ? "Link" : "Peer") + "=*")::equalsIgnoreCase);
		var narrowed = dimensions.texts().stream().anyMatch((one) -> !one.endsWith("=*"));
		var aggregated = criterion.at("timeAggregation");
		if (!split && !narrowed && aggregated.says("Maximum")) {
			return Optional.of(false);
		}
		var least = aggregated.says("Minimum");
		if (!least && !aggregated.says("Average") && !(split && aggregated.says("Maximum"))) {
			return Optional.empty();
		}
		var seen = (split || least) ? BigDecimal.ZERO : metric.equals(LINE) ? HALF_OF_ONE : HALF;
		var order = threshold.get().compareTo(seen);
		var low = below ? order <= 0 : order < 0;
		return (low || narrowed) ? Optional.empty() : Optional.of(true);
	}

	private static List<String> wanted(Circuit circuit) {
		return circuit.direct() ? List.of("ArpAvailability", "BgpAvailability", LINE)
				: List.of("ArpAvailability", "BgpAvailability");
	}

	/// An alert that is narrowed to incidents, other services or other regions keeps silent about this circuit's maintenance.
	private static Optional<Boolean> ofMaintenance(Circuit circuit, Place alert) {
		var region = normal(circuit.place().at("body", "location").text().orElse(""));
		return all(Stream.of(on(alert), alert.at("category").text().map("ServiceHealth"::equalsIgnoreCase),
				narrowed(alert.at("incidents"), "Maintenance"::equalsIgnoreCase),
				narrowed(alert.at("services"), (service) -> normal(service).contains("expressroute")),
				narrowed(alert.at("regions"), (one) -> normal(one).equals(region) || normal(one).equals("global"))));
	}

	/// Whether a list leaves this in: one that is empty leaves nothing out.
	private static Optional<Boolean> narrowed(Place list, Predicate<String> wanted) {
		return list.listed() ? Optional.of(list.each().isEmpty() || list.texts().stream().anyMatch(wanted))
				: Optional.empty();
	}

	/// Azure writes `West Europe` here and `westeurope` there.
	private static String normal(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
	}

	/// One that tells nobody is as good as off.
	private static Optional<Boolean> on(Place alert) {
		var actions = alert.at("actions");
		return all(Stream.of(alert.at("enabled").flag(),
				actions.listed() ? Optional.of(!actions.each().isEmpty()) : Optional.empty()));
	}

	/// Empty if it is not known.
	private static Optional<Boolean> all(Stream<Optional<Boolean>> parts) {
		return any(parts.map((part) -> part.map((is) -> !is))).map((is) -> !is);
	}

	/// Empty if it is not known.
	private static Optional<Boolean> any(Stream<Optional<Boolean>> parts) {
		var known = parts.toList();
		return known.contains(Optional.of(true)) ? Optional.of(true)
				: known.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
	}

}
