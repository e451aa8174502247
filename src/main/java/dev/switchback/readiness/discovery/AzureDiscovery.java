package dev.switchback.readiness.discovery;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Urgency;
import dev.switchback.readiness.snapshot.Snapshot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes the inventory of what Azure shows, with the calls that nobody else needs: assessments come last in the budget, and wait
/// for it. What cannot be read is said where it would stand. Nothing is changed.
final class AzureDiscovery implements Discovery {

	/// So many of a part are read at the same time. Most of them wait, for the budget of their subscription or for Azure, which
	/// takes seconds for a table: others can go on meanwhile.
	private static final int AT_ONCE = 128;

	private final Arm arm;

	private final List<ArmId> vaults;

	/// @param vaults that are read even if no list shows them
	AzureDiscovery(Arm arm, List<ArmId> vaults) {
		this.arm = arm;
		this.vaults = List.copyOf(vaults);
	}

	/// What it takes to read one estate.
	///
	/// @param subscriptions that are looked through
	/// @param unlisted takes what could not be listed: nobody must take what is known for all there is
	private record Reading(Collection<String> subscriptions, Noting noting, InParallel parallel, Bodies bodies,
			Queue<ObjectNode> unlisted) {
	}

	@Override
	public ObjectNode read(Collection<String> subscriptions, List<ArmId> known, Optional<ObjectNode> before,
			Duration within) {
		var deadline = this.arm.deadline(Look.at(this.arm.now(), within, Urgency.ASSESSMENT, List.of()));
		var document = JsonNodeFactory.instance.objectNode()
			.put("format", Snapshot.FORMAT)
			.put("takenAt", this.arm.now().truncatedTo(ChronoUnit.MILLIS).toString());
		var noting = new Noting(this.arm, deadline);
		var unlisted = new ConcurrentLinkedQueue<ObjectNode>();
		Supplier<Reading> reading = () -> {
			var parallel = new InParallel(AT_ONCE);
			return new Reading(subscriptions, noting, parallel, new Bodies(noting, parallel), unlisted);
		};
		Map<String, Supplier<Optional<JsonNode>>> parts = new LinkedHashMap<>();
		parts.put("circuits", () -> circuits(reading.get(), known, before));
		parts.put("gateways", () -> gateways(reading.get()));
		parts.put("ports", () -> ports(reading.get()));
		parts.put("vaults", () -> Optional.of(vaults(reading.get())));
		var read = new InParallel(parts.size()).each(parts.values(), Supplier::get).iterator();
		parts.keySet().forEach((name) -> read.next().ifPresent((part) -> document.set(name, part)));
		document.putArray("unlisted").addAll(unlisted);
		Tidy.texts(document);
		return document;
	}

	private Optional<JsonNode> circuits(Reading reading, List<ArmId> known, Optional<ObjectNode> before) {
		var reads = new CircuitReads(this.arm, new Earlier(before), new Alerts(reading.noting()),
				reading.noting().deadline());
		return resources(reading, "Microsoft.Network/expressRouteCircuits", known)
			.map((ids) -> each(reading, reading.bodies().of(ids), reads::read));
	}

	private Optional<JsonNode> ports(Reading reading) {
		return resources(reading, "Microsoft.Network/expressRoutePorts", List.of())
			.map((ports) -> list(reading.bodies().of(ports)));
	}

	/// Those of networks and, after them, those of virtual hubs.
	private Optional<JsonNode> gateways(Reading reading) {
		var reads = new GatewayReads(reading.noting(), reading.bodies());
		var ofNetworks = resources(reading, "Microsoft.Network/virtualNetworkGateways", List.of());
		var ofHubs = resources(reading, "Microsoft.Network/expressRouteGateways", List.of());
		if (ofNetworks.isEmpty() || ofHubs.isEmpty()) {
			return Optional.empty();
		}
		var gateways = each(reading, reads.all(ofNetworks.get()), reads::read);
		if (!ofHubs.get().isEmpty()) {
			var vpns = resources(reading, "Microsoft.Network/vpnGateways", List.of()).map(reading.bodies()::of);
			each(reading, reading.bodies().of(ofHubs.get()), (gateway) -> reads.hub(gateway, vpns))
				.forEach(gateways::add);
		}
		return Optional.of(gateways);
	}

	/// One after the other, with all machines of one at the same time: a vault may have a thousand.
	private JsonNode vaults(Reading reading) {
		var ids = resources(reading, "Microsoft.RecoveryServices/vaults", this.vaults);
		if (ids.isEmpty()) {
			return JsonNodeFactory.instance.objectNode().put("problem", "it could not be read which vaults there are");
		}
		var vaults = new VaultReads(reading.noting(), reading.bodies(), reading.parallel());
		return list(ids.get().stream().map(vaults::read).toList());
	}

	/// Empty if a list could not be read and nothing else is known: nobody must take that for none. Where something is known, it
	/// is noted what could not be listed.
	private Optional<List<ArmId>> resources(Reading reading, String type, List<ArmId> known) {
		Map<String, ArmId> ids = new LinkedHashMap<>();
		var whole = !reading.subscriptions().isEmpty();
		known.forEach((id) -> ids.put(id.normal(), id));
		Deadline deadline = reading.noting().deadline();
		var lists = reading.parallel()
			.each(reading.subscriptions(), (subscription) -> listed(subscription, type, deadline));
		var subscriptions = reading.subscriptions().iterator();
		for (var list : lists) {
			var subscription = subscriptions.next();
			switch (list) {
				case Value<List<ArmId>>(var found, var _) -> found.forEach((id) -> ids.put(id.normal(), id));
				case Failed<List<ArmId>> failed -> {
					whole = false;
					reading.unlisted().add(unlisted(subscription, type, failed));
				}
			}
		}
		return (whole || !ids.isEmpty()) ? Optional.of(List.copyOf(ids.values())) : Optional.empty();
	}

	/// Everything depends on what is listed: what may go better another time is asked once more.
	private Fetched<List<ArmId>> listed(String subscription, String type, Deadline deadline) {
		var first = this.arm.resources(subscription, type, deadline);
		return (first instanceof Failed<List<ArmId>>(var problem, var _) && passing(problem))
				? this.arm.resources(subscription, type, deadline) : first;
	}

	private static boolean passing(ArmProblem problem) {
		return switch (problem) {
			case ArmProblem.NotFound _,ArmProblem.Forbidden _,ArmProblem.Unauthorized _,ArmProblem.Invalid _,ArmProblem.Garbled _ ->
				false;
			case ArmProblem.Conflict _,ArmProblem.Busy _,ArmProblem.Throttled _,ArmProblem.Unavailable _,ArmProblem.NotSent _,ArmProblem.Unanswered _ ->
				true;
		};
	}

	private static ObjectNode unlisted(String subscription, String type, Failed<List<ArmId>> failed) {
		var note = JsonNodeFactory.instance.objectNode().put("id", "/subscriptions/" + subscription).put("type", type);
		Noting.note(note, failed, "which %s subscription %s has".formatted(ArmId.tail(type), subscription), (_) -> {
		});
		return note;
	}

	private static ArrayNode each(Reading reading, List<ObjectNode> notes, Function<ObjectNode, ObjectNode> read) {
		return list(reading.parallel().each(notes, read));
	}

	private static ArrayNode list(List<ObjectNode> nodes) {
		return JsonNodeFactory.instance.arrayNode().addAll(nodes);
	}

}
