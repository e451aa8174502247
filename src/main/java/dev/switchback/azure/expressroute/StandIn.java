package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Purpose;

/// All that is looked at to judge whether one circuit can stand in for another.
///
/// @param families that are to be switched off
/// @param gateways the connections to the pair's circuits and others
/// @param learned by gateway, by the normal form of its id: those linked to the drained circuit
/// @param ownWrites what we ourselves have open on the survivor
/// @param at when the look began
record StandIn(Purpose purpose, Set<Family> families, Side drained, Side survivor, GatewayReads.Found gateways,
		Map<String, Fetched<List<LearnedRoute>>> learned, List<String> ownWrites, Instant at) {

	/// One circuit of the pair.
	///
	/// @param path of its peering, if that could be read
	record Side(DeclaredCircuit declared, Fetched<CircuitSeen> circuit, Fetched<PeeringSeen> peering,
			Fetched<PathSeen> path) {

		String name() {
			return this.declared.name();
		}

		String spoken() {
			return this.declared.spoken();
		}

		Stream<PathSeen> seenPath() {
			return (this.path instanceof Value<PathSeen>(var seen, var _)) ? Stream.of(seen) : Stream.empty();
		}

	}

	/// The connections to a circuit.
	List<ConnectionSeen> to(Side side) {
		return this.gateways.connections()
			.stream()
			.filter((connection) -> connection.circuit().same(side.declared().id()))
			.toList();
	}

	/// The connections of the gateway of a connection.
	List<ConnectionSeen> beside(ConnectionSeen connection) {
		return this.gateways.connections()
			.stream()
			.filter((other) -> other.gateway().same(connection.gateway()))
			.toList();
	}

	/// What the customer brings over the drained circuit, in doubt included.
	Set<Prefix> required() {
		return this.drained.seenPath().map(PathSeen::brought).findFirst().orElse(Set.of());
	}

}
