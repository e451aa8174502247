package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.List;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.RecoveryPointWish;

/// The machines of a consistency group, and what is done to all of them at once, by their recovery plan.
public final class RecoveryGroup {

	private final Reads reads;

	private final GroupRef group;

	private final List<ItemRef> members;

	RecoveryGroup(Reads reads, GroupRef group, List<ItemRef> members) {
		this.reads = reads;
		this.group = group;
		this.members = List.copyOf(members);
	}

	/// The plan is of one whole consistency group, its machines are in one state, and it may be gone by now.
	public Condition mayFailOver() {
		return new GroupMayGo(this.reads, this.group, this.members);
	}

	/// Fails all of them over, with the promises to watch their sources. Learns [FailedOver] of each.
	///
	/// @param shutDown whether Azure is to try to shut the sources down first
	public Effect failedOver(List<GroupMember> members, RecoveryPointWish wish, boolean shutDown) {
		return new GroupAction(this.reads, this.group, this.members,
				new FailOverGroup(this.reads, this.group, members, wish, shutDown));
	}

	/// Makes copies of all of them, with the promises to clean up after each. Learns [CopyBegun] of each.
	///
	/// @param network ARM id
	/// @param within when cleaning up is due, from the intent on
	public Effect drilled(List<GroupCopy> copies, String network, RecoveryPointWish wish, Duration within) {
		return new GroupAction(this.reads, this.group, this.members,
				new TestFailOverGroup(this.reads, this.group, List.copyOf(copies), network, wish, within));
	}

	/// All of them run from one common point.
	public Condition atCommonPoint() {
		return new CommonPoint(this.reads, this.group, this.members, List.of());
	}

	/// All copies of them run from one common point, as the jobs that made them tell. Not settled if they do not tell.
	///
	/// @param jobs ARM ids, in the order of the machines
	public Condition copiedFromCommonPoint(List<String> jobs) {
		return new CommonPoint(this.reads, this.group, this.members, List.copyOf(jobs));
	}

	/// Commits the failover of all of them.
	public Effect committed(List<GroupMember> members) {
		return new GroupAction(this.reads, this.group, this.members, new CommitGroup(this.group, members));
	}

}
