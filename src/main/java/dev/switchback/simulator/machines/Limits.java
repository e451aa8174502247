package dev.switchback.simulator.machines;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Paging;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.estate.Scope;
import dev.switchback.simulator.estate.Trait;
import dev.switchback.simulator.protection.Machine;
import dev.switchback.simulator.wire.Json;

/// What keeps machines from being made or removed: quota by region and family of sizes, and locks.
final class Limits {

	private static final String LOCKS = "/providers/Microsoft.Authorization/locks";

	private static final String SUBSCRIPTION = "/subscriptions/{subscription}";

	private static final String GROUP = SUBSCRIPTION + "/resourceGroups/{group}";

	/// Families of sizes, with the one size of each that is used here and its cores.
	private static final Map<String, Size> FAMILIES = Map.of("standardDSv5Family", new Size("Standard_D2s_v5", 2),
			"standardFSv2Family", new Size("Standard_F8s_v2", 8));

	private static final int ENOUGH = 1000;

	private record Size(String name, int cores) {
	}

	private Limits() {
	}

	static void routes(Routes routes) {
		routes.get(SUBSCRIPTION + "/providers/Microsoft.Compute/locations/{location}/usages",
				(exchange) -> Paging.list(exchange, usages(exchange)));
		routes.get(SUBSCRIPTION + "/providers/Microsoft.Compute/skus", Limits::sizes);
		routes.get(SUBSCRIPTION + LOCKS, (exchange) -> Paging.list(exchange, locks(exchange).toList()));
		routes.get(GROUP + LOCKS,
				(exchange) -> Paging.list(exchange, locksBelow(exchange, exchange.variable("group"))));
		routes.get(GROUP + "/providers/{provider}/{type}/{name}" + LOCKS,
				(exchange) -> Paging.list(exchange,
						locksBelow(exchange, exchange.variable("group") + "/providers/" + exchange.variable("provider")
								+ "/" + exchange.variable("type") + "/" + exchange.variable("name"))));
	}

	private static List<ObjectNode> usages(Exchange exchange) {
		var location = exchange.variable("location").toLowerCase(Locale.ROOT);
		Standing.checkReadable(exchange, location);
		var families = FAMILIES.keySet()
			.stream()
			.sorted()
			.map((family) -> usage(family, used(exchange, location, family), limit(exchange, location, family)));
		var all = FAMILIES.keySet().stream().mapToInt((family) -> used(exchange, location, family)).sum();
		return Stream.concat(Stream.of(usage("cores", all, 2 * ENOUGH)), families).toList();
	}

	private static ObjectNode usage(String name, int used, int limit) {
		var node = Json.object().put("unit", "Count").put("currentValue", used).put("limit", limit);
		node.putObject("name").put("value", name).put("localizedValue", name);
		return node;
	}

	private static int used(Exchange exchange, String location, String family) {
		return Standing.all(exchange, null)
			.filter((standing) -> standing.machine().whole() && standing.site().region().equals(location))
			.filter((standing) -> standing.place().plan().family().equals(family))
			.mapToInt((standing) -> standing.place().plan().cores())
			.sum();
	}

	private static int limit(Exchange exchange, String location, String family) {
		var exhausted = Standing.vaults(exchange)
			.flatMap((vault) -> vault.machines().stream())
			.anyMatch((plan) -> plan.has(Trait.NO_QUOTA) && plan.recovery().region().equals(location)
					&& plan.family().equals(family));
		return exhausted ? 0 : ENOUGH;
	}

	private static Reply sizes(Exchange exchange) {
		var regions = Standing.homes(exchange, null).stream().map((home) -> home.site().region()).distinct().toList();
		return Paging.list(exchange, FAMILIES.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.flatMap((entry) -> regions.stream().map((region) -> size(entry.getKey(), entry.getValue(), region)))
			.filter((node) -> wanted(exchange, node))
			.toList());
	}

	private static boolean wanted(Exchange exchange, ObjectNode node) {
		var filter = exchange.target().query("$filter");
		return filter == null || filter.toLowerCase(Locale.ROOT)
			.contains("'" + node.path("locations").path(0).asString().toLowerCase(Locale.ROOT) + "'");
	}

	private static ObjectNode size(String family, Size size, String region) {
		var node = Json.object()
			.put("resourceType", "virtualMachines")
			.put("name", size.name())
			.put("family", family)
			.put("size", size.name().substring("Standard_".length()));
		node.putArray("locations").add(region);
		node.putArray("capabilities").addObject().put("name", "vCPUs").put("value", Integer.toString(size.cores()));
		node.putArray("restrictions");
		return node;
	}

	private static Stream<ObjectNode> locks(Exchange exchange) {
		var ofGroups = Standing.vaults(exchange)
			.flatMap((vault) -> vault.machines()
				.stream()
				.filter((plan) -> plan.has(Trait.TARGET_LOCKED))
				.map((plan) -> frozen(vault.in(plan.recovery().group()))));
		return Stream.concat(ofGroups, ofMachines(exchange));
	}

	private static ObjectNode frozen(Scope group) {
		var node = Json.object()
			.put("name", "frozen")
			.put("id", group.groupId() + LOCKS + "/frozen")
			.put("type", "Microsoft.Authorization/locks");
		node.putObject("properties").put("level", "ReadOnly").put("notes", "Nothing is to change here.");
		return node;
	}

	private static Stream<ObjectNode> ofMachines(Exchange exchange) {
		return Standing.all(exchange, null)
			.filter((standing) -> standing.place().plan().has(Trait.LOCKED) && !standing.machine().atRecovery()
					&& standing.machine().whole())
			.map(Limits::lock);
	}

	private static ObjectNode lock(Standing standing) {
		Machine machine = standing.machine();
		var node = Json.object()
			.put("name", "do-not-delete")
			.put("id",
					standing.place()
						.vault()
						.in(machine.group())
						.id("Microsoft.Compute", "virtualMachines", standing.name()) + LOCKS + "/do-not-delete")
			.put("type", "Microsoft.Authorization/locks");
		node.putObject("properties").put("level", "CanNotDelete").put("notes", "Ask the owner first.");
		return node;
	}

	private static List<ObjectNode> locksBelow(Exchange exchange, String place) {
		var lower = ("/resourceGroups/" + place + "/").toLowerCase(Locale.ROOT);
		return locks(exchange).filter((node) -> node.path("id").asString().toLowerCase(Locale.ROOT).contains(lower))
			.toList();
	}

}
