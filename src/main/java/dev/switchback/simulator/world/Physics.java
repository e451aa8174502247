package dev.switchback.simulator.world;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.estate.Leg;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PairPlan;

/// Moves a pair through time. A pure function: the same state, faults and moment give the same result, however often and
/// in whatever steps it is asked, so that polling changes nothing.
final class Physics {

	private final Conditions conditions;

	private final Settings settings;

	private final Sessions sessions;

	private final Counters counters;

	private final Announcing announcing;

	Physics(PairPlan plan, Collection<Fault> faults, Settings settings) {
		this.conditions = new Conditions(faults);
		this.settings = settings;
		this.sessions = new Sessions(plan, this.conditions, settings);
		this.counters = new Counters(plan, this.conditions);
		this.announcing = new Announcing(faults);
	}

	/// The pair after everything that is due has happened; the same instance if nothing
	/// was.
	PairState advance(PairState state, Instant now) {
		var moving = state;
		var next = nextEvent(moving, now);
		while (next.isPresent()) {
			moving = step(moving, next.get());
			next = nextEvent(moving, now);
		}
		return moving;
	}

	/// The pair at a moment with counters up to date and sessions reconsidered, for when
	/// conditions have just changed.
	PairState settle(PairState state, Instant now) {
		return step(advance(state, now), now);
	}

	/// The pair with its counters up to date.
	PairState counted(PairState state, Instant now) {
		return this.counters.count(state, now);
	}

	private Optional<Instant> nextEvent(PairState state, Instant now) {
		var circuits = state.circuits().values().stream().flatMap(Physics::due);
		var drifts = state.drifts()
			.stream()
			.filter((drift) -> state.circuit(drift.circuit()).busyWith().isEmpty())
			.map(Drift::at);
		var next = Stream.concat(circuits, drifts)
			.min(Instant::compareTo)
			.map((moment) -> moment.isBefore(state.asOf()) ? state.asOf() : moment);
		var edge = this.conditions.nextEdge(state.asOf());
		return Stream.concat(next.stream(), edge.stream())
			.min(Instant::compareTo)
			.filter((moment) -> !moment.isAfter(now));
	}

	private static Stream<Instant> due(CircuitState circuit) {
		var own = present((circuit.write() == null) ? null : circuit.write().completesAt());
		return Stream.concat(own, circuit.peerings().values().stream().flatMap(Physics::due));
	}

	private static Stream<Instant> due(PeeringState peering) {
		var write = present((peering.write() == null) ? null : peering.write().completesAt());
		return Stream.concat(write,
				peering.sessions().values().stream().flatMap((session) -> present(session.flipAt())));
	}

	private static Stream<Instant> present(@Nullable Instant moment) {
		return Optional.ofNullable(moment).stream();
	}

	private PairState step(PairState before, Instant moment) {
		var state = this.counters.count(before, moment);
		for (var circuit : before.circuits().values()) {
			state = state.with(Completion.of(circuit, moment, this.settings.assumptions(),
					this.announcing.revalidated(circuit.name(), moment)));
		}
		for (var drift : before.drifts()) {
			if (!drift.at().isAfter(moment) && state.circuit(drift.circuit()).busyWith().isEmpty()) {
				state = Drifting.begin(state, drift, moment, this.settings);
			}
		}
		for (var circuit : state.circuits().values()) {
			state = state.with(this.sessions.reconsider(circuit, moment));
		}
		return state;
	}

	/// Whether a link of a peering has a signal.
	boolean linkUp(String circuit, PeeringState peering, Link link, Instant now) {
		return this.sessions.signal(circuit, peering, link, now) == Conditions.Signal.UP;
	}

	/// Whether a prefix can be seen on a leg, in the route table or (further away) at the
	/// gateways.
	boolean visible(String circuit, PeeringState peering, Leg leg, String prefix, boolean atGateway, Instant now) {
		if (this.conditions.missing(circuit, now).contains(prefix)) {
			return false;
		}
		var session = peering.session(leg);
		if (session.since() == null) {
			return false;
		}
		var from = session.convergesFrom();
		if (from == null) {
			return !session.up();
		}
		var durations = this.settings.durations();
		var lag = session.up() ? durations.prefixArrival() : durations.prefixWithdrawal();
		var total = atGateway ? lag.plus(durations.gatewayLag()) : lag;
		var moved = !now.isBefore(from.plus(this.settings.scaled(total, session.lag())));
		return session.up() == moved;
	}

}
