package dev.switchback.readiness.rule;

import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Snapshot;

/// A disk with a customer's key needs a disk encryption set where it goes; without one it cannot be made there.
final class MachineKeys implements MachineRule {

	@Override
	public Guideline guideline() {
		return new Guideline("VM-09", "Every disk with a customer's key has an encryption set on the other side.",
				Basis.READ, Severity.CRITICAL,
				"Make a disk encryption set in the other region, and protect the disk with it.", Source.REPROTECT);
	}

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		var disks = machine.detail("protectedManagedDisks");
		sheet.seen(disks);
		if (!disks.listed() || disks.each().isEmpty()) {
			return sheet.unknown("the inventory does not show the disks of %s".formatted(machine.name()));
		}
		var keys = machine.disks()
			.stream()
			.filter((disk) -> disk.at("primaryDiskEncryptionSetId").text().isPresent())
			.toList();
		keys.forEach(
				(disk) -> sheet.seen(disk.at("primaryDiskEncryptionSetId"), disk.at("recoveryDiskEncryptionSetId")));
		var without = keys.stream().filter((disk) -> disk.at("recoveryDiskEncryptionSetId").text().isEmpty()).toList();
		if (!without.isEmpty()) {
			return sheet.because(without.stream().map((disk) -> disk.at("recoveryDiskEncryptionSetId")).toList())
				.fail("with a customer's key and without an encryption set on the other side: %s of %s"
					.formatted(disks(without.size()), machine.name()));
		}
		var same = keys.stream()
			.filter((disk) -> disk.at("recoveryDiskEncryptionSetId")
				.says(disk.at("primaryDiskEncryptionSetId").text().orElse("")))
			.toList();
		if (!same.isEmpty() && !machine.detail("recoveryFabricLocation")
			.says(machine.detail("primaryFabricLocation").text().orElse(""))) {
			return sheet.because(same.stream().map((disk) -> disk.at("recoveryDiskEncryptionSetId")).toList())
				.fail("the encryption set of this region is to serve in the other one, where it does not exist: %s of %s"
					.formatted(disks(same.size()), machine.name()));
		}
		return keys.isEmpty() ? sheet.notApplicable("no disk of %s has a customer's key".formatted(machine.name()))
				: sheet.pass(
						"with an encryption set on both sides: %s of %s".formatted(disks(keys.size()), machine.name()));
	}

	private static String disks(int count) {
		return (count == 1) ? "one disk" : "%d disks".formatted(count);
	}

}
