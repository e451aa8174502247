package dev.switchback.catalog.vmfailover;

import java.util.List;

import dev.switchback.azure.probe.Probes;
import dev.switchback.azure.siterecovery.ItemRef;
import dev.switchback.azure.siterecovery.Probed;
import dev.switchback.azure.siterecovery.ProtectedItem;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.playbook.Condition;

/// What the steps look with and act by.
record Services(SiteRecovery siteRecovery, Probes probes) {

	ProtectedItem item(ItemRef item) {
		return this.siteRecovery.item(item);
	}

	GroupSteps group(Plan plan) {
		return new GroupSteps(this.siteRecovery, plan);
	}

	/// That the applications of all machines answer where a leg leads; empty if nothing is declared that could be asked.
	List<Condition> answers(Plan plan, Leg leg) {
		return plan.parts(leg)
			.stream()
			.filter((part) -> !plan.member(part).probes(leg).isEmpty())
			.map((part) -> this.probes.answer(plan.member(part).probes(leg), plan.member(part).item().vm(),
					(at) -> new Probed(part.name(), at)))
			.toList();
	}

}
