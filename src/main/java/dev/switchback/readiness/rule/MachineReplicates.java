package dev.switchback.readiness.rule;

import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// Without changes that arrive there is nothing to fail over to.
final class MachineReplicates implements MachineRule {

	@Override
	public Guideline guideline() {
		return new Guideline("VM-01", "The replication of a machine is healthy.", Basis.READ, Severity.CRITICAL,
				"Mend what Azure names, or protect the machine anew.", Source.REPLICATION);
	}

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		var health = machine.property("replicationHealth");
		sheet.seen(machine.property("protectionState"), health);
		var review = review(snapshot, machine);
		if (review.isEmpty()) {
			return unread(machine, sheet);
		}
		if (review.get().failedOver()) {
			return sheet.fail("%s was failed over, and is not protected since".formatted(machine.name()));
		}
		if (!machine.property("protectionState").says("Protected")) {
			return sheet.fail("%s is not protected yet: it is %s".formatted(machine.name(),
					machine.property("protectionState").text().orElse("in no state that is shown")));
		}
		var again = machine.disks()
			.stream()
			.map((disk) -> disk.at("resyncRequired"))
			.filter((resync) -> resync.flag().orElse(false) || resync.says("true"))
			.toList();
		if (!again.isEmpty()) {
			return sheet.because(again)
				.fail("a disk of %s has to be synchronized anew: it is as it was when that was found"
					.formatted(machine.name()));
		}
		if (machine.disks().isEmpty()
				|| machine.disks().stream().anyMatch((disk) -> !whole(disk.at("resyncRequired")))) {
			return sheet.seen(machine.detail("protectedManagedDisks"))
				.unknown("Azure does not show whether a disk of %s has to be synchronized anew"
					.formatted(machine.name()));
		}
		return health.text().isEmpty()
				? sheet.unknown("Azure does not show how the replication of %s is".formatted(machine.name()))
				: sheet.as(review.get().replication());
	}

	private static boolean whole(Place resync) {
		return resync.flag().isPresent() || resync.says("false");
	}

}
