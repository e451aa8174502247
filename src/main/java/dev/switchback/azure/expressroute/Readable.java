package dev.switchback.azure.expressroute;

import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;

/// ARM can be reached and lets us read a circuit's peering, whatever state that is in.
record Readable(Reads reads, DeclaredCircuit circuit) implements Condition {

	@Override
	public Sighting look(Look look) {
		var what = "the peering of " + this.circuit.name();
		return switch (this.reads.peerings().peering(this.circuit, this.reads.deadline(look))) {
			case Failed<PeeringSeen>(var problem, var _) -> problem.blind(what, Evidence.NONE);
			case Value<PeeringSeen>(var seen, var at) ->
				Sighting.met("Azure can be read: %s is %s".formatted(what, seen.words()),
						new Notes().state(this.circuit, seen, at).evidence());
		};
	}

}
