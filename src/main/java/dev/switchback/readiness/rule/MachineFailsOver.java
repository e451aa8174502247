package dev.switchback.readiness.rule;

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
		return health.text().isEmpty() || health.says("None")
				? sheet.unknown("Azure does not show whether a failover of %s would work".formatted(machine.name()))
				: sheet.as(review.get().failover());
	}

}
