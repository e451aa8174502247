package dev.switchback.simulator.admin;

import java.util.Optional;
import java.util.stream.Stream;

import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.Family;
import dev.switchback.simulator.estate.Leg;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.world.Effect;
import dev.switchback.simulator.world.PeeringState;
import dev.switchback.simulator.world.World;
import tools.jackson.databind.node.ObjectNode;

/// Whether something behind a pair, or on a protected machine, would answer, for whoever probes it: no packets are forwarded, so
/// all that can be told is over which circuits the gateways learn anything, and whether the machine runs.
final class Behind {

	private static final String PRIVATE = "AzurePrivatePeering";

	private Behind() {
	}

	/// @throws Refusal if there is neither such a pair nor such a machine
	static ObjectNode view(World world, String name) {
		return world.estate()
			.pairs()
			.stream()
			.filter((each) -> each.name().equalsIgnoreCase(name))
			.findFirst()
			.map((pair) -> pair(world, pair))
			.or(() -> machine(world, name))
			.orElseThrow(() -> new Refusal(404, "unknown-pair",
					"There is neither a pair nor a machine " + name + " in the estate."));
	}

	/// Wherever it runs; the copies that drills make do not count.
	private static Optional<ObjectNode> machine(World world, String name) {
		var guests = world.guests().stream().filter((guest) -> guest.item().equalsIgnoreCase(name)).toList();
		return guests.stream()
			.findFirst()
			.map((guest) -> Json.object()
				.put("machine", guest.item())
				.put("answers", guests.stream().anyMatch((each) -> !each.test() && each.answers())));
	}

	private static ObjectNode pair(World world, PairPlan pair) {
		var over = pair.circuits()
			.stream()
			.filter((circuit) -> carries(world, pair, circuit))
			.map(CircuitPlan::name)
			.toList();
		var view = Json.object().put("pair", pair.name());
		over.forEach(view.putArray("over")::add);
		return view.put("answers", !over.isEmpty() && !muted(world));
	}

	private static boolean carries(World world, PairPlan pair, CircuitPlan circuit) {
		return world.pair(pair)
			.circuit(circuit.name())
			.peering(PRIVATE)
			.filter((peering) -> Stream.of(Link.values())
				.anyMatch((link) -> arrives(world, pair, circuit, peering, link)))
			.isPresent();
	}

	private static boolean arrives(World world, PairPlan pair, CircuitPlan circuit, PeeringState peering, Link link) {
		return world.announced(pair, circuit.name(), PRIVATE, link)
			.stream()
			.anyMatch((announcement) -> world.visible(pair, circuit.name(), peering,
					Leg.of(link, Family.of(announcement.prefix())), announcement.prefix(), true));
	}

	/// Of everything, and not of one machine.
	private static boolean muted(World world) {
		return world.faults()
			.stream()
			.anyMatch((fault) -> fault.active(world.now()) && fault.effect() instanceof Effect.Mute mute
					&& mute.item() == null);
	}

}
