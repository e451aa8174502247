package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;

/// A recovery plan may be gone by now: it is of one whole consistency group, and its machines are in one state. What is not
/// so can be overridden by nobody.
record GroupMayGo(Reads reads, GroupRef group, List<ItemRef> members) implements Condition {

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		return switch (GroupSeen.of(this.reads, this.group, this.members, deadline)) {
			case Failed<GroupSeen>(var problem, var _) ->
				problem.blind("the recovery plan %s and its machines".formatted(this.group.name()), Evidence.NONE);
			case Value<GroupSeen>(var seen, var _) when busy(seen) -> new Sighting.Converging(
					"%s is busy".formatted(this.group.name()), Evidence.NONE, this.reads.lookAgain());
			case Value<GroupSeen>(var seen, var at) ->
				switch (this.reads.vault().items(this.group.vaultId(), deadline)) {
					case Failed<List<ItemSeen>>(var problem, var _) ->
						problem.blind("the machines of the vault", Evidence.NONE);
					case Value<List<ItemSeen>>(var all, var _) -> judge(seen, all, at);
				};
		};
	}

	/// A test failover that waits is no work: the rules of each machine say what it means.
	private static boolean busy(GroupSeen seen) {
		return seen.plan().job().isPresent()
				|| seen.items().stream().anyMatch((item) -> item.job().isPresent() && !item.drilling());
	}

	private Sighting judge(GroupSeen seen, List<ItemSeen> all, Instant at) {
		var rules = new ArrayList<RuleVerdict>();
		rules.add(whole(seen, all, at));
		rules.add(together(seen, at));
		var evidence = Evidence.ofRules(rules);
		var failing = rules.stream().filter((rule) -> rule.verdict() != Verdict.PASS).toList();
		return failing.isEmpty()
				? Sighting.met("%s is of one whole consistency group".formatted(this.group.name()), evidence)
				: new Sighting.Refused(MayFailOver.sentence(failing), evidence);
	}

	private RuleVerdict whole(GroupSeen seen, List<ItemSeen> all, Instant at) {
		var whole = new WholePlan(seen.plan(), seen.items(), all, at).judge();
		var planned = seen.plan().items().size();
		return (whole.verdict() != Verdict.PASS || planned == this.members.size()) ? whole
				: new Judging(VmRule.PLAN_OF_ONE_GROUP, this.group.name(), "one whole consistency group", at).fail(
						"%d machines".formatted(planned),
						"%s was altered since this was asked for; ask again".formatted(this.group.name()));
	}

	private RuleVerdict together(GroupSeen seen, Instant at) {
		var judging = new Judging(VmRule.GROUP_TOGETHER, this.group.name(), "all machines in one state", at);
		var same = seen.all(ItemSeen::isProtected) || seen.all(ItemSeen::commitPending)
				|| seen.all(ItemSeen::committed);
		return same ? judging.pass("in one state", seen.states())
				: judging.fail("apart", "the machines of %s are apart: %s; put them into one state first"
					.formatted(this.group.name(), seen.states()));
	}

}
