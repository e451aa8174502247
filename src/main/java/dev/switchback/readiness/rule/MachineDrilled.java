package dev.switchback.readiness.rule;

import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Snapshot;

/// Nobody knows that a failover works who never tried.
final class MachineDrilled implements MachineRule {

	@Override
	public Guideline guideline() {
		return new Guideline("VM-05", "A machine was drilled lately.", Basis.MEASURED, Severity.HIGH,
				"Run a VM_TEST_FAILOVER of the machine.", Source.DRILL);
	}

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		sheet.seen(MachineAims.of(snapshot, machine).places())
			.seen(machine.property("lastSuccessfulTestFailoverTime"), machine.property("protectionState"));
		var review = review(snapshot, machine);
		if (review.isEmpty()) {
			return unread(machine, sheet);
		}
		var drill = machine.property("lastSuccessfulTestFailoverTime");
		if (drill.there() && review.get().lastDrill().filter((at) -> !at.isAfter(snapshot.now())).isEmpty()) {
			return sheet.unknown("it is not clear when %s was drilled".formatted(machine.name()));
		}
		return MachineAims.strict(snapshot, machine, "drillEvery", sheet, sheet.as(review.get().drilled()));
	}

}
