package dev.switchback.simulator.admin;

import java.util.Locale;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.Family;
import dev.switchback.simulator.estate.Leg;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.world.CircuitState;
import dev.switchback.simulator.world.PeeringState;
import dev.switchback.simulator.world.World;

/// The estate as it is now, for people: what Azure holds, and what lies behind it.
final class EstateView {

	private EstateView() {
	}

	static ObjectNode of(World world) {
		var view = Json.object().put("at", world.now().toString());
		var pairs = view.putArray("pairs");
		for (var plan : world.estate().pairs()) {
			var pair = pairs.addObject().put("name", plan.name());
			var circuits = pair.putArray("circuits");
			world.counted(plan)
				.circuits()
				.values()
				.forEach((circuit) -> circuit(world, plan, circuit, circuits.addObject()));
			var gateways = pair.putArray("gateways");
			plan.gateways().forEach((gateway) -> gateways.add(gateway.name()));
		}
		return view;
	}

	private static void circuit(World world, PairPlan plan, CircuitState circuit, ObjectNode into) {
		into.put("name", circuit.name())
			.put("provisioningState", circuit.provisioningState())
			.put("busyWith", circuit.busyWith().orElse(null));
		var peerings = into.putArray("peerings");
		circuit.peerings().values().forEach((peering) -> {
			var view = peerings.addObject();
			peering(peering, view);
			sessions(world, plan, circuit, peering, view);
		});
	}

	private static void peering(PeeringState peering, ObjectNode into) {
		into.put("name", peering.name())
			.put("state", peering.shown().path("state").asString(""))
			.put("ipv6State", peering.shown().path("ipv6PeeringConfig").path("state").asString(null))
			.put("provisioningState", peering.provisioningState())
			.put("etag", peering.etag())
			.put("enabledOnRouters", peering.enabled())
			.put("hasSharedKey", peering.sharedKey() != null);
		var bytes = into.putObject("bytes");
		peering.bytes()
			.forEach((link, count) -> bytes.putObject(link.name().toLowerCase(Locale.ROOT))
				.put("in", count.in())
				.put("out", count.out()));
	}

	private static void sessions(World world, PairPlan plan, CircuitState circuit, PeeringState peering,
			ObjectNode into) {
		var sessions = into.putArray("sessions");
		for (var leg : Leg.values()) {
			var session = peering.session(leg);
			if (session.since() != null || session.flipAt() != null) {
				var view = sessions.addObject().put("leg", leg.name()).put("up", session.up());
				view.put("since", (session.since() != null) ? session.since().toString() : null);
				var prefixes = view.putArray("prefixes");
				world.announced(plan, circuit.name(), peering.name(), leg.link())
					.stream()
					.filter((each) -> leg == Leg.of(leg.link(), Family.of(each.prefix())))
					.filter((each) -> world.visible(plan, circuit.name(), peering, leg, each.prefix(), false))
					.forEach((each) -> prefixes.add(each.prefix()));
			}
		}
	}

}
