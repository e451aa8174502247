package dev.switchback.catalog.vmfailover;

import java.util.List;
import java.util.Objects;

import dev.switchback.azure.siterecovery.GroupMember;
import dev.switchback.azure.siterecovery.RecoveryGroup;
import dev.switchback.azure.siterecovery.SiteRecovery;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;

/// What is done to all machines of a group at once, by their recovery plan.
record GroupSteps(SiteRecovery azure, Plan plan) {

	private RecoveryGroup group() {
		return this.azure.group(Objects.requireNonNull(this.plan.group()),
				this.plan.members().stream().map(Member::item).toList());
	}

	Condition mayFailOver() {
		return group().mayFailOver();
	}

	Effect failedOver(Leg leg) {
		return group().failedOver(members(leg), this.plan.wish(new Part(leg, 1)), this.plan.shutDownSource());
	}

	Condition atCommonPoint() {
		return group().atCommonPoint();
	}

	Effect committed(Leg leg) {
		return group().committed(members(leg));
	}

	private List<GroupMember> members(Leg leg) {
		return this.plan.parts(leg)
			.stream()
			.map((part) -> new GroupMember(this.plan.member(part).item(), part.name(), part.key("source"),
					this.plan.known(part).facts()))
			.toList();
	}

}
