package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.expressroute.StandIn.Side;
import tools.jackson.databind.JsonNode;

/// Reads all that is needed to judge whether one circuit can stand in for another.
record PairReads(Reads reads, DeclaredCircuit drained, DeclaredCircuit survivor, Drain drain) {

	/// Everything, from one look.
	StandIn read(Deadline deadline) {
		var at = this.reads.arm().now();
		var peerings = this.reads.peerings();
		var drainedPeering = peerings.peering(this.drained, deadline);
		var survivorPeering = peerings.peering(this.survivor, deadline);
		var drainedCircuit = peerings.circuit(this.drained, deadline);
		var survivorCircuit = peerings.circuit(this.survivor, deadline);
		var gateways = this.reads.gateways()
			.connections(List.of(this.drained, this.survivor), List.of(drainedCircuit, survivorCircuit), deadline);
		var linked = linked(gateways);
		Map<String, Fetched<String>> networks = new LinkedHashMap<>();
		linked.forEach((gateway) -> networks.put(gateway.normal(),
				this.reads.arm().get(ArmRead.of(gateway), deadline).map(GatewaySeen::network)));
		var answers = this.reads.arm().ask(asks(drainedPeering, survivorPeering, linked), deadline);
		var ask = new Answers(answers);
		var drainedPath = ask.path(drainedPeering);
		var survivorPath = ask.path(survivorPeering);
		var learned = new LinkedHashMap<String, GatewaySeen>();
		linked.forEach((gateway) -> learned.put(gateway.normal(), new GatewaySeen(ask.next().map(Tables::learned),
				Objects.requireNonNull(networks.get(gateway.normal())), ask.next().map(AzureTest::ofSites))));
		var linkTests = ask.next().map(AzureTest::ofLinks);
		var outlook = this.reads.outlook().of(this.drained, this.survivor, deadline);
		return new StandIn(this.drain, new Side(this.drained, drainedCircuit, drainedPeering, drainedPath),
				new Side(this.survivor, survivorCircuit, survivorPeering, survivorPath), gateways, learned,
				this.reads.openOn(this.survivor), this.reads.healthy().last(this.drained.peeringId().normal()),
				this.reads.keys().of(this.drained), outlook, this.reads.replicas().now(), linkTests, at);
	}

	/// The gateways linked to the drained circuit, each once.
	private List<ArmId> linked(GatewayReads.Found gateways) {
		var linked = new LinkedHashMap<String, ArmId>();
		gateways.connections()
			.stream()
			.filter((connection) -> connection.circuit().same(this.drained.id()))
			.forEach((connection) -> linked.put(connection.gateway().normal(), connection.gateway()));
		return List.copyOf(linked.values());
	}

	private List<ArmRead> asks(Fetched<PeeringSeen> drainedPeering, Fetched<PeeringSeen> survivorPeering,
			List<ArmId> gateways) {
		var asks = new ArrayList<ArmRead>();
		if (drainedPeering instanceof Value) {
			asks.addAll(PeeringReads.asks(this.drained, true));
		}
		if (survivorPeering instanceof Value) {
			asks.addAll(PeeringReads.asks(this.survivor, true));
		}
		gateways.forEach((gateway) -> asks.addAll(GatewaySeen.asks(gateway)));
		asks.add(AzureTest.asksLinks(this.survivor.id()));
		return asks;
	}

	/// Hands out the answers in the order in which was asked.
	private static final class Answers {

		private final List<Fetched<JsonNode>> answers;

		private int next;

		Answers(List<Fetched<JsonNode>> answers) {
			this.answers = answers;
		}

		Fetched<JsonNode> next() {
			return this.answers.get(this.next++);
		}

		Fetched<PathSeen> path(Fetched<PeeringSeen> peering) {
			return switch (peering) {
				case Failed<PeeringSeen> failed -> failed.as();
				case Value<PeeringSeen>(var seen, var _) -> {
					var own = List.of(next(), next(), next(), next());
					yield new Value<>(PathSeen.of(seen, own), own.getFirst().at());
				}
			};
		}

	}

}
