package dev.switchback.readiness.rule;

import java.time.Duration;
import java.util.Comparator;

import dev.switchback.azure.siterecovery.MachineReview;
import dev.switchback.azure.siterecovery.SiteRecoverySettings;
import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Snapshot;

/// Azure makes a crash-consistent point every five minutes, and complains after an hour without one. One point alone may be the one that is broken.
final class MachinePoints implements MachineRule {

	@Override
	public Guideline guideline() {
		return new Guideline("VM-04", "A machine has several recovery points, and a young one among them.", Basis.READ,
				Severity.HIGH, "Find out why no points are made.", Source.SITE_RECOVERY);
	}

	private static final Duration YOUNG = SiteRecoverySettings.DEFAULT.pointAge();

	private static final Duration AHEAD = Duration.ofMinutes(5);

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		var points = machine.place().at("points", "value");
		sheet.seen(points);
		if (!points.listed()) {
			return sheet.unknown(points.problem()
				.orElse("the inventory does not show the recovery points of %s".formatted(machine.name())));
		}
		var times = points.each()
			.stream()
			.map((point) -> point.at("properties", "recoveryPointTime"))
			.flatMap((place) -> MachineReview.moment(place.node()).stream())
			.sorted(Comparator.reverseOrder())
			.toList();
		points.each().stream().limit(2).forEach((point) -> sheet.seen(point.at("properties", "recoveryPointTime")));
		if (times.size() < points.each().size()) {
			return sheet.unknown("not every recovery point of %s says when it was made".formatted(machine.name()));
		}
		if (times.stream().distinct().count() < 2) {
			return sheet.fail("%s has %s".formatted(machine.name(),
					times.isEmpty() ? "no recovery point" : "only one recovery point"));
		}
		var age = Duration.between(times.getFirst(), snapshot.now());
		if (age.compareTo(AHEAD.negated()) < 0) {
			return sheet.unknown("the latest recovery point of %s is of the future".formatted(machine.name()));
		}
		var reach = Duration.between(times.getLast(), times.getFirst());
		return (age.compareTo(YOUNG) <= 0)
				? sheet.pass("the latest recovery point of %s is %d minutes old, and they reach back %d hours"
					.formatted(machine.name(), Math.max(0, age.toMinutes()), reach.toHours()))
				: sheet.fail(
						"the latest recovery point of %s is %d minutes old".formatted(machine.name(), age.toMinutes()));
	}

}
