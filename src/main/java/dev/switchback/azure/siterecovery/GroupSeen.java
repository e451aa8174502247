package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;

/// A recovery plan and its machines, read one after the other.
///
/// @param items in the order in which they were asked for
/// @param at when the older of both was read
record GroupSeen(PlanSeen plan, List<ItemSeen> items, Instant at) {

	/// Not found also if one of the machines is not there any more.
	static Fetched<GroupSeen> of(Reads reads, GroupRef group, List<ItemRef> members, Deadline deadline) {
		return switch (reads.arm().get(ArmRead.of(group.planId()), deadline).map(PlanSeen::of)) {
			case Failed<PlanSeen> failed -> failed.as();
			case Value<PlanSeen>(var plan, var at) -> switch (reads.vault().items(group.vaultId(), deadline)) {
				case Failed<List<ItemSeen>> failed -> failed.as();
				case Value<List<ItemSeen>>(var all, var _) -> matched(plan, all, members, at);
			};
		};
	}

	private static Fetched<GroupSeen> matched(PlanSeen plan, List<ItemSeen> all, List<ItemRef> members, Instant at) {
		var items = new ArrayList<ItemSeen>();
		for (var member : members) {
			all.stream().filter(member::is).findFirst().ifPresent(items::add);
		}
		return (items.size() == members.size()) ? new Value<>(new GroupSeen(plan, items, at), at)
				: ArmProblem.missing(at);
	}

	/// Whether anybody is busy with any of it.
	Optional<ArmId> job() {
		return jobs().findFirst();
	}

	/// Those of the plan and of its machines.
	Stream<ArmId> jobs() {
		return Stream.concat(this.plan.job().stream(), this.items.stream().flatMap((item) -> item.job().stream()));
	}

	boolean all(Predicate<ItemSeen> so) {
		return this.items.stream().allMatch(so);
	}

	/// Whether it is so of each machine and its member.
	boolean each(List<GroupMember> members, BiPredicate<ItemSeen, GroupMember> so) {
		return IntStream.range(0, members.size()).allMatch((i) -> so.test(this.items.get(i), members.get(i)));
	}

	/// How the machines differ, such as `app-01 is Failover completed; app-02 is Protected`.
	String states() {
		return String.join("; ",
				this.items.stream().map((item) -> "%s is %s".formatted(item.vm(), item.words())).toList());
	}

}
