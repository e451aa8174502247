package dev.switchback.azure.expressroute;

import java.util.Set;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;

/// Nobody has switched a drained circuit on again.
record StillDrained(Reads reads, DeclaredCircuit circuit, Set<Family> families) implements Condition {

	@Override
	public Sighting look(Look look) {
		var what = "the peering of " + this.circuit.name();
		return switch (this.reads.peerings().peering(this.circuit, this.reads.deadline(look))) {
			case Failed<PeeringSeen>(ArmProblem.NotFound problem, var _) ->
				new Sighting.Unmet(problem.sentence(what), Evidence.NONE);
			case Failed<PeeringSeen>(var problem, var _) -> problem.blind(what, Evidence.NONE);
			case Value<PeeringSeen>(var seen, var at) -> {
				var evidence = new Notes().state(this.circuit, seen, at).evidence();
				yield this.families.stream().allMatch(seen::off)
						? Sighting.met("%s is still switched off".formatted(this.circuit.spoken()), evidence)
						: new Sighting.Unmet("the peering of %s is %s: somebody else switched it on"
							.formatted(this.circuit.spoken(), seen.words()), evidence);
			}
		};
	}

}
