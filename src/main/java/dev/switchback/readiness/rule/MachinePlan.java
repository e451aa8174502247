package dev.switchback.readiness.rule;

import java.util.LinkedHashSet;
import java.util.List;

import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Verdict;
import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;
import tools.jackson.databind.JsonNode;

/// A machine of a consistency group goes with its group or not at all, and the group goes by a recovery plan that has all of it.
/// The failover's own rule decides whether a plan has.
final class MachinePlan implements MachineRule {

	@Override
	public Guideline guideline() {
		return new Guideline("VM-14",
				"A consistency group has a recovery plan with all of its machines, and no others.", Basis.READ,
				Severity.HIGH, "Make a recovery plan of the whole group.", Source.SITE_RECOVERY);
	}

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		var option = machine.detail("multiVmGroupCreateOption");
		var plans = machine.vault().at("plans", "value");
		sheet.seen(option);
		if (option.text().isEmpty()) {
			return sheet.unknown("it is not known whether %s is in a consistency group".formatted(machine.name()));
		}
		if (!option.says("UserSpecified")) {
			return sheet.notApplicable("%s is in no consistency group that somebody made".formatted(machine.name()));
		}
		sheet.seen(plans);
		var review = review(snapshot, machine);
		if (review.isEmpty()) {
			return unread(machine, sheet);
		}
		var items = machine.vault().at("items");
		if (!plans.listed() || !items.listed()) {
			return sheet.unknown(plans.problem()
				.or(items::problem)
				.orElse("the inventory does not show the recovery plans of the vault of %s".formatted(machine.name())));
		}
		var group = snapshot.groups().of(machine);
		group.forEach((member) -> sheet.seen(member.detail("multiVmGroupId")));
		RuleVerdict failed = null;
		Place unread = null;
		for (var plan : plans.each()) {
			sheet.seen(plan.at("body", "properties", "groups"));
			unread = plan.at("body").there() ? unread : plan;
			var verdict = review.get().planned(plan.at("body").node(), concerned(snapshot, plan, group));
			verdict.ifPresent((_) -> sheet.because(plan.at("body", "properties", "groups")));
			if (verdict.isPresent() && verdict.get().verdict() == Verdict.PASS) {
				return MachineGroup.whole(snapshot, machine, sheet.as(verdict.get()), sheet);
			}
			failed = verdict.orElse(failed);
		}
		if (unread != null) {
			return sheet.unknown(unread.problem().orElse("a recovery plan of the vault is not in the inventory"));
		}
		return (failed != null) ? sheet.as(failed)
				: sheet.fail("no recovery plan has %s, which goes with its consistency group or not at all"
					.formatted(machine.name()));
	}

	/// The machines of the group, and those of the plan.
	private static List<JsonNode> concerned(Snapshot snapshot, Place plan, List<Machine> group) {
		var machines = new LinkedHashSet<>(group);
		for (var one : plan.at("body", "properties", "groups").each()) {
			for (var item : one.at("replicationProtectedItems").each()) {
				item.at("id").text().flatMap(snapshot::machine).ifPresent(machines::add);
			}
		}
		return machines.stream().map((machine) -> machine.place().at("body").node()).toList();
	}

}
