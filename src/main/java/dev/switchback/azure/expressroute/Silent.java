package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;

/// A circuit has drained: its peering is off, its sessions are down, and nothing arrives from on-premises any more. A
/// family that was not to be switched off must not have gone down with it.
record Silent(Reads reads, DeclaredCircuit circuit, Set<Family> families,
		@Nullable Baseline baseline) implements Condition {

	@Override
	public Sighting look(Look look) {
		var deadline = this.reads.deadline(look);
		return switch (this.reads.peerings().peering(this.circuit, deadline)) {
			case Failed<PeeringSeen>(ArmProblem.NotFound problem, var _) ->
				new Sighting.Refused(problem.sentence(peering()), Evidence.NONE);
			case Failed<PeeringSeen>(var problem, var _) -> problem.blind(peering(), Evidence.NONE);
			// It was off a moment ago.
			case Value<PeeringSeen>(var seen, var at) when !this.families.stream().allMatch(seen::off) ->
				new Sighting.Refused("the peering of %s is %s: somebody else switched it on".formatted(
						this.circuit.spoken(), seen.words()), new Notes().state(this.circuit, seen, at).evidence());
			case Value<PeeringSeen> seen -> tables(seen, deadline);
		};
	}

	private Sighting tables(Value<PeeringSeen> peering, Deadline deadline) {
		var path = PathSeen.of(peering.value(), this.reads.arm().ask(PeeringReads.asks(this.circuit, true), deadline));
		var evidence = new Notes().state(this.circuit, peering.value(), peering.at())
			.sessions(this.circuit, path.sessions())
			.prefixes(this.circuit, path)
			.evidence();
		return judge(path, evidence);
	}

	Sighting judge(PathSeen path, Evidence evidence) {
		var before = Objects.requireNonNull(this.baseline, "the baseline is not known yet");
		var lost = Unasked.lost(before, this.families, path);
		if (!lost.isEmpty()) {
			return new Sighting.Refused(Unasked.sentence(this.circuit, lost), evidence);
		}
		var sessions = path.sessions().stream().filter((session) -> this.families.contains(session.family())).toList();
		var still = path.brought().stream().filter((prefix) -> this.families.contains(prefix.family())).toList();
		if (sessions.stream().anyMatch(SessionSeen::up) || !still.isEmpty()) {
			return new Sighting.Converging(
					"%s is still draining: %s; %s still there".formatted(this.circuit.spoken(),
							SurvivorRules.words(sessions), Words.prefixes(still.size())),
					evidence, this.reads.settings().lookAgain());
		}
		return path.unseenSession()
			.or(path::unseenRoutes)
			.<Sighting>map((problem) -> problem.blind("a table of " + this.circuit.name(), evidence))
			.orElseGet(() -> silent(before, path, evidence));
	}

	/// That nothing is there proves something only of what would be shown if it were.
	private Sighting silent(Baseline before, PathSeen path, Evidence evidence) {
		for (var family : this.families) {
			if (!before.showed(family) && !path.shows(family)) {
				return new Sighting.Unsettled(Unasked.untold(this.circuit, family, "is silent"), evidence,
						this.reads.settings().lookAgain().multipliedBy(5));
			}
		}
		var spoken = this.circuit.spoken();
		return Sighting.met(path.peering().families().equals(Set.of(Family.IPV4))
				? "%s is silent: both sessions are down and nothing arrives over it".formatted(spoken)
				: "%s is silent in %s: no session is up and nothing arrives over it".formatted(spoken,
						Words.families(this.families)),
				evidence);
	}

	private String peering() {
		return "the peering of " + this.circuit.name();
	}

}
