package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

import dev.switchback.playbook.RuleVerdict;

/// Judges whether a recovery plan is of one whole consistency group that somebody made: all of its machines, and no others.
///
/// @param planned its machines
/// @param all machines of the vault
record WholePlan(PlanSeen plan, List<ItemSeen> planned, List<ItemSeen> all, Instant at) {

	RuleVerdict judge() {
		var name = this.plan.id().name();
		var judging = new Judging(VmRule.PLAN_OF_ONE_GROUP, name, "one whole consistency group", this.at);
		var groups = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
		this.planned.forEach((item) -> groups.add(item.consistencyGroup().orElse("none of " + item.vm())));
		if (groups.size() != 1 || this.planned.stream().anyMatch((item) -> item.consistencyGroup().isEmpty())) {
			return judging.fail("%d groups".formatted(groups.size()),
					"the machines of %s are not all in one consistency group that somebody made; fail over each by itself"
						.formatted(name));
		}
		var ids = this.plan.items();
		var missing = this.all.stream()
			.filter((item) -> item.consistencyGroup().filter(groups::contains).isPresent())
			.filter((item) -> ids.stream().noneMatch((id) -> id.same(item.id())))
			.map(ItemSeen::vm)
			.sorted()
			.toList();
		return missing.isEmpty()
				? judging.pass("%d machines".formatted(ids.size()),
						"%s is of the whole consistency group".formatted(name))
				: judging.fail("without " + String.join(", ", missing),
						"%s leaves out %s of its consistency group; add what is missing to the plan".formatted(name,
								String.join(", ", missing)));
	}

}
