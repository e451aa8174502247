package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.arm.Listing;

/// Reads virtual machines: by a call for each or, where many of a resource group are asked for, by a list of all that it has,
/// and another one of how all of the subscription run, as no list tells both. What no list shows is read by itself: only that
/// tells that a machine is not there.
final class VmReads {

	/// A list of more machines than that has more pages than it saves calls.
	private static final int TOO_MANY = 1000;

	/// A list that cannot be had is asked for again after that.
	private static final Duration USELESS = Duration.ofMinutes(1);

	private final Arm arm;

	/// By the machines' ids.
	private final Shared<Map<String, JsonNode>> lists;

	private final Crowd crowd;

	VmReads(Arm arm) {
		this.arm = arm;
		this.lists = new Shared<>(arm::nanos, arm::pause);
		this.crowd = new Crowd(arm::nanos);
	}

	/// By a call for it alone, with how it runs.
	Fetched<VmSeen> alone(ArmId vm, Deadline deadline) {
		return this.arm.get(new ArmRead(vm, "", Map.of("$expand", "instanceView")), deadline)
			.map((document) -> VmSeen.of(vm, document));
	}

	/// Of what it is made and where it stands. How it runs is not always shown.
	///
	/// @param age how long ago its reading may have begun
	Fetched<VmSeen> made(ArmId vm, Duration age, Deadline deadline) {
		return many(vm).flatMap((_) -> besides(vm, age, deadline))
			.<Fetched<VmSeen>>map((made) -> new Value<>(VmSeen.of(vm, made.value()), made.at()))
			.orElseGet(() -> alone(vm, deadline));
	}

	/// How it runs, too.
	///
	/// @param made how long ago the reading may have begun of what it is made of
	/// @param age the same of how it runs
	Fetched<VmSeen> running(ArmId vm, Duration made, Duration age, Deadline deadline) {
		return many(vm).flatMap((_) -> besides(vm, made, deadline))
			.flatMap((seen) -> states(vm, age, deadline).map((state) -> together(vm, seen, state)))
			.orElseGet(() -> alone(vm, deadline));
	}

	/// As itself, if many are asked for.
	private Optional<ArmId> many(ArmId vm) {
		return this.crowd.joined(group(vm), vm.normal()) ? Optional.of(vm) : Optional.empty();
	}

	private static Fetched<VmSeen> together(ArmId vm, Value<JsonNode> made, Value<JsonNode> state) {
		var document = (ObjectNode) made.value().deepCopy();
		document.withObjectProperty("properties")
			.set("instanceView", state.value().path("properties").path("instanceView"));
		return new Value<>(VmSeen.of(vm, document), made.at());
	}

	private Optional<Value<JsonNode>> besides(ArmId vm, Duration age, Deadline deadline) {
		return listed(vm, group(vm), age, deadline, () -> this.arm.beside(vm, deadline))
			.filter((made) -> made.value().path("properties").isObject());
	}

	private Optional<Value<JsonNode>> states(ArmId vm, Duration age, Deadline deadline) {
		var listing = Listing.runningMachines(vm.subscription(), this.arm.apiVersions());
		return listed(vm, listing.path(), age, deadline, () -> this.arm.list(listing, deadline))
			.filter((state) -> !state.value().path("properties").path("instanceView").path("statuses").isEmpty());
	}

	/// Empty if the list cannot be had, is not worth it, or does not show the machine.
	private Optional<Value<JsonNode>> listed(ArmId vm, String list, Duration age, Deadline deadline,
			Supplier<Fetched<List<JsonNode>>> reading) {
		if (useless(list)) {
			return Optional.empty();
		}
		return (this.lists.read(list, age, SharedReads.PACE, deadline,
				() -> reading.get().map(VmReads::byId)) instanceof Value<Map<String, JsonNode>>(var all, var at))
						? Optional.ofNullable(all.get(vm.normal())).map((document) -> new Value<>(document, at))
						: Optional.empty();
	}

	private boolean useless(String list) {
		return switch (this.lists.last(list)) {
			case null -> false;
			case Value<Map<String, JsonNode>>(var all, var _) -> all.size() > TOO_MANY;
			case Failed<Map<String, JsonNode>>(ArmProblem.Throttled _, var _) -> false;
			case Failed<Map<String, JsonNode>>(var _, var at) -> this.arm.now().isBefore(at.plus(USELESS));
		};
	}

	private static Map<String, JsonNode> byId(List<JsonNode> machines) {
		var all = HashMap.<String, JsonNode>newHashMap(machines.size());
		machines.forEach((machine) -> Text.id(machine.path("id")).ifPresent((id) -> all.put(id.normal(), machine)));
		return all;
	}

	private static String group(ArmId vm) {
		return "%s/%s".formatted(vm.subscription(), vm.resourceGroup()).toLowerCase(Locale.ROOT);
	}

}
