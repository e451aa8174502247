package dev.switchback.azure.expressroute;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.switchback.azure.expressroute.HealthyCircuits.Healthy;
import dev.switchback.azure.expressroute.StandIn.Side;

/// Keeps what circuits bring while they are healthy: settled and switched on, everything read, each session bringing prefixes, and
/// none gone that it brought when it was healthy last. A prefix that both circuits brought and neither brings any more was
/// withdrawn on-premises. One that only this circuit has lost makes the look a sick one, which is not remembered, until the
/// prefix is back or a person accepts it as it is.
record Remembering(HealthyCircuits healthy) {

	void remember(StandIn seen) {
		// Both are judged by what was remembered before this look.
		var one = healthy(seen.drained(), seen.survivor());
		var other = healthy(seen.survivor(), seen.drained());
		one.ifPresent(this.healthy::remember);
		other.ifPresent(this.healthy::remember);
	}

	/// A person takes what a circuit brings for what it should bring. One that brings nothing is no measure even then.
	void accept(DeclaredCircuit circuit, Baseline baseline) {
		if (!baseline.brought().isEmpty()) {
			this.healthy.remember(new Healthy(circuit.peeringId().normal(),
					baseline.brought().stream().map(Prefix::toString).toList(), baseline.at()));
		}
	}

	private Optional<Healthy> healthy(Side side, Side other) {
		return side.seenPath()
			.filter(PathSeen::whole)
			.filter((path) -> withdrawn(lost(side, path), other))
			.map((path) -> new Healthy(side.declared().peeringId().normal(),
					path.brought().stream().map(Prefix::toString).toList(), side.path().at()))
			.findFirst();
	}

	private Set<Prefix> lost(Side side, PathSeen path) {
		var lost = remembered(side);
		lost.removeAll(path.brought());
		return lost;
	}

	private boolean withdrawn(Set<Prefix> lost, Side other) {
		return lost.isEmpty() || remembered(other).containsAll(lost) && other.seenPath()
			.anyMatch((path) -> path.whole() && path.brought().stream().noneMatch(lost::contains));
	}

	private Set<Prefix> remembered(Side side) {
		var remembered = new TreeSet<Prefix>();
		this.healthy.last(side.declared().peeringId().normal())
			.ifPresent((last) -> last.prefixes().stream().map(Prefix::parse).forEach(remembered::add));
		return remembered;
	}

}
