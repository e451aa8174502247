package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.RuleVerdict;

/// Judges what the places on both sides let be done, whatever the machine itself is like.
record PlaceRules(Reads reads, ItemSeen item, Instant at, Deadline deadline) {

	/// Whether the region it goes to has quota for one more machine of its size.
	RuleVerdict quota() {
		var quota = new Quota(this.reads, this.item, this.at, this.deadline);
		return quota.judge();
	}

	/// Whether the network and the subnets that it will stand in are there.
	RuleVerdict network() {
		var judging = judging(VmRule.NETWORK_THERE, "network and subnets there");
		var id = this.item.recoveryNetwork();
		if (id.isEmpty()) {
			return judging.fail("none shown",
					"Azure does not say in which network %s would stand; map its network".formatted(vm()));
		}
		return switch (this.reads.shared().get(ArmRead.of(id.get()), this.deadline)) {
			case Failed<JsonNode>(ArmProblem.NotFound _, var _) -> judging.fail("no network " + id.get().name(),
					"the network %s that %s would stand in is gone".formatted(id.get().name(), vm()));
			case Failed<JsonNode>(var problem, var _) -> judging.unseen(problem, "the network " + id.get().name());
			case Value<JsonNode>(var network, var _) -> review().network(id.get(), network);
		};
	}

	/// Whether a lock keeps the machine from being made there, or what is left of it here from being removed.
	RuleVerdict locks() {
		var judging = judging(VmRule.UNLOCKED, "no lock in the way");
		var locks = new ArrayList<JsonNode>();
		for (var group : review().groups()) {
			switch (this.reads.shared().locks(group, this.deadline)) {
				case Failed<List<JsonNode>>(ArmProblem.NotFound _, var _) -> {
					var gone = "the resource group %s is gone".formatted(group.resourceGroup());
					return judging.fail(gone, "%s, which %s needs".formatted(gone, vm()));
				}
				case Failed<List<JsonNode>>(var problem, var _) -> {
					return judging.unseen(problem, "the locks of " + group.resourceGroup());
				}
				case Value<List<JsonNode>>(var found, var _) -> locks.addAll(found);
			}
		}
		return review().locks(locks);
	}

	private PlaceReview review() {
		return new PlaceReview(this.item, this.at);
	}

	private String vm() {
		return this.item.vm();
	}

	private Judging judging(VmRule rule, String threshold) {
		return new Judging(rule, vm(), threshold, this.at);
	}

}
