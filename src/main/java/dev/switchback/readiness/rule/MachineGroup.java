package dev.switchback.readiness.rule;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// A consistency group is failed over to one common point, in one direction, with all of its members or not at all. Azure allows sixteen.
final class MachineGroup implements MachineRule {

	@Override
	public Guideline guideline() {
		return new Guideline("VM-13", "All machines of a consistency group are protected the same way.", Basis.READ,
				Severity.HIGH, "Bring all members of the group to the same side, and mend the replication of each.",
				Source.SITE_RECOVERY);
	}

	private static final int MOST = 16;

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		var option = machine.detail("multiVmGroupCreateOption");
		sheet.seen(option);
		if (option.text().isEmpty()) {
			return sheet.unknown("it is not known whether %s is in a consistency group".formatted(machine.name()));
		}
		if (machine.group().isEmpty()) {
			return option.says("UserSpecified")
					? sheet.unknown("it is not known in which consistency group %s is".formatted(machine.name()))
					: sheet.notApplicable("%s is in no consistency group that somebody made".formatted(machine.name()));
		}
		var members = snapshot.groups().of(machine);
		members.forEach((member) -> sheet.seen(member.property("protectionState"), member.property("replicationHealth"),
				member.detail("primaryFabricLocation"), member.detail("recoveryFabricLocation")));
		if (machine.vault().at("items").problem().isPresent()) {
			return sheet.unknown("not all machines of the vault of %s are known".formatted(machine.name()));
		}
		if (members.size() > MOST) {
			return sheet.fail("the consistency group of %s has %d machines".formatted(machine.name(), members.size()));
		}
		for (var end : List.of("primaryFabricLocation", "recoveryFabricLocation")) {
			if (members.stream().map((member) -> place(member, end)).distinct().count() > 1) {
				sheet.because(apart(members, end));
				return members.stream().anyMatch((member) -> place(member, end).isEmpty())
						? sheet.unknown(
								"it is not known between which regions all machines of the group of %s are replicated"
									.formatted(machine.name()))
						: sheet.fail("machines of the consistency group of %s are replicated %s different regions"
							.formatted(machine.name(), end.startsWith("primary") ? "from" : "to"));
			}
		}
		return MachineGroup.whole(snapshot, machine, judge(machine, members, sheet), sheet);
	}

	/// A pass wants to know who is in the group.
	static Finding whole(Snapshot snapshot, Machine machine, Finding finding, Sheet sheet) {
		var unclear = snapshot.groups().unclear(machine);
		if (finding.judgement() == Judgement.PASS && unclear.isEmpty()) {
			return sheet.seen(snapshot.groups().ends(machine)).pass(finding.sentence());
		}
		return (finding.judgement() != Judgement.PASS) ? finding
				: sheet.because(unclear.getFirst().detail("multiVmGroupId"))
					.unknown("it is not known whether %s is in a group with %s".formatted(unclear.getFirst().name(),
							machine.name()));
	}

	/// The places of one that goes elsewhere than the first, and of the first.
	private static List<Place> apart(List<Machine> members, String end) {
		return members.stream()
			.filter((member) -> !place(member, end).equals(place(members.getFirst(), end)))
			.limit(1)
			.flatMap((member) -> Stream.of(members.getFirst(), member))
			.map((member) -> member.detail(end))
			.toList();
	}

	private static String place(Machine member, String end) {
		return member.detail(end).text().orElse("").toLowerCase(Locale.ROOT);
	}

	private static Finding judge(Machine machine, List<Machine> members, Sheet sheet) {
		for (var member : members) {
			var state = member.property("protectionState");
			var health = member.property("replicationHealth");
			if (state.text().isEmpty() || health.text().isEmpty()) {
				return sheet.because(state, health)
					.unknown("it is not known how %s is replicated, which is in a group with %s"
						.formatted(member.name(), machine.name()));
			}
			if (!state.says("Protected") || health.says("Critical")) {
				return sheet.because(state, health)
					.fail("%s is in a group with %s, and is not replicated well".formatted(member.name(),
							machine.name()));
			}
		}
		return sheet.pass("all %d machines of the consistency group of %s are replicated".formatted(members.size(),
				machine.name()));
	}

}
