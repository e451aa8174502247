package dev.switchback.azure.siterecovery;

import java.util.Locale;

import dev.switchback.playbook.Force;

/// The rules that a failover or a drill of a virtual machine is judged by. Their codes stay: the history names them.
public enum VmRule {

	/// Azure lets it be done.
	OFFERED_BY_AZURE(Force.NEVER_OVERRIDABLE,
			"Azure's allowedOperations name what is to be done. In an emergency, a drill that is in the way is cleaned up first."),

	/// It may be failed over alone.
	NOT_BOUND_TO_A_GROUP(Force.NEVER_OVERRIDABLE,
			"The machine is not in a consistency group that somebody made: such a group goes by its recovery plan, with one common point."),

	/// What goes by a recovery plan belongs together.
	PLAN_OF_ONE_GROUP(Force.NEVER_OVERRIDABLE,
			"The machines of a recovery plan are one whole consistency group that somebody made. Judged for groups only."),

	/// No machine of a group was left behind.
	GROUP_TOGETHER(Force.NEVER_OVERRIDABLE,
			"The machines of a group are in one state: all protected, or all failed over. Judged for groups only."),

	/// No drill is in the way.
	NO_DRILL_RUNNING(Force.BLOCKS_PLANNED_WORK, "No test failover of the machine is running or waits to be cleaned up."),

	/// Changes arrive at the other side.
	REPLICATION_HEALTHY(Force.BLOCKS_PLANNED_WORK, "Azure shows the machine's replication as Normal."),

	/// Nothing is known that would keep the failover from working.
	FAILOVER_HEALTHY(Force.BLOCKS_PLANNED_WORK,
			"Azure shows nothing that keeps the failover from working. That no drill was done yet is judged apart."),

	/// Little would be lost.
	DATA_LOSS_BOUNDED(Force.BLOCKS_PLANNED_WORK, "The recovery point objective that Azure measures is within bounds."),

	/// The chosen point is young.
	POINT_YOUNG(Force.BLOCKS_PLANNED_WORK, "The recovery point that was chosen is young enough. Shown only, once the machine is failed over."),

	/// The failover was rehearsed.
	DRILLED_LATELY(Force.BLOCKS_PLANNED_WORK,
			"A test failover of the machine succeeded lately. Not judged for test failovers, nor on the way home."),

	/// The way back is set up.
	REVERSE_MAPPED(Force.BLOCKS_PLANNED_WORK,
			"The vault maps the container and a network of the other region back to this one, as a reprotect needs. Not judged for test failovers."),

	/// Nothing of the machine stays behind.
	DISKS_REPLICATED(Force.BLOCKS_PLANNED_WORK,
			"Every disk of the machine is replicated, and none has to be copied anew."),

	/// What replicates it goes on working.
	AGENT_CURRENT(Force.BLOCKS_PLANNED_WORK,
			"The replication agent and its certificate are good for some time yet, by default 30 days, and need no update."),

	/// There is room for it.
	QUOTA_LEFT(Force.BLOCKS_PLANNED_WORK,
			"The region it goes to has quota for its cores. Where that may not be read it advises."),

	/// The network it will stand in is there.
	NETWORK_THERE(Force.BLOCKS_PLANNED_WORK,
			"The network and the subnets that it will stand in are there, in the region it goes to. Not judged for test failovers."),

	/// Nothing is held fast.
	UNLOCKED(Force.BLOCKS_PLANNED_WORK,
			"No lock keeps the machine from being made there, or the source from being removed by the reprotect. Not judged for test failovers."),

	/// Changes of the way back have something to pass through.
	CACHE_ACCOUNT_THERE(Force.BLOCKS_PLANNED_WORK,
			"A storage account for the reprotect is there, in the region that will be the source. Not judged for test failovers."),

	/// What is encrypted can be encrypted there and back.
	KEYS_ON_BOTH_SIDES(Force.BLOCKS_PLANNED_WORK,
			"Every disk with a customer-managed key has a disk encryption set on either side, of that region, ready and with a key. Not judged for test failovers."),

	/// The network of a drill leads nowhere.
	DRILL_NETWORK_ISOLATED(Force.NEVER_OVERRIDABLE,
			"The network of a test failover cannot reach production: no machine is replicated from or to it, and it has no peering, no gateway and no route table. What cannot be read counts as able to.");

	private final Force force;

	private final String meaning;

	VmRule(Force force, String meaning) {
		this.force = force;
		this.meaning = meaning;
	}

	/// As verdicts name it, such as `offered-by-azure`.
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/// How hard it blocks when it fails.
	public Force force() {
		return this.force;
	}

	/// What it wants, as a sentence.
	public String meaning() {
		return this.meaning;
	}

}
