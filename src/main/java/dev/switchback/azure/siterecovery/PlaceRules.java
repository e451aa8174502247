package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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

	private static final String LOCKS = "/providers/microsoft.authorization/locks/";

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
			case Value<JsonNode>(var network, var _) -> network(judging, id.get(), network);
		};
	}

	private RuleVerdict network(Judging judging, ArmId id, JsonNode network) {
		var location = Text.of(network.path("location"));
		if (!location.equalsIgnoreCase(this.item.recovery().location())) {
			return judging.fail("%s is in %s".formatted(id.name(), location), "the network %s is in %s and not in %s"
				.formatted(id.name(), location, this.item.recovery().location()));
		}
		var there = network.path("properties")
			.path("subnets")
			.valueStream()
			.map((subnet) -> Text.of(subnet.path("name")).toLowerCase(Locale.ROOT))
			.toList();
		var missing = this.item.recoverySubnets()
			.stream()
			.filter((subnet) -> !there.contains(subnet.toLowerCase(Locale.ROOT)))
			.toList();
		return missing.isEmpty()
				? judging.pass(id.name(), "the network %s that %s would stand in is there".formatted(id.name(), vm()))
				: judging.fail("no subnet " + String.join(", ", missing), "the network %s has no subnet %s for %s"
					.formatted(id.name(), String.join(", ", missing), vm()));
	}

	/// Whether a lock keeps the machine from being made there, or what is left of it here from being removed.
	RuleVerdict locks() {
		var judging = judging(VmRule.UNLOCKED, "no lock in the way");
		var found = new ArrayList<String>();
		for (var end : ends()) {
			switch (this.reads.shared().locks(end.machine(), this.deadline)) {
				case Failed<List<JsonNode>>(ArmProblem.NotFound _, var _) -> {
					var group = "the resource group %s is gone".formatted(end.machine().resourceGroup());
					return judging.fail(group, "%s, which %s needs".formatted(group, vm()));
				}
				case Failed<List<JsonNode>>(var problem, var _) -> {
					return judging.unseen(problem, "the locks of " + end.machine().resourceGroup());
				}
				case Value<List<JsonNode>>(var locks, var _) ->
					locks.stream().filter(end::concerns).map(end::words).forEach(found::add);
			}
		}
		return found.isEmpty() ? judging.pass("none", "no lock is in the way of %s".formatted(vm())) : judging.fail(
				String.join(", ", found),
				"what keeps %s from being failed over or protected again: %s; have it removed for as long as this takes"
					.formatted(vm(), String.join(", ", found)));
	}

	private List<End> ends() {
		var nics = this.item.sourceInterfaces();
		return Stream
			.concat(this.item.futureVm().map((vm) -> new End(vm, true, List.of())).stream(),
					this.item.sourceVm().map((vm) -> new End(vm, false, nics)).stream())
			.toList();
	}

	/// One side of a failover.
	///
	/// @param made whether the machine is made there, or removed
	/// @param others what is removed with it
	private record End(ArmId machine, boolean made, List<ArmId> others) {

		/// Of the group itself, or of what is removed; a lock that only forbids to delete harms nothing where things are made.
		boolean concerns(JsonNode lock) {
			var scope = scope(lock);
			if (scope.isEmpty()) {
				return true;
			}
			if (this.made) {
				return scope.get().equals(group()) && readOnly(lock);
			}
			return scope.get().equals(group()) || Stream.concat(Stream.of(this.machine), this.others.stream())
				.anyMatch((id) -> scope.get().equals(id.normal()));
		}

		private static boolean readOnly(JsonNode lock) {
			return !Text.of(lock.path("properties").path("level")).equalsIgnoreCase("CanNotDelete");
		}

		private static Optional<String> scope(JsonNode lock) {
			var id = Text.of(lock.path("id")).toLowerCase(Locale.ROOT);
			var end = id.lastIndexOf(LOCKS);
			return (end > 0) ? Optional.of(id.substring(0, end)) : Optional.empty();
		}

		private String group() {
			return "/subscriptions/%s/resourcegroups/%s"
				.formatted(this.machine.subscription(), this.machine.resourceGroup())
				.toLowerCase(Locale.ROOT);
		}

		String words(JsonNode lock) {
			return "lock %s (%s) on %s".formatted(Text.of(lock.path("name")),
					Text.of(lock.path("properties").path("level")), scope(lock).map(ArmId::tail).orElse("something"));
		}

	}

	private String vm() {
		return this.item.vm();
	}

	private Judging judging(VmRule rule, String threshold) {
		return new Judging(rule, vm(), threshold, this.at);
	}

}
