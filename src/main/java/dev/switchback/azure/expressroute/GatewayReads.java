package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.azure.resourcemanager.network.fluent.models.VirtualNetworkGatewayConnectionInner;
import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Unreadable;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Problem;
import org.jspecify.annotations.Nullable;

/// Finds the gateways that are linked to circuits. A connection lies beside its gateway, in any resource group; one from
/// another subscription is known by the authorization it was made with.
final class GatewayReads {

	private static final String CONNECTIONS = "Microsoft.Network/connections";

	private final Arm arm;

	GatewayReads(Arm arm) {
		this.arm = arm;
	}

	/// What was found.
	///
	/// @param connections to circuits, wherever they lead
	/// @param unread what exists and could not be read, one sentence each, without a full
	/// stop
	/// @param passing whether any of that may be read yet
	record Found(List<ConnectionSeen> connections, List<String> unread, boolean passing) {

		Found {
			connections = List.copyOf(connections);
			unread = List.copyOf(unread);
		}

	}

	/// The connections in the circuits' subscriptions, and those made with the circuits' authorizations. A Microsoft peering
	/// has none.
	///
	/// @param seen the circuits as read; one that could not be read has authorizations that nobody knows
	Found connections(List<DeclaredCircuit> circuits, List<Fetched<CircuitSeen>> seen, Deadline deadline) {
		if (circuits.stream().noneMatch(DeclaredCircuit::hasGateways)) {
			return new Found(List.of(), List.of(), false);
		}
		var unread = new ArrayList<String>();
		var problems = new ArrayList<ArmProblem>();
		Map<String, ArmId> ids = new LinkedHashMap<>();
		seen.forEach((circuit) -> {
			switch (circuit) {
				case Value<CircuitSeen>(var value, var _) ->
					value.authorized().forEach((id) -> ids.put(id.normal(), id));
				case Failed<CircuitSeen>(var problem, var _) -> {
					problems.add(problem);
					unread.add(problem.sentence("the authorizations of a circuit"));
				}
			}
		});
		circuits.stream().map((circuit) -> circuit.id().subscription()).distinct().forEach((subscription) -> {
			switch (this.arm.resources(subscription, CONNECTIONS, deadline)) {
				case Value<List<ArmId>>(var found, var _) -> found.forEach((id) -> ids.put(id.normal(), id));
				case Failed<List<ArmId>>(var problem, var _) -> {
					problems.add(problem);
					unread.add(problem.sentence("the connections in subscription " + subscription));
				}
			}
		});
		var connections = new ArrayList<ConnectionSeen>();
		ids.values().forEach((id) -> {
			switch (connection(id, deadline)) {
				case Value<Optional<ConnectionSeen>>(var one, var _) -> one.ifPresent(connections::add);
				case Failed<Optional<ConnectionSeen>>(ArmProblem.NotFound(var gone), var _) when isGone(gone) -> {
				}
				case Failed<Optional<ConnectionSeen>>(var problem, var _) -> {
					problems.add(problem);
					unread.add(problem.sentence("the connection " + id.name()));
				}
			}
		});
		return new Found(connections, unread, problems.stream().anyMatch(ArmProblem::passing));
	}

	/// A list and an authorization may name a connection that was deleted. A subscription that is not found may be one that
	/// is not shown to us.
	private static boolean isGone(Problem problem) {
		return problem.code().equals("ResourceNotFound") || problem.code().equals("ResourceGroupNotFound");
	}

	private Fetched<Optional<ConnectionSeen>> connection(ArmId id, Deadline deadline) {
		return this.arm
			.read(id, deadline,
					(client, context) -> client.getVirtualNetworkGatewayConnections()
						.getByResourceGroupWithResponse(id.resourceGroup(), id.name(), context)
						.getValue())
			.map((inner) -> toCircuit(id, inner));
	}

	private static Optional<ConnectionSeen> toCircuit(ArmId id, VirtualNetworkGatewayConnectionInner inner) {
		if (inner.peer() == null || inner.virtualNetworkGateway1() == null) {
			return Optional.empty();
		}
		var circuit = id(inner.peer().id());
		var gateway = id(inner.virtualNetworkGateway1().id());
		if (Stream.of(circuit, gateway).anyMatch(Optional::isEmpty)) {
			throw new Unreadable("the connection does not say what it connects");
		}
		var weight = (inner.routingWeight() != null) ? inner.routingWeight() : 0;
		var status = (inner.connectionStatus() != null) ? inner.connectionStatus().toString() : "";
		return Optional.of(new ConnectionSeen(id, gateway.orElseThrow(), circuit.orElseThrow(), weight, status));
	}

	private static Optional<ArmId> id(@Nullable String text) {
		try {
			return (text != null) ? Optional.of(ArmId.parse(text)) : Optional.empty();
		}
		catch (ArmId.NotAnArmId _) {
			return Optional.empty();
		}
	}

}
