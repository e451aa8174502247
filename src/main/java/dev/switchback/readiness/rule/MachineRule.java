package dev.switchback.readiness.rule;

import java.util.Optional;

import dev.switchback.azure.siterecovery.MachineReview;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Snapshot;

/// A rule that is judged of each protected machine.
interface MachineRule extends DesignRule {

	/// @param sheet about the machine, with nothing on it
	Finding judge(Snapshot snapshot, Machine machine, Sheet sheet);

	@Override
	default Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.machines().map((machine) -> {
			var sheet = new Sheet(guideline(), Subject.of(machine));
			return machine.place()
				.problem()
				.map((problem) -> sheet.seen(machine.place().at("body")).unknown(problem))
				.orElseGet(() -> judge(snapshot, machine, sheet));
		});
	}

	/// What a failover would find of it; empty if the item is not known well enough.
	default Optional<MachineReview> review(Snapshot snapshot, Machine machine) {
		return snapshot.reviewed(machine, () -> {
			var aims = MachineAims.of(snapshot, machine);
			return MachineReview.of(machine.place().at("body").node(), snapshot.now(), aims.loss(), aims.drillAge());
		});
	}

	/// @return what is found if the item is not known well enough
	default Finding unread(Machine machine, Sheet sheet) {
		return sheet.seen(machine.place().at("body"))
			.unknown("the inventory does not show how %s is protected".formatted(machine.name()));
	}

}
