package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;

/// All of some circuits are enabled, by reading each.
record AllEnabled(Reads reads, List<DeclaredCircuit> circuits, Set<Family> families) implements Condition {

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		var notes = new Notes();
		var off = new ArrayList<String>();
		var changing = new ArrayList<String>();
		for (var circuit : this.circuits) {
			switch (this.reads.peerings().peering(circuit, deadline)) {
				case Failed<PeeringSeen>(var problem, var _) -> {
					return problem.blind("the peering of " + circuit.name(), notes.evidence());
				}
				case Value<PeeringSeen>(var seen, var at) -> {
					notes.state(circuit, seen, at);
					if (!this.families.stream().allMatch(seen::on)) {
						off.add("%s is %s".formatted(circuit.spoken(), seen.words()));
					}
					else if (!seen.settled()) {
						changing.add("%s is %s".formatted(circuit.spoken(), seen.words()));
					}
				}
			}
		}
		if (!off.isEmpty()) {
			return new Sighting.Unmet(String.join("; ", off), notes.evidence());
		}
		return changing.isEmpty() ? Sighting.met(names() + " are enabled", notes.evidence()) : new Sighting.Converging(
				String.join("; ", changing), notes.evidence(), this.reads.settings().lookAgain());
	}

	private String names() {
		return String.join(" and ", this.circuits.stream().map(DeclaredCircuit::spoken).toList());
	}

}
