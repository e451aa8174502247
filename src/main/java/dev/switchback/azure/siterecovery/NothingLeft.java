package dev.switchback.azure.siterecovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;

/// Nothing of what a test failover made is left. Azure's word that it cleaned up counts for nothing: what was made is looked
/// for, and so are network interfaces that are named after the machine.
///
/// @param resources ARM ids of what was made
record NothingLeft(Reads reads, ItemRef item, List<String> resources) implements Condition {

	private static final String INTERFACES = "Microsoft.Network/networkInterfaces";

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		var left = new ArrayList<String>();
		for (var resource : this.resources) {
			switch (this.reads.arm().get(ArmRead.of(ArmId.parse(resource)), deadline)) {
				case Failed<JsonNode>(ArmProblem.NotFound _, var _) -> {
				}
				case Failed<JsonNode>(var problem, var _) -> {
					return problem.blind("whether %s is gone".formatted(ArmId.tail(resource)), Evidence.NONE);
				}
				case Value<JsonNode> _ -> left.add(resource);
			}
		}
		return interfaces(left, look, deadline);
	}

	private Sighting interfaces(List<String> left, Look look, Deadline deadline) {
		for (var vm : this.resources.stream().map(ArmId::parse).filter(NothingLeft::machine).toList()) {
			switch (this.reads.arm().resources(vm.subscription(), INTERFACES, deadline)) {
				case Failed<List<ArmId>>(var problem, var _) -> {
					return problem.blind("whether network interfaces are left", Evidence.NONE);
				}
				case Value<List<ArmId>>(var interfaces, var _) -> interfaces.stream()
					.filter((nic) -> named(nic, vm))
					.map(ArmId::toString)
					.filter((nic) -> left.stream().noneMatch(nic::equalsIgnoreCase))
					.forEach(left::add);
			}
		}
		var notes = new Notes();
		left.forEach((resource) -> notes.note("left over", this.item.vm(), resource, look.at()));
		return left.isEmpty()
				? Sighting.met("nothing of the test failover of %s is left".formatted(this.item.vm()), notes.evidence())
				: new Sighting.Unmet("of the test failover of %s there is still %s".formatted(this.item.vm(),
						String.join(", ", left.stream().map(ArmId::tail).toList())), notes.evidence());
	}

	private static boolean machine(ArmId id) {
		return id.is("Microsoft.Compute", "virtualMachines");
	}

	private static boolean named(ArmId nic, ArmId vm) {
		return nic.resourceGroup().equalsIgnoreCase(vm.resourceGroup())
				&& nic.name().toLowerCase(Locale.ROOT).startsWith(vm.name().toLowerCase(Locale.ROOT) + "-");
	}

}
