package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.RuleVerdict;

/// Judges whether the network of a test failover can reach production: it does if it is a production network, is peered with
/// one, has a gateway, or routes anywhere by a table of its own. What cannot be read counts as able to.
///
/// @param item the machine that is drilled
record DrillNetwork(Reads reads, ItemSeen item, ArmId network, Instant at) {

	private static final String GATEWAYS = "GatewaySubnet";

	RuleVerdict judge(Deadline deadline) {
		var judging = new Judging(VmRule.DRILL_NETWORK_ISOLATED, this.network.name(), "reaches nothing", this.at);
		return switch (this.reads.shared().get(ArmRead.of(this.network), deadline)) {
			case Failed<JsonNode>(var problem, var _) -> judging.unseen(problem, "the network " + this.network.name());
			case Value<JsonNode>(var document, var _) ->
				switch (this.reads.vault().items(this.item.vault(), deadline)) {
					case Failed<List<ItemSeen>>(var problem, var _) ->
						judging.unseen(problem, "which networks are production");
					case Value<List<ItemSeen>>(var items, var _) -> judge(judging, document, items);
				};
		};
	}

	private RuleVerdict judge(Judging judging, JsonNode document, List<ItemSeen> items) {
		var reasons = new ArrayList<String>();
		if (!document.path("properties").path("subnets").isArray()) {
			return judging.unclear("not shown", "%s does not show its subnets".formatted(this.network.name()));
		}
		if (!Text.of(document.path("location")).equalsIgnoreCase(this.item.recovery().location())) {
			reasons.add("is in %s and not in %s".formatted(Text.of(document.path("location")),
					this.item.recovery().location()));
		}
		var users = new TreeSet<String>();
		items.stream().filter(this::uses).map(ItemSeen::vm).forEach(users::add);
		if (!users.isEmpty()) {
			reasons.add("is a production network of %s".formatted(String.join(", ", users)));
		}
		if (!document.path("properties").path("virtualNetworkPeerings").isEmpty()) {
			reasons.add("is peered with another network");
		}
		subnets(document.path("properties").path("subnets"), reasons);
		return reasons.isEmpty()
				? judging.pass("isolated",
						"%s has no peering, no gateway and no route table".formatted(this.network.name()))
				: judging.fail(String.join(", ", reasons), "%s could reach production: it %s"
					.formatted(this.network.name(), String.join(", and ", reasons)));
	}

	private static void subnets(JsonNode subnets, List<String> reasons) {
		for (var subnet : subnets) {
			if (Text.of(subnet.path("name")).equalsIgnoreCase(GATEWAYS)) {
				reasons.add("has a place for a gateway");
			}
			if (subnet.path("properties").path("routeTable").isObject()) {
				reasons.add("has a route table on %s".formatted(Text.of(subnet.path("name"))));
			}
		}
	}

	/// Whether a machine runs, or would run after a failover, in the network.
	private boolean uses(ItemSeen other) {
		for (var nic : other.details().path("vmNics")) {
			for (var name : List.of("vMNetworkName", "recoveryVMNetworkId")) {
				if (Text.id(nic.path(name)).filter((id) -> id.same(this.network)).isPresent()) {
					return true;
				}
			}
		}
		return Text.id(other.details().path("selectedRecoveryAzureNetworkId"))
			.filter((id) -> id.same(this.network))
			.isPresent();
	}

}
