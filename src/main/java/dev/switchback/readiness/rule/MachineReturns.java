package dev.switchback.readiness.rule;

import java.util.List;

import dev.switchback.readiness.snapshot.Machine;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;
import tools.jackson.databind.JsonNode;

/// Without the mappings back, a machine that was failed over cannot be protected from there.
final class MachineReturns implements MachineRule {

	@Override
	public Guideline guideline() {
		return new Guideline("VM-07", "The way back of a machine is set up.", Basis.READ, Severity.HIGH,
				"Map the container and the network of the other region back to this one.", Source.REPROTECT);
	}

	@Override
	public Finding judge(Snapshot snapshot, Machine machine, Sheet sheet) {
		var containers = machine.vault().at("containerMappings", "value");
		var networks = machine.vault().at("networkMappings", "value");
		sheet.seen(machine.property("recoveryContainerId"), containers, networks);
		var review = review(snapshot, machine);
		if (review.isEmpty()) {
			return unread(machine, sheet);
		}
		if (!containers.listed() || !networks.listed() || machine.property("recoveryContainerId").text().isEmpty()) {
			return sheet.unknown("the mappings of the vault of %s are not known".formatted(machine.name()));
		}
		return review.get()
			.lackingToReturn(nodes(containers), nodes(networks))
			.map(sheet::fail)
			.orElseGet(() -> sheet.pass("%s can be protected back".formatted(machine.name())));
	}

	private static List<JsonNode> nodes(Place list) {
		return list.each().stream().map(Place::node).toList();
	}

}
