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
		var lost = unasked(path);
		if (!lost.isEmpty()) {
			return new Sighting.Refused("%s of %s went down as well, which nobody asked for"
				.formatted(Words.families(lost), this.circuit.spoken()), evidence);
		}
		var still = path.brought().stream().filter((prefix) -> this.families.contains(prefix.family())).toList();
		if (path.sessions().stream().anyMatch(SessionSeen::up) || !still.isEmpty()) {
			return new Sighting.Converging(
					"%s is still draining: %s; %s still there".formatted(this.circuit.spoken(),
							SurvivorRules.words(path.sessions()), Words.prefixes(still.size())),
					evidence, this.reads.settings().lookAgain());
		}
		return path.unseenSession()
			.or(path::unseenRoutes)
			.<Sighting>map((problem) -> problem.blind("a table of " + this.circuit.name(), evidence))
			.orElseGet(() -> Sighting.met(
					"%s is silent: both sessions are down and nothing arrives over it".formatted(this.circuit.spoken()),
					evidence));
	}

	/// The families that were not to go down and whose prefixes are gone.
	private Set<Family> unasked(PathSeen path) {
		var lost = new TreeSet<Family>();
		var before = Objects.requireNonNull(this.baseline, "the baseline is not known yet");
		if (path.routes().stream().allMatch((table) -> table instanceof Value<List<Route>>)) {
			before.brought().stream().map(Prefix::family).forEach(lost::add);
			path.brought().stream().map(Prefix::family).forEach(lost::remove);
			lost.removeAll(this.families);
		}
		for (var family : Family.values()) {
			var was = before.found().state(family);
			if (!this.families.contains(family) && PeeringSeen.ENABLED.equalsIgnoreCase(was)
					&& path.peering().off(family)) {
				lost.add(family);
			}
		}
		return lost;
	}

	private String peering() {
		return "the peering of " + this.circuit.name();
	}

}
