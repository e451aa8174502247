package dev.switchback.readiness.rule;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Snapshot;

/// A lock on the group that a machine comes from keeps a reprotect from removing the old machine; one on the group it goes to keeps it from being made.
final class MachineUnlocked implements MachineRule {

	@Override
	public Guideline guideline() {
		return new Guideline("VM-08", "No lock keeps a machine from being made, or its predecessor from being removed.",
				Basis.READ, Severity.MEDIUM, "Take the locks away, or be ready to do so during a failover.",
				Source.ERRORS);
	}

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		var locks = machine.place().at("locks", "value");
		sheet.seen(locks);
		if (!locks.listed()) {
			return sheet.unknown(locks.problem()
				.orElse("the inventory does not show which locks concern %s".formatted(machine.name())));
		}
		var names = locks.each()
			.stream()
			.map((lock) -> "%s (%s)".formatted(ArmId.tail(lock.at("id").label()),
					lock.at("properties", "level").text().orElse("of a level that is not shown")))
			.toList();
		locks.each().forEach((lock) -> sheet.seen(lock.at("properties", "level")));
		return names.isEmpty() ? sheet.pass("no lock concerns %s".formatted(machine.name()))
				: sheet.fail("locks concern %s: %s".formatted(machine.name(), String.join(", ", names)));
	}

}
