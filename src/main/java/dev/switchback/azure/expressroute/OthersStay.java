package dev.switchback.azure.expressroute;

import java.util.Objects;
import java.util.Set;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;

/// The families of a drained circuit that were not switched off still work. One is lost only when that was seen.
///
/// @param families that were switched off
record OthersStay(Reads reads, DeclaredCircuit circuit, Set<Family> families,
		@Nullable Baseline baseline) implements Condition {

	@Override
	public Sighting look(Look look) {
		var before = Objects.requireNonNull(this.baseline, "the baseline is not known yet");
		var deadline = this.reads.deadline(look);
		var what = "the peering of " + this.circuit.name();
		return switch (this.reads.peerings().peering(this.circuit, deadline)) {
			case Failed<PeeringSeen>(ArmProblem.NotFound problem, var _) ->
				new Sighting.Unmet(problem.sentence(what), Evidence.NONE);
			case Failed<PeeringSeen>(var problem, var _) -> problem.blind(what, Evidence.NONE);
			case Value<PeeringSeen>(var seen, var at) -> {
				var path = PathSeen.of(seen, this.reads.arm().ask(PeeringReads.asks(this.circuit, true), deadline));
				yield judge(before, path,
						new Notes().state(this.circuit, seen, at)
							.sessions(this.circuit, path.sessions())
							.prefixes(this.circuit, path)
							.evidence());
			}
		};
	}

	Sighting judge(Baseline before, PathSeen path, Evidence evidence) {
		var lost = Unasked.lost(before, this.families, path);
		if (!lost.isEmpty()) {
			return new Sighting.Unmet(Unasked.sentence(this.circuit, lost), evidence);
		}
		return path.unseenSession()
			.or(path::unseenRoutes)
			.<Sighting>map((problem) -> problem.blind("a table of " + this.circuit.name(), evidence))
			.orElseGet(() -> Sighting.met("%s of %s is not seen to be any different"
				.formatted(Words.families(before.staying(this.families)), this.circuit.spoken()), evidence));
	}

}
