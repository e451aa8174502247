package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.RuleVerdict;

/// A member of a consistency group that somebody made is failed over with its group, or not at all. Who is refused for that
/// is told the group's members and its recovery plan.
record GroupRule(Reads reads, ItemSeen item, Instant at, Deadline deadline) {

	/// More plans than anybody reads through for one sentence.
	private static final int PLANS = 20;

	RuleVerdict judge() {
		var judging = new Judging(VmRule.NOT_BOUND_TO_A_GROUP, this.item.vm(), "no group that somebody made", this.at);
		return this.item.consistencyGroup()
			.map((group) -> judging.fail("group " + this.item.consistencyGroupName(),
					"%s is in the consistency group %s with %s, and cannot be failed over alone. Its recovery plan: %s"
						.formatted(this.item.vm(), this.item.consistencyGroupName(), members(group), plans())))
			.orElseGet(() -> judging.pass("alone",
					"%s is in no consistency group that somebody made".formatted(this.item.vm())));
	}

	private String members(String group) {
		if (!(this.reads.vault()
			.items(this.item.vault(), this.deadline) instanceof Value<List<ItemSeen>>(var items, var _))) {
			return "others that cannot be read now";
		}
		var others = items.stream()
			.filter((other) -> other.consistencyGroup().filter(group::equalsIgnoreCase).isPresent())
			.filter((other) -> !other.lifecycleId().equalsIgnoreCase(this.item.lifecycleId()))
			.map(ItemSeen::vm)
			.sorted()
			.toList();
		return others.isEmpty() ? "nobody else that is protected here" : String.join(", ", others);
	}

	private String plans() {
		var vault = this.item.vault();
		var list = this.reads.shared().list(ArmRead.of(vault, "replicationRecoveryPlans"), this.deadline);
		if (!(list instanceof Value<List<JsonNode>>(var plans, var _))) {
			return "cannot be read now";
		}
		var names = new ArrayList<String>();
		plans.stream().limit(PLANS).flatMap((plan) -> Text.id(plan.path("id")).stream()).forEach((id) -> {
			if (has(id)) {
				names.add(id.name());
			}
		});
		return names.isEmpty() ? "there is none" : String.join(", ", names);
	}

	/// A list shows plans without their members.
	private boolean has(ArmId plan) {
		if (!(this.reads.shared()
			.get(ArmRead.of(plan), this.deadline) instanceof Value<JsonNode>(var document, var _))) {
			return false;
		}
		for (var group : document.path("properties").path("groups")) {
			for (var member : group.path("replicationProtectedItems")) {
				if (Text.id(member.path("id")).filter((id) -> id.same(this.item.id())).isPresent()) {
					return true;
				}
			}
		}
		return false;
	}

}
