package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Alternative;
import org.jspecify.annotations.Nullable;

/// What drains a circuit without a write to its peering.
public final class Alternatives {

	private Alternatives() {
	}

	/// For somebody who manages the sessions.
	/// @param edge where they end; `null` if nothing tells so
	public static List<Alternative> of(DeclaredCircuit circuit, @Nullable CustomerEdge edge) {
		return with(atTheEdge(circuit, edge), circuit);
	}

	/// Those that need no router. Both act on gateways, which a Microsoft peering has none of.
	public static List<Alternative> besidesTheEdge(DeclaredCircuit circuit) {
		return circuit.hasGateways() ? List.of(byWeight(circuit), bySiteTest(circuit)) : List.of();
	}

	/// All of them, at the end of a sentence.
	static String inWords(DeclaredCircuit circuit) {
		return "drain it without a write to its peering: at the customer edge"
				+ (circuit.hasGateways() ? ", by connection weight, or with Azure's own site failover test" : "");
	}

	/// For a circuit whose sessions the provider manages.
	static List<Alternative> ofProvider(DeclaredCircuit circuit) {
		return with(new Alternative("Have the provider shut the sessions down",
				"Ask the provider of %s to shut its BGP sessions with Microsoft down on both links, and to bring them up again when you say so."
					.formatted(circuit.spoken())),
				circuit);
	}

	private static List<Alternative> with(Alternative first, DeclaredCircuit circuit) {
		return Stream.concat(Stream.of(first), besidesTheEdge(circuit).stream()).toList();
	}

	static List<Alternative> of(StandIn seen) {
		var drained = seen.drained();
		return of(drained.declared(), (drained.peering() instanceof Value<PeeringSeen>(var peering, var _))
				? CustomerEdge.of(peering) : null);
	}

	private static Alternative atTheEdge(DeclaredCircuit circuit, @Nullable CustomerEdge edge) {
		var sessions = (edge != null) ? edge.sessions() : List.<CustomerEdge.Neighbours>of();
		var which = sessions.isEmpty()
				? "with Microsoft (AS %d) on both links of %s".formatted(CustomerEdge.MICROSOFT, circuit.spoken())
				: sessions.stream()
					.map((session) -> "with %s (%s)".formatted(session.microsoft(), session.spoken()))
					.collect(Collectors.joining(", ", "of %s ".formatted(circuit.spoken()), ""));
		return new Alternative("Shut the sessions down at the customer edge",
				"On your own routers, shut down the BGP sessions %s, one after the other: neighbor … shutdown. To bring it back: no neighbor … shutdown."
					.formatted(which));
	}

	/// Source: the higher weight wins, before AS paths are compared; it steers what leaves Azure and nothing else.
	private static Alternative byWeight(DeclaredCircuit circuit) {
		return new Alternative("Give its connections less weight",
				"For every gateway, give the connection to %s a lower routingWeight than the connection to the other circuit (az network vpn-connection update … --set routingWeight=…), "
					.formatted(circuit.name())
						+ "and make on-premises prefer the other circuit too: the weight steers only what leaves Azure. To bring it back, set the weights as they were.");
	}

	/// Source: Microsoft's Resiliency Validation; it needs two peering locations, and runs until somebody stops it.
	private static Alternative bySiteTest(DeclaredCircuit circuit) {
		return new Alternative("Run Azure's own site failover test",
				"In the portal, on each ExpressRoute gateway, under Resiliency Validation, start a test of the peering location of %s. It disconnects that gateway from every circuit there, "
					.formatted(circuit.spoken()) + "and runs until you stop it: stop it to bring things back.");
	}

}
