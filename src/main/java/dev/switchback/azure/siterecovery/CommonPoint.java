package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;

/// The machines of a group run from one common point. What was asked for proves nothing: the point that each of them was
/// brought to is read, and has to be one of several machines (`MultiVmSyncRecoveryPoint`) and of the same moment. Whether Azure
/// gives the points of one moment exactly the same time is not known, so a second is let pass; they are made minutes apart.
record CommonPoint(Reads reads, GroupRef group, List<ItemRef> members) implements Condition {

	private static final Duration SAME = Duration.ofSeconds(1);

	private static final String SYNCHRONIZED = "MultiVmSyncRecoveryPoint";

	/// @param alone whether it is a point of this machine only
	private record Used(String vm, Instant time, boolean alone) {
	}

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		return switch (GroupSeen.of(this.reads, this.group, this.members, deadline)) {
			case Failed<GroupSeen>(var problem, var _) ->
				problem.blind("the recovery plan %s and its machines".formatted(this.group.name()), Evidence.NONE);
			case Value<GroupSeen>(var seen, var _) -> look(seen, deadline);
		};
	}

	private Sighting look(GroupSeen seen, Deadline deadline) {
		var notes = new Notes();
		var all = new ArrayList<Used>();
		for (var item : seen.items()) {
			var point = item.usedPoint().orElse(null);
			if (point == null) {
				return untold(item, notes);
			}
			switch (this.reads.arm().get(ArmRead.of(point), deadline).map((document) -> used(item, document))) {
				case Failed<Used>(ArmProblem.NotFound _, var _) -> {
					return untold(item, notes);
				}
				case Failed<Used>(var problem, var _) -> {
					return problem.blind("the recovery point of " + item.vm(), notes.evidence());
				}
				case Value<Used>(var used, var at) -> {
					notes.note("recovery point", used.vm(),
							used.time() + (used.alone() ? ", of this machine alone" : ", of several machines"), at);
					all.add(used);
				}
			}
		}
		return judge(all, notes);
	}

	private static Used used(ItemSeen item, JsonNode document) {
		var point = RecoveryPoint.of(document)
			.orElseThrow(() -> new Fetched.Unreadable("the recovery point has no time"));
		var type = Text.of(document.path("properties").path("providerSpecificDetails").path("recoveryPointSyncType"));
		return new Used(item.vm(), point.time(), !type.equalsIgnoreCase(SYNCHRONIZED));
	}

	/// A commit deletes all points, and what they were with them.
	private Sighting untold(ItemSeen item, Notes notes) {
		return new Sighting.Refused(
				"it cannot be told which moment %s was brought to, so nobody knows whether %s has one common point"
					.formatted(item.vm(), this.group.name()),
				notes.evidence());
	}

	private Sighting judge(List<Used> all, Notes notes) {
		var oldest = all.stream().map(Used::time).min(Comparator.naturalOrder()).orElseThrow();
		var youngest = all.stream().map(Used::time).max(Comparator.naturalOrder()).orElseThrow();
		if (all.stream().noneMatch(Used::alone) && Duration.between(oldest, youngest).compareTo(SAME) <= 0) {
			return Sighting.met(
					"all machines of %s run from their common point of %s".formatted(this.group.name(), oldest),
					notes.evidence());
		}
		return new Sighting.Refused("the machines of %s have no common point: %s".formatted(this.group.name(),
				all.stream()
					.map((used) -> "%s is at %s%s".formatted(used.vm(), used.time(),
							used.alone() ? ", a point of its own" : ""))
					.collect(Collectors.joining("; "))),
				notes.evidence());
	}

}
