package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.expressroute.HealthyCircuits.Healthy;
import dev.switchback.playbook.LiveReplicas.Replica;
import org.jspecify.annotations.Nullable;

/// All that is looked at to judge whether one circuit can stand in for another.
///
/// @param gateways the connections to the pair's circuits and others
/// @param learned by gateway, by the normal form of its id: those linked to the drained circuit
/// @param ownWrites what we ourselves have open on the survivor
/// @param lastHealthy what the drained circuit brought when it was last seen whole
/// @param key the MD5 key of the drained circuit, if one is in use
/// @param outlook what can be expected of the survivor
/// @param replicas the processes of ours that run
/// @param linkTests of Azure's own that run on links of the survivor
/// @param at when the look began
record StandIn(Drain drain, Side drained, Side survivor, GatewayReads.Found gateways, Map<String, GatewaySeen> learned,
		List<String> ownWrites, Optional<Healthy> lastHealthy, Md5Keys.Found key, Outlook outlook,
		List<Replica> replicas, Fetched<List<AzureTest>> linkTests, Instant at) {

	/// One circuit of the pair.
	///
	/// @param path of its peering, if that could be read
	record Side(DeclaredCircuit declared, Fetched<CircuitSeen> circuit, Fetched<PeeringSeen> peering,
			Fetched<PathSeen> path) {

		Side with(Fetched<PeeringSeen> now) {
			var read = (now instanceof Value<PeeringSeen>(var seen, var _))
					? this.path.map((path) -> new PathSeen(seen, path.sessions(), path.routes())) : this.path;
			return new Side(this.declared, this.circuit, now, read);
		}

		String name() {
			return this.declared.name();
		}

		String spoken() {
			return this.declared.spoken();
		}

		/// Why something of it was not seen.
		Stream<ArmProblem> problems() {
			var tables = seenPath()
				.flatMap((path) -> Stream.concat(path.unseenSession().stream(), path.unseenRoutes().stream()));
			return Stream.of(problem(this.circuit), problem(this.peering), problem(this.path), tables)
				.flatMap((problems) -> problems);
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

	/// Whether something that was not seen may be seen yet, if one waits.
	boolean mayBeSeenYet() {
		var problems = Stream.of(this.drained, this.survivor).flatMap(Side::problems);
		var learned = this.learned.values().stream().flatMap((gateway) -> problem(gateway.learned()));
		return this.gateways.passing() || Stream.concat(problems, learned).anyMatch(ArmProblem::passing);
	}

	private static Stream<ArmProblem> problem(Fetched<?> fetched) {
		return (fetched instanceof Failed<?>(var problem, var _)) ? Stream.of(problem) : Stream.empty();
	}

	/// What must arrive without the drained circuit.
	Required required() {
		var brought = this.drained.seenPath().map(PathSeen::brought).findFirst().orElse(Set.of());
		var whole = this.drained.seenPath().anyMatch((path) -> path.unseenRoutes().isEmpty());
		return Required.of(brought, whole, this.lastHealthy, known(), this.drain.declared());
	}

	/// The prefixes known to gateways that have no other circuit than the pair.
	private Set<Prefix> known() {
		var known = new TreeSet<Prefix>();
		for (var connection : to(this.drained)) {
			if (PairRules.others(this, connection) == 0
					&& learned(connection) instanceof Value<List<LearnedRoute>>(var routes, var _)) {
				routes.forEach((route) -> known.add(route.network()));
			}
		}
		return known;
	}

	/// The routes of a connection's gateway; `null` if they were not asked for.
	@Nullable
	Fetched<List<LearnedRoute>> learned(ConnectionSeen connection) {
		var gateway = this.learned.get(connection.gateway().normal());
		return (gateway != null) ? gateway.learned() : null;
	}

	/// Whether the drained circuit was seen to bring nothing: then no router of it brings a gateway anything.
	boolean drainedIsSilent() {
		return this.drained.seenPath().anyMatch(PathSeen::silent);
	}

	/// The same with what was read last.
	StandIn with(Fetched<PeeringSeen> drainedNow, Fetched<PeeringSeen> survivorNow, List<String> ownWritesNow) {
		return new StandIn(this.drain, this.drained.with(drainedNow), this.survivor.with(survivorNow), this.gateways,
				this.learned, ownWritesNow, this.lastHealthy, this.key, this.outlook, this.replicas, this.linkTests,
				this.at);
	}

}
