package dev.switchback.readiness.rule;

import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Snapshot;

/// What was measured a while ago is more by now, since nobody measured again.
final class MachineLosesLittle implements MachineRule {

	@Override
	public Guideline guideline() {
		return new Guideline("VM-03", "No more of a machine would be lost than is declared to be bearable.",
				Basis.DECLARED_AND_READ, Severity.HIGH,
				"Find out what holds the replication back, or declare that more may be lost.", Source.SITE_RECOVERY);
	}

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		sheet.seen(MachineAims.of(snapshot, machine).places())
			.seen(machine.detail("rpoInSeconds"), machine.detail("lastRpoCalculatedTime"));
		var review = review(snapshot, machine);
		if (review.isEmpty()) {
			return unread(machine, sheet);
		}
		var measured = review.get().lossMeasuredAt();
		if (measured.isEmpty() || measured.get().isAfter(snapshot.now())) {
			return sheet
				.unknown("it is not known when Azure measured how much of %s would be lost".formatted(machine.name()));
		}
		return MachineAims.strict(snapshot, machine, "recoveryPoint", sheet, sheet.as(review.get().loss()));
	}

}
