package dev.switchback.readiness.rule;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// A disk that was added later is not replicated by itself, and is missing after a failover.
final class MachineWhole implements MachineRule {

	@Override
	public Guideline guideline() {
		return new Guideline("VM-12", "All disks of a machine are replicated.", Basis.READ, Severity.CRITICAL,
				"Protect the disk, or detach it.", Source.SITE_RECOVERY);
	}

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		var storage = machine.place().at("vm", "body", "properties", "storageProfile");
		var replicated = replicated(machine);
		sheet.seen(machine.detail("protectedManagedDisks"), machine.detail("unprotectedDisks"), storage);
		if (!machine.detail("unprotectedDisks").each().isEmpty()) {
			return sheet.fail("Azure says that not all disks of %s are replicated".formatted(machine.name()));
		}
		var pending = machine.disks()
			.stream()
			.map((disk) -> disk.at("diskState"))
			.filter((state) -> state.there() && !state.says("Protected"))
			.toList();
		if (!pending.isEmpty()) {
			return sheet.because(pending)
				.fail("a disk of %s is not replicated yet: it is %s".formatted(machine.name(),
						pending.getFirst().text().orElse("in no state that is known")));
		}
		var system = storage.at("osDisk", "managedDisk", "id");
		if (system.text().isEmpty() || !storage.at("dataDisks").listed()) {
			return sheet.unknown(storage.problem()
				.orElse("the inventory does not show which disks %s has".formatted(machine.name())));
		}
		var disks = Stream
			.concat(Stream.of(system),
					storage.at("dataDisks").each().stream().map((disk) -> disk.at("managedDisk", "id")))
			.toList();
		sheet.seen(disks);
		var lacking = disks.stream()
			.filter((disk) -> disk.text().map((id) -> !replicated.contains(id.toLowerCase(Locale.ROOT))).orElse(true))
			.toList();
		sheet.because(lacking);
		var missing = lacking.stream().map(MachineWhole::name).toList();
		if (missing.isEmpty() && machine.disks().stream().anyMatch((disk) -> !disk.at("diskState").there())) {
			return sheet.unknown("Azure does not show how far each disk of %s is replicated".formatted(machine.name()));
		}
		return missing.isEmpty()
				? sheet.pass("all %d disks of %s are replicated".formatted(disks.size(), machine.name())) : sheet
					.fail("disks of %s are not replicated: %s".formatted(machine.name(), String.join(", ", missing)));
	}

	private static Set<String> replicated(Machine machine) {
		return machine.disks()
			.stream()
			.flatMap((disk) -> disk.at("diskId").text().stream())
			.map((id) -> id.toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
	}

	private static String name(Place disk) {
		return disk.text().map(ArmId::tail).orElse("one that is not managed");
	}

}
