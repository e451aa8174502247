package dev.switchback.simulator.estate;

import java.util.List;
import java.util.Set;

/// Circuits that can stand in for each other, the gateways linked to them, and the traffic they share. Pairs do not touch
/// each other. A healthy one has two circuits and a gateway; a sick one may have any number of each.
///
/// @param scope where all of it lies
/// @param maintained the circuits whose maintenance Microsoft announces
/// @param quirks what is particular about it
public record PairPlan(String name, List<CircuitPlan> circuits, List<GatewayPlan> gateways, Demand demand, Scope scope,
		List<String> maintained, Set<Quirk> quirks) {

	public PairPlan {
		maintained = List.copyOf(maintained);
		quirks = Set.copyOf(quirks);
		circuits = List.copyOf(circuits);
		gateways = List.copyOf(gateways);
	}

	/// A pair in the one subscription of the healthy ones.
	public PairPlan(String name, List<CircuitPlan> circuits, List<GatewayPlan> gateways, Demand demand) {
		this(name, circuits, gateways, demand, Scope.REHEARSAL, List.of(), Set.of());
	}

	/// The same pair somewhere else.
	public PairPlan in(Scope other) {
		return new PairPlan(this.name, this.circuits, this.gateways, this.demand, other, this.maintained, this.quirks);
	}

	/// The same pair with other traffic.
	public PairPlan with(Demand other) {
		return new PairPlan(this.name, this.circuits, this.gateways, other, this.scope, this.maintained, this.quirks);
	}

	/// The same pair with maintenance announced for some of its circuits.
	public PairPlan maintaining(String... circuits) {
		return new PairPlan(this.name, this.circuits, this.gateways, this.demand, this.scope, List.of(circuits),
				this.quirks);
	}

	/// The same pair with something particular.
	public PairPlan with(Quirk... others) {
		return new PairPlan(this.name, this.circuits, this.gateways, this.demand, this.scope, this.maintained,
				Set.of(others));
	}

	/// Whether something is particular about it.
	public boolean has(Quirk quirk) {
		return this.quirks.contains(quirk);
	}

	/// Where a gateway and its connections lie.
	public Scope scopeOf(GatewayPlan gateway) {
		return gateway.foreign() ? Scope.FOREIGN : this.scope;
	}

}
