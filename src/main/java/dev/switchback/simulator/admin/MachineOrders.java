package dev.switchback.simulator.admin;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.Site;
import dev.switchback.simulator.protection.Machine;
import dev.switchback.simulator.protection.Scenario;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.world.Effect;
import dev.switchback.simulator.world.World;

/// Reads orders about protected machines, and shows these.
final class MachineOrders {

	private static final Map<String, Scenario> ACTIONS = Map.of("failover", Scenario.FAILOVER, "changePoint",
			Scenario.CHANGE_POINT, "commit", Scenario.COMMIT, "reprotect", Scenario.REPROTECT, "testFailover",
			Scenario.TEST_FAILOVER, "cleanUp", Scenario.CLEAN_UP);

	private static final List<String> PARTS = List.of("vm", "nic", "disk");

	private MachineOrders() {
	}

	/// The protected item that an order names.
	/// @throws Refusal if there is none of that name
	static Optional<String> item(Order order, World world) {
		return order.text("item").map((name) -> {
			if (world.protections().place(name).isEmpty()) {
				throw Refusal.invalid("There is no protected item " + name + " in the estate.");
			}
			return name;
		});
	}

	/// @throws Refusal if it makes no sense
	static Effect read(String kind, Order order, World world, Duration after) {
		return switch (kind) {
			case "intrude" -> intrude(order, world, after);
			case "region" -> new Effect.Region(location(order, world), order.flag("readable", false));
			case "leave" -> new Effect.Leave(item(order, world).orElse(null), parts(order));
			case "mute" -> new Effect.Mute(item(order, world).orElse(null));
			default -> seeding(order, item(order, world).orElse(null));
		};
	}

	private static Effect intrude(Order order, World world, Duration after) {
		var item = item(order, world).orElseThrow(() -> Refusal.invalid("item is missing."));
		var action = order.choice("action", ACTIONS.keySet().stream().sorted().toList())
			.orElseThrow(() -> Refusal.invalid("action is missing."));
		return new Effect.Intrude(item, ACTIONS.getOrDefault(action, Scenario.COMMIT),
				order.text("by").orElse("a portal user"), after);
	}

	private static String location(Order order, World world) {
		var name = order.requiredText("location");
		var known = world.estate().vaults().stream().flatMap((vault) -> vault.sites().stream()).map(Site::region);
		if (known.noneMatch(name::equalsIgnoreCase)) {
			throw Refusal.invalid("Nothing of a vault lies in " + name + ".");
		}
		return name.toLowerCase(Locale.ROOT);
	}

	private static List<Machine.Part> parts(Order order) {
		var named = order.texts("what");
		if (named.stream().anyMatch((part) -> !PARTS.contains(part))) {
			throw Refusal.invalid("what has to be a list of " + String.join(", ", PARTS) + ".");
		}
		return named.isEmpty() ? List.of(Machine.Part.NIC)
				: named.stream().map((part) -> Machine.Part.valueOf(part.toUpperCase(Locale.ROOT))).toList();
	}

	private static Effect seeding(Order order, @Nullable String item) {
		var takes = order.duration("takes").orElse(null);
		if (order.flag("never", false) == (takes != null)) {
			throw Refusal.invalid("A seeding needs exactly one of takes and never.");
		}
		return new Effect.Seeding(item, takes);
	}

	/// Every machine, and whether anything answers on it.
	static ObjectNode view(World world) {
		var view = Json.object();
		view.set("machines", Json.MAPPER.valueToTree(world.guests()));
		return view;
	}

}
