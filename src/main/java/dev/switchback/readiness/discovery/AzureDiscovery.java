package dev.switchback.readiness.discovery;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Urgency;
import dev.switchback.readiness.snapshot.Snapshot;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes the inventory of what Azure shows, with the calls that nobody else needs: assessments come last in the budget. What
/// cannot be read is said where it would stand. Nothing is changed.
final class AzureDiscovery implements Discovery {

	/// So many are read at the same time.
	private static final int AT_ONCE = 8;

	private final Arm arm;

	private final List<ArmId> vaults;

	/// @param vaults that are read even if no list shows them
	AzureDiscovery(Arm arm, List<ArmId> vaults) {
		this.arm = arm;
		this.vaults = List.copyOf(vaults);
	}

	@Override
	public ObjectNode read(Collection<String> subscriptions, List<ArmId> known, Optional<ObjectNode> before,
			Duration within) {
		var deadline = this.arm.deadline(Look.at(this.arm.now(), within, Urgency.ASSESSMENT, List.of()));
		var document = JsonNodeFactory.instance.objectNode()
			.put("format", Snapshot.FORMAT)
			.put("takenAt", this.arm.now().truncatedTo(ChronoUnit.MILLIS).toString());
		var circuits = new CircuitReads(this.arm, new Earlier(before), deadline);
		var gateways = new GatewayReads(this.arm, deadline);
		list(document, "circuits", ids(subscriptions, "Microsoft.Network/expressRouteCircuits", known, deadline),
				circuits::read);
		list(document, "gateways", ids(subscriptions, "Microsoft.Network/virtualNetworkGateways", List.of(), deadline),
				gateways::read);
		list(document, "ports", ids(subscriptions, "Microsoft.Network/expressRoutePorts", List.of(), deadline),
				(id) -> new Noting(this.arm, deadline).resource(id, ArmRead.of(id)));
		vaults(document, ids(subscriptions, "Microsoft.RecoveryServices/vaults", this.vaults, deadline), deadline);
		return document;
	}

	/// One after the other, with all machines of one at the same time: a vault may have a thousand.
	private void vaults(ObjectNode document, Optional<List<ArmId>> ids, Deadline deadline) {
		if (ids.isEmpty()) {
			document.putObject("vaults").put("problem", "it could not be read which vaults there are");
			return;
		}
		var vaults = new VaultReads(this.arm, deadline, new InParallel(AT_ONCE));
		var list = document.putArray("vaults");
		ids.get().forEach((id) -> list.add(vaults.read(id)));
	}

	/// Empty if a list could not be read and nothing else is known: nobody must take that for none.
	private Optional<List<ArmId>> ids(Collection<String> subscriptions, String type, List<ArmId> known,
			Deadline deadline) {
		Map<String, ArmId> ids = new LinkedHashMap<>();
		var whole = !subscriptions.isEmpty();
		known.forEach((id) -> ids.put(id.normal(), id));
		for (var subscription : subscriptions) {
			switch (this.arm.resources(subscription, type, deadline)) {
				case Value<List<ArmId>>(var found, var _) -> found.forEach((id) -> ids.put(id.normal(), id));
				case Failed<List<ArmId>> _ -> whole = false;
			}
		}
		return (whole || !ids.isEmpty()) ? Optional.of(List.copyOf(ids.values())) : Optional.empty();
	}

	private static void list(ObjectNode document, String name, Optional<List<ArmId>> ids,
			Function<ArmId, ObjectNode> reading) {
		ids.ifPresent((known) -> {
			var list = document.putArray(name);
			new InParallel(AT_ONCE).each(known, reading).forEach(list::add);
		});
	}

}
