package dev.switchback.readiness.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.siterecovery.EncryptionSet;
import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/// A disk with a customer's key needs a disk encryption set where it goes, or it cannot be made there, and one where it came
/// from, or it does not come back. The failover's own judgement tells what a set is good for.
final class MachineKeys implements MachineRule {

	private static final String HERE = "primaryDiskEncryptionSetId";

	private static final String THERE = "recoveryDiskEncryptionSetId";

	private static final String[] STORAGE = { "vm", "body", "properties", "storageProfile" };

	/// Azure's words for what is not there. Others say that a whole subscription is not shown to us.
	private static final Set<String> GONE = Set.of("resourcenotfound", "resourcegroupnotfound", "notfound");

	@Override
	public Guideline guideline() {
		return new Guideline("VM-09", "Every disk with a customer's key has an encryption set on the other side.",
				Basis.READ, Severity.CRITICAL,
				"Make a disk encryption set with a key in the other region, and protect the disk with it; keep that of this region for the way back.",
				Source.REPROTECT);
	}

	/// What was found of the sets of one side.
	///
	/// @param region where they have to be
	/// @param bad what keeps disks from being encrypted there
	/// @param why the values that tell so
	/// @param unknown what is not known of that
	private record Side(String name, Place region, List<String> bad, List<Place> why, List<String> unknown) {

		Side(String name, Place region) {
			this(name, region, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		}

		void bad(String sentence, Place... values) {
			this.bad.add(sentence);
			this.why.addAll(List.of(values));
		}

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
			.filter((disk) -> disk.at(HERE).text().isPresent() || disk.at(THERE).text().isPresent())
			.toList();
		var later = later(machine);
		if (!later.isEmpty()) {
			return sheet.because(later)
				.fail("disks of %s were given an encryption set after they were protected, and none is chosen on the other side: %s"
					.formatted(machine.name(),
							words(later.stream().map((id) -> ArmId.tail(id.text().orElse(""))).toList())));
		}
		if (keys.isEmpty()) {
			return sheet.notApplicable("no disk of %s has a customer's key".formatted(machine.name()));
		}
		var there = new Side(THERE, machine.detail("recoveryFabricLocation"));
		var here = new Side(HERE, machine.detail("primaryFabricLocation"));
		var sets = sets(machine);
		var system = machine.place().at(STORAGE).at("osDisk", "managedDisk", "id");
		if (system.text().isEmpty()) {
			there.unknown().add(system.problem().orElse("the inventory does not show which disks it has"));
		}
		sheet.seen(system);
		List.of(there, here).forEach((side) -> look(side, keys, sets, sheet));
		keys.forEach((disk) -> serveBoth(disk, there, here));
		return judge(machine, there, here, keys.size(), sheet);
	}

	/// The encryption sets of disks, as the machine itself shows them, of which Site Recovery shows none.
	private static List<Place> later(Machine machine) {
		var storage = machine.place().at(STORAGE);
		var without = machine.disks()
			.stream()
			.filter((disk) -> disk.at(HERE).text().isEmpty() && disk.at(THERE).text().isEmpty())
			.map((disk) -> disk.at("diskId"))
			.toList();
		return Stream.concat(Stream.of(storage.at("osDisk")), storage.at("dataDisks").each().stream())
			.map((disk) -> disk.at("managedDisk"))
			.filter((disk) -> without.stream().anyMatch((id) -> id.text().filter(disk.at("id")::says).isPresent()))
			.map((disk) -> disk.at("diskEncryptionSet", "id"))
			.filter((id) -> id.text().isPresent())
			.toList();
	}

	private static Finding judge(Machine machine, Side there, Side here, int disks, Sheet sheet) {
		if (!there.bad().isEmpty()) {
			return sheet.because(there.why())
				.fail("disks of %s cannot be encrypted on the other side: %s".formatted(machine.name(),
						words(there.bad())));
		}
		if (!here.bad().isEmpty()) {
			return sheet.because(here.why())
				.lesser(Severity.HIGH)
				.fail("disks of %s cannot be encrypted on this side when they come back: %s".formatted(machine.name(),
						words(here.bad())));
		}
		var unknown = new ArrayList<>(there.unknown());
		unknown.addAll(here.unknown());
		return unknown.isEmpty()
				? sheet.pass("with an encryption set that has a key, on both sides: %s of %s"
					.formatted((disks == 1) ? "one disk" : "%d disks".formatted(disks), machine.name()))
				: sheet.unknown("it is not known whether the disks of %s can be encrypted on both sides: %s"
					.formatted(machine.name(), words(unknown)));
	}

	/// A set serves in one region, whether or not it is shown.
	private static void serveBoth(Place disk, Side there, Side here) {
		var id = disk.at(THERE);
		var elsewhere = there.region().text().isPresent() && here.region().text().isPresent()
				&& !there.region().says(here.region().text().get());
		if (elsewhere && id.text().isPresent() && disk.at(HERE).says(id.text().get())) {
			there.bad("the encryption set %s is to serve in both regions".formatted(ArmId.tail(id.text().get())), id,
					disk.at(HERE));
		}
	}

	private static Map<String, Place> sets(Machine machine) {
		Map<String, Place> sets = new HashMap<>();
		machine.place()
			.at("encryptionSets")
			.each()
			.forEach((set) -> sets.putIfAbsent(set.at("id").label().toLowerCase(Locale.ROOT), set));
		return sets;
	}

	private static void look(Side side, List<Place> disks, Map<String, Place> sets, Sheet sheet) {
		sheet.seen(side.region());
		for (var disk : disks) {
			var id = disk.at(side.name());
			sheet.seen(id);
			id.text()
				.ifPresentOrElse((text) -> look(side, id, sets.get(text.toLowerCase(Locale.ROOT)), sheet), () -> side
					.bad("none is chosen for %s".formatted(disk.at("diskName").text().orElse("a disk")), id));
		}
	}

	private static void look(Side side, Place wanted, @Nullable Place set, Sheet sheet) {
		var id = wanted.text().orElseThrow();
		if (set == null) {
			side.unknown().add("the inventory does not show the encryption set %s".formatted(ArmId.tail(id)));
			return;
		}
		var shown = set.at("body");
		sheet.seen(shown.at("location"), shown.at("properties", "provisioningState"),
				shown.at("properties", "activeKey"), shown.at("properties", "autoKeyRotationError"));
		if (set.problem().isPresent()) {
			sheet.seen(set);
			if (GONE.contains(set.at("code").label().toLowerCase(Locale.ROOT))) {
				side.bad("the encryption set %s is gone".formatted(ArmId.tail(id)), wanted, set);
			}
			else {
				side.unknown().add(set.problem().get());
			}
			return;
		}
		var seen = EncryptionSet.of(id, shown.node(), side.region().text().orElse(""));
		switch (seen.verdict()) {
			case PASS -> {
				// Nothing is to be said.
			}
			case FAIL -> side.bad(seen.sentence(), wanted, shown.at("location"),
					shown.at("properties", "provisioningState"), shown.at("properties", "activeKey"));
			case INCONCLUSIVE -> side.unknown().add(seen.sentence());
		}
	}

	/// Several disks often have one set.
	private static String words(List<String> sentences) {
		var different = sentences.stream().distinct().toList();
		var shown = String.join(", ", different.subList(0, Math.min(3, different.size())));
		return (different.size() > 3) ? "%s, and %d more".formatted(shown, different.size() - 3) : shown;
	}

}
