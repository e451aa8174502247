package dev.switchback.readiness.rule;

import java.util.Optional;

import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Snapshot;

/// Azure checks every twelve hours or so what would keep a failover from working. That nobody drilled yet is judged apart.
final class MachineFailsOver implements MachineRule {

	@Override
	public Guideline guideline() {
		return new Guideline("VM-02", "Nothing is known that keeps a failover of a machine from working.", Basis.READ,
				Severity.HIGH, "Mend what Azure names.", Source.SITE_RECOVERY);
	}

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		var health = machine.property("failoverHealth");
		sheet.seen(health, machine.property("healthErrors"));
		var review = review(snapshot, machine);
		if (review.isEmpty()) {
			return unread(machine, sheet);
		}
		if (health.text().isEmpty() || health.says("None")) {
			return sheet.unknown("Azure does not show whether a failover of %s would work".formatted(machine.name()));
		}
		var finding = sheet.as(review.get().failover());
		return (finding.judgement() == Judgement.PASS) ? allowed(machine, sheet).orElse(finding) : finding;
	}

	/// What else stands in its way: whatever the last check found, Azure fails over only what it says it would.
	private static Optional<Finding> allowed(Machine machine, Sheet sheet) {
		var allowed = machine.property("allowedOperations");
		sheet.seen(allowed);
		if (allowed.texts().stream().anyMatch("UnplannedFailover"::equalsIgnoreCase)) {
			return Optional.empty();
		}
		return Optional.of(allowed.each().isEmpty()
				? sheet.unknown("Azure does not say that it would fail %s over now".formatted(machine.name()))
				: sheet.fail("Azure does not let %s be failed over now, only: %s".formatted(machine.name(),
						String.join(", ", allowed.texts()))));
	}

}
