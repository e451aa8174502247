package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
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
///
/// @param drills ids of the jobs that made copies of them, which tell the points, in the same order; empty if they are failed
/// over, and tell themselves
record CommonPoint(Reads reads, GroupRef group, List<ItemRef> members, List<String> drills) implements Condition {

	private static final Duration SAME = Duration.ofSeconds(1);

	/// What is over does not tell more by waiting.
	private static final Duration NEVER = Duration.ofDays(365);

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
		for (var i = 0; i < seen.items().size(); i++) {
			var item = seen.items().get(i);
			var told = point(i, item, deadline);
			if (told instanceof Failed<Optional<ArmId>>(var problem, var _)
					&& !(problem instanceof ArmProblem.NotFound)) {
				return problem.blind("the job that copied " + item.vm(), notes.evidence());
			}
			var point = (told instanceof Value<Optional<ArmId>>(var id, var _)) ? id.orElse(null) : null;
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

	/// Which point one of them was brought to, if anything tells.
	private Fetched<Optional<ArmId>> point(int member, ItemSeen item, Deadline deadline) {
		return this.drills.isEmpty() ? new Value<>(item.usedPoint(), this.reads.arm().now())
				: this.reads.vault()
					.job(ArmId.parse(this.drills.get(member)), deadline)
					.map((job) -> job.recoveryPoint().map(item::point));
	}

	private static Used used(ItemSeen item, JsonNode document) {
		var point = RecoveryPoint.of(document)
			.orElseThrow(() -> new Fetched.Unreadable("the recovery point has no time"));
		var type = Text.of(document.path("properties").path("providerSpecificDetails").path("recoveryPointSyncType"));
		return new Used(item.vm(), point.time(), !type.equalsIgnoreCase(SYNCHRONIZED));
	}

	/// A commit deletes all points, and what they were with them. A drill proves what it can, and holds nobody up.
	private Sighting untold(ItemSeen item, Notes notes) {
		var sentence = "it cannot be told which moment %s was brought to, so nobody knows whether %s has one common point"
			.formatted(item.vm(), this.group.name());
		return this.drills.isEmpty() ? new Sighting.Refused(sentence, notes.evidence())
				: new Sighting.Unsettled(sentence, notes.evidence(), NEVER);
	}

	private String which() {
		return (this.drills.isEmpty() ? "machines of " : "copies of ") + this.group.name();
	}

	private Sighting judge(List<Used> all, Notes notes) {
		var oldest = all.stream().map(Used::time).min(Comparator.naturalOrder()).orElseThrow();
		var youngest = all.stream().map(Used::time).max(Comparator.naturalOrder()).orElseThrow();
		if (all.stream().noneMatch(Used::alone) && Duration.between(oldest, youngest).compareTo(SAME) <= 0) {
			return Sighting.met("all %s run from their common point of %s".formatted(which(), oldest),
					notes.evidence());
		}
		return new Sighting.Refused("the %s have no common point: %s".formatted(which(),
				all.stream()
					.map((used) -> "%s is at %s%s".formatted(used.vm(), used.time(),
							used.alone() ? ", a point of its own" : ""))
					.collect(Collectors.joining("; "))),
				notes.evidence());
	}

}
