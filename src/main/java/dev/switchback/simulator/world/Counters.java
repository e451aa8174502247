package dev.switchback.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;

import dev.switchback.simulator.estate.Family;
import dev.switchback.simulator.estate.Leg;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PairPlan;

/// Byte counters. The demand of a pair is spread evenly over the links that have a session, on those circuits among them
/// whose connections weigh most.
final class Counters {

	private static final String PRIVATE = "AzurePrivatePeering";

	private static final List<String> TYPES = List.of(PRIVATE, "MicrosoftPeering");

	private final PairPlan plan;

	private final Conditions conditions;

	Counters(PairPlan plan, Conditions conditions) {
		this.plan = plan;
		this.conditions = conditions;
	}

	private record Lane(String circuit, String peering, Link link) {
	}

	/// The pair with everything counted that passed since it was last counted. Nothing
	/// may have changed in between.
	PairState count(PairState state, Instant moment) {
		var millis = Math.max(0, Duration.between(state.asOf(), moment).toMillis());
		if (millis == 0) {
			return state.at(moment);
		}
		var result = state.at(moment);
		for (var type : TYPES) {
			var used = used(state, type);
			for (var circuit : state.circuits().values()) {
				var peering = circuit.peering(type);
				if (peering.isPresent()) {
					var counted = count(circuit, peering.get(), used, state.asOf(), millis);
					var now = result.circuit(circuit.name());
					result = result.with(now.with(counted, now.etag()));
				}
			}
		}
		return result;
	}

	/// The links that carry the traffic of a type of peering. Only private peering knows gateways and their weights.
	private List<Lane> used(PairState state, String type) {
		var open = open(state, type);
		if (!type.equals(PRIVATE)) {
			return open;
		}
		var heaviest = open.stream().mapToInt((lane) -> weight(lane.circuit())).max().orElse(0);
		return open.stream().filter((lane) -> weight(lane.circuit()) == heaviest).toList();
	}

	private PeeringState count(CircuitState circuit, PeeringState peering, List<Lane> used, Instant since,
			long millis) {
		var bytes = new EnumMap<Link, Bytes>(peering.bytes());
		for (var link : Link.values()) {
			if (used.contains(new Lane(circuit.name(), peering.name(), link))) {
				bytes.merge(link, new Bytes(0, 0),
						(now, none) -> now.plus(this.plan.demand().bytesInPerSecond() / used.size(),
								this.plan.demand().bytesOutPerSecond() / used.size(), millis));
			}
			else if (this.conditions.countersFlow(circuit.name(), since)) {
				bytes.merge(link, new Bytes(0, 0), (now, none) -> now
					.plus(this.plan.demand().bytesInPerSecond() / (2L * this.plan.circuits().size()), 0, millis));
			}
		}
		return peering.with(bytes);
	}

	private List<Lane> open(PairState state, String type) {
		return state.circuits()
			.values()
			.stream()
			.flatMap((circuit) -> Stream.of(Link.values()).map((link) -> new Lane(circuit.name(), type, link)))
			.filter((lane) -> isOpen(state, lane))
			.toList();
	}

	private static boolean isOpen(PairState state, Lane lane) {
		return state.circuit(lane.circuit())
			.peering(lane.peering())
			.filter((peering) -> Stream.of(Family.values())
				.anyMatch((family) -> peering.session(Leg.of(lane.link(), family)).up()))
			.isPresent();
	}

	private int weight(String circuit) {
		return this.plan.gateways()
			.stream()
			.flatMap((gateway) -> gateway.connections().stream())
			.filter((connection) -> connection.circuit().equalsIgnoreCase(circuit))
			.mapToInt((connection) -> connection.routingWeight())
			.max()
			.orElse(0);
	}

}
